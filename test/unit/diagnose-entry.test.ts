import { expect, test } from "@playwright/test";
import { judged, type EntryCase } from "../support/diagnose-entry.ts";

const cases: readonly EntryCase[] = [
  ["a right entry that nobody dialled has nothing wrong", {}, []],
  [
    "an entry whose own dial was good is believed, whatever it says",
    { entry: { Host: "another.name", Port: 3000, Suffix: "/x", AccessToken: "y" }, own: "handled" },
    [],
  ],

  // Kind and state.
  [
    "L5: a Type in the wrong case is told as it is written",
    { entry: { Type: "ReverseWebsocket" } },
    [{ "entry-skipped": { index: 0, type: "ReverseWebsocket", expected: "ReverseWebSocket" } }],
  ],
  [
    "L3: a missing Type has no name to tell",
    { entry: { Type: null } },
    [{ "entry-skipped": { index: 0, type: null, expected: "ReverseWebSocket" } }],
  ],
  [
    "L6: a disabled entry is told as that",
    { entry: { Enable: "false" } },
    [{ "entry-disabled": { index: 0 } }],
  ],
  [
    "N3: a value that stops the program is told, its query hidden",
    { entry: { ReconnectInterval: "a?b=s3cret" } },
    [{ "value-invalid": { index: 0, option: "ReconnectInterval", value: "a?b=***" } }],
  ],
  [
    "L8: an entry for two connections instead of one is told",
    { entry: { UseUniversalClient: false } },
    [{ "not-universal": { index: 0 } }],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}
