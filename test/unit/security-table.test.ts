import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "@playwright/test";

const root = join(import.meta.dirname, "../..");
const file = join(root, "SECURITY.md");
const text = readFileSync(file, "utf8");

/** `[file.ts:7](folder/file.ts#L7) `text``: the text stands on that line of that file, and on no other. */
const proof = /\[([^\]:]+):(\d+)\]\(([^)#]+)#L(\d+)\) `([^`]+)`/g;

type ReadLines = (path: string) => readonly string[] | null;

const linesHere: ReadLines = (path) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8").split("\n") : null;

/** The text with every line number as it should be, and what no number can mend. */
function mend(
  table: string,
  linesOf: ReadLines,
): { readonly mended: string; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const mended = table.replace(
    proof,
    (_link: string, name: string, _shown: string, path: string, ...rest: string[]) => {
      const [line, quoted = ""] = rest;
      const lines = linesOf(path);
      const places = (lines ?? []).flatMap((there, index) => (there.includes(quoted) ? [index + 1] : []));
      if (lines === null) problems.push(`there is no ${path}`);
      else if (places.length !== 1) problems.push(`${path} has ${places.length} lines with: ${quoted}`);
      if (basename(path) !== name) problems.push(`${name} is not the name of ${path}`);
      const place = places[0] ?? line;
      return `[${name}:${place}](${path}#L${place}) \`${quoted}\``;
    },
  );
  return { mended, problems };
}

test("every line that SECURITY.md names says what it is said to", () => {
  const { mended, problems } = mend(text, linesHere);
  expect(problems).toEqual([]);
  // The numbers are kept by this test: UPDATE_SECURITY=1 writes them anew.
  if (process.env["UPDATE_SECURITY"] === "1") {
    writeFileSync(file, mended);
    return;
  }
  expect(text).toBe(mended);
});

test("every item of Electron's checklist has its place in the program and its proof", () => {
  const rows = [...text.matchAll(/^\| (\d+) \| (.+) \| (.+) \| (.+) \|$/gm)];
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  for (const [, number, item = "", met = "", proved = ""] of rows) {
    expect(item, number).not.toBe("");
    const files = (cell: string) => [...cell.matchAll(proof)].map(([, , , path = ""]) => path);
    expect(files(met).join(), number).toMatch(/^(?:electron|build|package\.json)/);
    expect(files(proved).join(), number).toMatch(/^test\/|,test\//);
  }
});

test("SECURITY.md links to nothing that is not there", () => {
  const linked = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, path = ""]) => path);
  expect(linked.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(linked.length).toBeGreaterThan(40);
});

const row = "see [a.ts:2](src/a.ts#L2) `guard();`";

for (const [what, lines, problems, mended] of [
  ["a line that still says it", ["", "guard();"], [], row],
  ["a line that moved", ["", "", "  guard(); // why"], [], row.replace(":2", ":3").replace("L2", "L3")],
  ["a text that is gone", ["", ""], ["src/a.ts has 0 lines with: guard();"], row],
  [
    "a text that stands twice",
    ["guard();", "guard();"],
    ["src/a.ts has 2 lines with: guard();"],
    row.replace(":2", ":1").replace("L2", "L1"),
  ],
  ["a file that is gone", null, ["there is no src/a.ts"], row],
] as const) {
  test(`${what} is told apart`, () => {
    expect(mend(row, () => lines)).toEqual({ mended, problems });
  });
}

test("a name that is not the file's is told of", () => {
  expect(mend(row.replace("[a.ts", "[b.ts"), () => ["guard();"]).problems).toEqual([
    "b.ts is not the name of src/a.ts",
  ]);
});
