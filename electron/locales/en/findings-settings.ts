import { isLayer } from "../phrase.ts";
import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What is wrong with the settings file as a whole, or with an entry apart from its address. */
export const settingsFindings = {
  "wrong-program": {
    title: () => "Wrong program: this is not Lagrange.OneBot",
    cause: ({ path }) =>
      `There is no Lagrange.OneBot at ${path}; a file of that name may belong to another program, such as Lagrange v2 (Lagrange.Milky), which does not speak OneBot.`,
    cure: () => ["Choose the folder of Lagrange.OneBot (v1)."],
  },
  "settings-missing": {
    title: () => "It breaks at the settings: there is no settings file",
    cause: ({ path }) => `${path} does not exist.`,
    cure: () => ["Create one: Lagrange's defaults, with the link to Yunzai in it."],
  },
  "settings-unreadable": {
    title: () => "It breaks at the settings: Lagrange cannot read the file",
    cause: ({ path, line, column, problem }) =>
      `${path}${line === null ? "" : `, line ${line}`}${column === null ? "" : `, column ${column}`}: ${reasons.unreadable[problem]}.`,
    cure: ({ path, line }) =>
      line === null
        ? ["Make sure the file can be opened, then check again."]
        : [
            `Open it in an editor, mend it near line ${line} and save.`,
            ...(isLayer(path)
              ? []
              : [
                  "Or rebuild it: after a backup a fresh file is written that keeps every setting that can still be read.",
                ]),
          ],
  },
  "duplicate-key": {
    title: () => "It breaks at the settings: one key stands twice",
    cause: ({ path, key, line, column }) =>
      `${path}, line ${line}, column ${column} sets ${key} a second time, and Lagrange stops at start when it meets that.`,
    cure: ({ key }) => [`Keep one of the two ${key} and save.`],
  },
  "no-link": {
    title: () => "It breaks at the settings: no link to Yunzai",
    cause: ({ section }) =>
      section === null
        ? "The file has no Implementations, so Lagrange connects to nothing."
        : `No entry of ${section} leads to this Yunzai.`,
    cure: () => ["Add a reverse WebSocket entry; the others stay as they are."],
  },
  "entry-skipped": {
    title: ({ type }) =>
      type === null
        ? "It breaks at the settings: the entry has no type"
        : "It breaks at the settings: the entry's type is wrong",
    cause: ({ index, type, expected }) =>
      type === null
        ? `Entry #${index} has no Type, so Lagrange skips it without a word.`
        : `The Type of entry #${index} is ${type} where ${expected} is needed, to the letter, so Lagrange skips it without a word.`,
    cure: ({ expected }) => [`Set Type to ${expected}.`],
  },
  "entry-disabled": {
    title: () => "It breaks at the settings: the entry is disabled",
    cause: ({ index }) => `Entry #${index} says "Enable": "false", so Lagrange does not use it.`,
    cure: () => ['Set Enable to "true".'],
  },
  "value-invalid": {
    title: ({ option }) => `It breaks at the settings: Lagrange cannot use this ${option}`,
    cause: ({ index, option, value }) =>
      `The ${option} of entry #${index} is “${value}”, at which Lagrange stops when it starts.`,
    cure: ({ option }) => [`Correct ${option}, or remove it to use Lagrange's default.`],
  },
  "not-universal": {
    title: () => "It breaks at the settings: one link is split in two",
    cause: ({ index }) =>
      `UseUniversalClient of entry #${index} is false, so Lagrange opens one connection for events and one for the API; Yunzai wants a single one.`,
    cure: () => ["Set UseUniversalClient to true."],
  },
  "overridden-by-file": {
    title: () => "It breaks at the settings: another file overrides them",
    cause: ({ file, key, value, expected }) =>
      `${file} sets ${entryOption(key)} as well and wins: it says “${value}” where “${expected}” is needed.`,
    cure: ({ file }) => [`Remove or correct it in ${file}.`, "Restart Lagrange."],
  },
  "overridden-by-environment": {
    title: () => "It breaks at the settings: the environment overrides them",
    cause: ({ name, key, value, expected }) =>
      `The environment variable ${name} sets ${entryOption(key)} as well and wins: it says “${value}” where “${expected}” is needed.`,
    cure: ({ name }) => [`Remove or correct the environment variable ${name}.`, "Restart Lagrange."],
  },
  "wrong-section": {
    title: ({ section }) => `The top-level ${section} does nothing`,
    cause: ({ section }) =>
      `Lagrange reads its links from Implementations (Implementation in old versions) and ignores a ${section} at the top level.`,
    cure: () => [
      "The link to Yunzai belongs in Implementations; the ignored section may stay, it does no harm.",
    ],
  },
} satisfies Partial<FindingTexts>;

/** `Implementations:0:Port`, as .NET writes it, in words. */
function entryOption(key: string): string {
  return key.replace(/^[^:]+:([^:]+):([^:]+)$/, "the $2 of entry #$1");
}
