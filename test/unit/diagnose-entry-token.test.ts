import { expect, test } from "@playwright/test";
import { endpointWith, judged, type EntryCase } from "../support/diagnose-entry.ts";
import { outcomeOf } from "../support/evidence.ts";

const cases: readonly EntryCase[] = [
  ["Y8: a token where none is asked for is nothing to tell", { entry: { AccessToken: "old" } }, []],
  [
    "Y8: the right token is right, whatever its length",
    { entry: { AccessToken: "s3cret" }, target: { token: "s3cret" } },
    [],
  ],
  [
    "Y8: no token where one is asked for is told",
    { target: { token: "s3cret" } },
    [{ "token-mismatch": { index: 0, has: "none", wants: "authorization" } }],
  ],
  [
    "Y8: an empty token where one is asked for is told as empty",
    { entry: { AccessToken: "" }, target: { token: "s3cret" } },
    [{ "token-mismatch": { index: 0, has: "empty", wants: "authorization" } }],
  ],
  [
    "Y8: another token than the one that is asked for is told as another",
    { entry: { AccessToken: "old" }, target: { token: "s3cret" } },
    [{ "token-mismatch": { index: 0, has: "other", wants: "authorization" } }],
  ],
  [
    "Y8: a refusal is a matter of the token where nobody knows what is asked for",
    { own: "unauthorized", yunzai: null },
    [{ "token-mismatch": { index: 0, has: "none", wants: null } }],
  ],
  [
    "Y8: a refusal somewhere else is no fault of the token's",
    { entry: { Port: 3000 }, own: "unauthorized", yunzai: null },
    [{ "port-mismatch": { index: 0, port: 3000, expected: 2536 } }],
  ],
  [
    "Y8: a refusal where the right values lead is a fault of the token's, wherever the entry leads",
    { entry: { Port: 3000 }, target: { outcome: outcomeOf("unauthorized") }, yunzai: null },
    [
      { "port-mismatch": { index: 0, port: 3000, expected: 2536 } },
      { "token-mismatch": { index: 0, has: "none", wants: null } },
    ],
  ],
  [
    "Y8: a key that only a query can carry is told, its value hidden",
    { target: { endpoint: endpointWith({ suffix: "/OneBotv11/?X-Token=s3cret" }) } },
    [{ "token-needs-query": { index: 0, key: "X-Token", expected: "/OneBotv11/?X-Token=***" } }],
  ],
  [
    "Y8: a query with another value of that key is told like none",
    {
      entry: { Suffix: "/OneBotv11/?X-Token=old" },
      target: { endpoint: endpointWith({ suffix: "/OneBotv11/?X-Token=s3cret" }) },
    },
    [{ "token-needs-query": { index: 0, key: "X-Token", expected: "/OneBotv11/?X-Token=***" } }],
  ],
  [
    "Y8: the query that is asked for is right with more beside it",
    {
      entry: { Suffix: "/OneBotv11/?a=b&X-Token=s3cret" },
      target: { endpoint: endpointWith({ suffix: "/OneBotv11/?X-Token=s3cret" }) },
    },
    [],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}
