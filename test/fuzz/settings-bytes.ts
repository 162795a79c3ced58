import { equal, ok } from "node:assert/strict";
import fc from "fast-check";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import { editSettings } from "../../electron/core/settings/settings-edit.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings, settingsLimit } from "../../electron/core/settings/settings-read.ts";
import { rebuildSettings } from "../../electron/core/settings/settings-rebuild.ts";
import { yunzai } from "../support/settings-cases.ts";
import { desiredLink } from "../support/settings-documents.ts";
import { spoiled, torn } from "./damage.ts";
import { documents } from "./settings-inputs.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

const spoiledDocuments = fc.oneof(documents, spoiled(documents));

/** What is repeated to make a file large, and what is put before and behind it. */
const monsters: fc.Arbitrary<Uint8Array> = fc
  .record({
    head: fc.constantFrom("", "{", '{"Implementations":[', '{"a":"', "/*", '{"AccessToken":', "[", "\ufeff{"),
    unit: fc.constantFrom(
      "[",
      "{",
      '{"a":',
      '"',
      "\\",
      '\\"',
      "/",
      "/*",
      "*/",
      "//",
      "9",
      ",",
      ":",
      " ",
      "\n",
      "\u0000",
      "null,",
      '{"Type":"Http"},',
      '"a":1,',
      '"Token":"x',
      "?a=b&",
      "://x@",
      "\ud83d\ude00",
      "1e",
      "*",
    ),
    tail: fc.constantFrom("", "}", "]}", '"}', "*/", "\n"),
    size: fc.constantFrom(1000, 20_000, 100_000),
  })
  .map(({ head, unit, tail, size }) =>
    new TextEncoder().encode(head + unit.repeat(Math.ceil(size / unit.length)) + tail),
  );

/** Every question that is asked of a settings file, whatever its bytes are. */
function askEverything(bytes: Uint8Array, desired: DesiredLink): void {
  const read = readSettings(bytes);
  if (read.kind === "readable") {
    const { root, decoded } = read.settings;
    ok(root.span.offset >= 0 && root.span.offset + root.span.length <= decoded.text.length);
    const links = readLinks(read.settings, []);
    equal(new Set(links.map(({ index }) => index)).size, links.length);
    for (const link of links)
      equal(link.state === "used" && link.kind === "reverse", link.endpoint !== null && runs(link));
    const edit = editSettings(bytes, read.settings, { kind: "new" }, desired);
    if (edit.kind === "edited") equal(readSettings(edit.bytes).kind, "readable");
  } else {
    ok(read.line >= 1 && read.column >= 1);
  }
  const rebuilt = rebuildSettings(bytes, desired);
  if (rebuilt.kind === "rebuilt") equal(readSettings(rebuilt.bytes).kind, "readable");
}

function runs({ state, kind, problems, badValue }: ReturnType<typeof readLinks>[number]): boolean {
  return state === "used" && kind === "reverse" && problems.length === 0 && badValue === null;
}

export const settingsBytesTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "no bytes at all make reading, editing or rebuilding throw or give what cannot be read again",
    input: fc.tuple(
      fc.oneof(
        { weight: 5, arbitrary: torn(spoiledDocuments) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
      ),
      desiredLink,
    ),
    runs: 1000,
    holds: ([bytes, desired]) => askEverything(bytes, desired),
  }),
  fuzzTarget({
    name: "what is large, deep or endless is read in the end",
    input: fc.tuple(monsters, desiredLink),
    runs: 40,
    // More values in one list than a call takes arguments.
    regressions: [[new TextEncoder().encode(`{"a":[0${",0".repeat(150_000)}]}`), yunzai]],
    holds([bytes, desired]) {
      ok(bytes.length < settingsLimit);
      askEverything(bytes, desired);
    },
  }),
];
