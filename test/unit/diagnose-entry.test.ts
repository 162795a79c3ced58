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
    "N3: every such value is told, also where another one hides it or the entry does not run yet",
    { entry: { Enable: "false", Port: "", ReconnectInterval: "soon", HeartBeatInterval: "" } },
    [
      { "entry-disabled": { index: 0 } },
      { "port-invalid": { index: 0, port: "", problem: "port-missing", expected: 2536 } },
      { "value-invalid": { index: 0, option: "ReconnectInterval", value: "soon" } },
      { "value-invalid": { index: 0, option: "HeartBeatInterval", value: "" } },
    ],
  ],
  [
    "L5, N3: and of an entry that is skipped",
    { entry: { Type: "ReverseWebsocket", ReconnectInterval: "soon" } },
    [
      { "entry-skipped": { index: 0, type: "ReverseWebsocket", expected: "ReverseWebSocket" } },
      { "value-invalid": { index: 0, option: "ReconnectInterval", value: "soon" } },
    ],
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
