import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";
import { diffLines, diffSize } from "../../renderer/ui/diff-lines.ts";

test("a change of two values is two lines removed and two added, each with its number", () => {
  const old = '{\n  "Port": 8080, // 改这里\n  "Suffix": "/onebot/v11/ws"\n}\n';
  const now = old.replace("8080", "2536").replace("/onebot/v11/ws", "/OneBotv11");
  const lines = diffLines(maskedDiff(old, now));
  expect(lines).toEqual([
    { kind: "same", text: "{", before: 1, after: 1 },
    { kind: "removed", text: '  "Port": 8080, // 改这里', before: 2, after: null },
    { kind: "removed", text: '  "Suffix": "/onebot/v11/ws"', before: 3, after: null },
    { kind: "added", text: '  "Port": 2536, // 改这里', before: null, after: 2 },
    { kind: "added", text: '  "Suffix": "/OneBotv11"', before: null, after: 3 },
    { kind: "same", text: "}", before: 4, after: 4 },
  ]);
  expect(diffSize(lines)).toEqual({ added: 2, removed: 2 });
});

test("places far from each other have a gap between them, and none at the ends", () => {
  const rows = Array.from({ length: 40 }, (_, index) => `// ${index}`);
  const old = rows.join("\n");
  const now = old.replace("// 5\n", "// five\n").replace("// 30\n", "// thirty\n");
  const kinds = diffLines(maskedDiff(old, now)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "gap")).toHaveLength(1);
  expect(kinds[0]).not.toBe("gap");
  expect(kinds.at(-1)).not.toBe("gap");
});

test("a file that is created is all added", () => {
  expect(diffLines(maskedDiff(null, "{\n}\n"))).toEqual([
    { kind: "added", text: "{", before: null, after: 1 },
    { kind: "added", text: "}", before: null, after: 2 },
  ]);
});

test("nothing to change is no line", () => {
  expect(diffLines("")).toEqual([]);
});

test("a line that looks like the head of a difference stays a line", () => {
  expect(diffLines("--- a\n+++ b\n@@ -1,1 +1,1 @@\n--- old\n+++ new\n")).toEqual([
    { kind: "removed", text: "-- old", before: 1, after: null },
    { kind: "added", text: "++ new", before: null, after: 1 },
  ]);
});

test("every number is the line's own in its file", () => {
  const line = fc.constantFrom("{", "}", "// a", "// b", "", "  x", "+", "-", "++");
  const text = fc.array(line, { minLength: 1, maxLength: 30 }).map((rows) => rows.join("\n"));
  fc.assert(
    fc.property(text, text, (old, now) => {
      const [oldRows, nowRows] = [old.split("\n"), now.split("\n")];
      for (const shown of diffLines(maskedDiff(old, now))) {
        if (shown.kind === "gap") continue;
        if (shown.before !== null) expect(oldRows[shown.before - 1]).toBe(shown.text);
        if (shown.after !== null) expect(nowRows[shown.after - 1]).toBe(shown.text);
      }
    }),
  );
});
