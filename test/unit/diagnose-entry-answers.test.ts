import { expect, test } from "@playwright/test";
import type { Step } from "../../electron/core/outcome.ts";
import { endpointWith, judged, type EntryCase } from "../support/diagnose-entry.ts";
import { outcomeOf } from "../support/evidence.ts";

function connected(facts: Step<"connect">["facts"]): readonly Step[] {
  return [{ stage: "connect", status: "failed", ms: 1, facts }];
}

const speaksTls = outcomeOf("tls", { steps: connected({ listens: "wss" }) });
const speaksPlain = outcomeOf("tls", { steps: connected({ listens: "ws" }) });
const bothKeys = { endpoint: endpointWith({ suffix: "/OneBotv11/?X-Token=s3cret" }), token: "other" };
const needsQuery = {
  "token-needs-query": { index: 0, key: "X-Token", expected: "/OneBotv11/?X-Token=***" },
};

const cases: readonly EntryCase[] = [
  [
    "Y14: another program on the entry's own family is as good as nobody there",
    {
      entry: { Host: "127.0.0.1" },
      own: "not-yunzai",
      target: { endpoint: endpointWith({ host: "[::1]" }), answersOn: "[::1]" },
    },
    [{ "other-family": { host: "127.0.0.1", answered: "[::1]", port: 2536 } }],
  ],
  [
    "another program on the same port of another machine is no Yunzai either",
    { entry: { Host: "192.168.1.9" }, own: "not-yunzai" },
    [{ "host-mismatch": { index: 0, host: "192.168.1.9", expected: "127.0.0.1" } }],
  ],
  [
    "Y14: ws where the port turned out to speak TLS is told, though its settings say nothing of it",
    { own: "tls", target: { outcome: speaksTls } },
    [{ "tls-mismatch": { url: "ws://127.0.0.1:2536/OneBotv11", listens: "wss" } }],
  ],
  [
    "Y14: wss there fails by its certificate, not by its scheme",
    {
      entry: { Host: "wss://127.0.0.1" },
      own: "tls",
      steps: connected({ certificate: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
      target: { outcome: speaksTls },
    },
    [
      {
        "certificate-untrusted": {
          url: "wss://127.0.0.1:2536/OneBotv11",
          code: "DEPTH_ZERO_SELF_SIGNED_CERT",
        },
      },
    ],
  ],
  [
    "Y14: a scheme that fails where no entry dials yet is told beside the port",
    {
      entry: { Port: 8080 },
      own: "refused",
      target: { endpoint: endpointWith({ secure: true }), outcome: speaksPlain },
    },
    [
      { "port-mismatch": { index: 0, port: 8080, expected: 2536 } },
      { "tls-mismatch": { url: "wss://127.0.0.1:2536/OneBotv11", listens: "ws" } },
    ],
  ],
  [
    "Y8: of two keys that both lack, both are told",
    { own: "unauthorized", target: bothKeys },
    [needsQuery, { "token-mismatch": { index: 0, has: "none", wants: "authorization" } }],
  ],
  [
    "Y8: beside a right token only the query is told",
    { entry: { AccessToken: "other" }, own: "unauthorized", target: bothKeys },
    [needsQuery],
  ],
  [
    "Y8: a lacking query explains the refusal where no token is known",
    { own: "unauthorized", target: { ...bothKeys, token: null } },
    [needsQuery],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}
