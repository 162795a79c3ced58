import { expect, test } from "@playwright/test";
import type { Stage, Step, StepFacts } from "../../electron/core/outcome.ts";
import { endpointWith, judged, type EntryCase } from "../support/diagnose-entry.ts";
import { outcomeOf } from "../support/evidence.ts";

const cases: readonly EntryCase[] = [
  // Host.
  [
    "L7: a host with a path is told beside other faults",
    { entry: { Host: "127.0.0.1/x", Port: 3000 } },
    [
      { "host-invalid": { index: 0, host: "127.0.0.1/x", problem: "host-has-path", expected: "127.0.0.1" } },
      { "port-mismatch": { index: 0, port: 3000, expected: 2536 } },
    ],
  ],
  [
    "L7: credentials in a host are not told, with or without a scheme",
    { entry: { Host: "me:s3cret@h" } },
    [{ "host-invalid": { index: 0, host: "***@h", problem: "host-malformed", expected: "127.0.0.1" } }],
  ],
  [
    "another host that does not answer is told without its scheme",
    { entry: { Host: "ws://10.0.0.9" }, own: "unreachable" },
    [{ "host-mismatch": { index: 0, host: "10.0.0.9", expected: "127.0.0.1" } }],
  ],
  [
    "another name that reaches the same port here is another spelling",
    { entry: { Host: "my-pc" }, own: "path-unknown" },
    [],
  ],
  [
    "another name that reaches another port is told beside the port",
    { entry: { Host: "my-pc", Port: 3000 }, own: "path-unknown" },
    [
      { "host-mismatch": { index: 0, host: "my-pc", expected: "127.0.0.1" } },
      { "port-mismatch": { index: 0, port: 3000, expected: 2536 } },
    ],
  ],
  [
    "the same name in other letters is the same host, though nothing was reached",
    {
      entry: { Host: "BOT.example" },
      own: "refused",
      target: { endpoint: endpointWith({ host: "bot.EXAMPLE" }) },
    },
    [],
  ],
  [
    "Y14: a name that leads to the family on which nobody answers is told",
    { entry: { Host: "localhost" }, own: "refused", target: { answersOn: "::1" } },
    [{ "other-family": { host: "localhost", answered: "::1", port: 2536 } }],
  ],
  [
    "Y14: a name of the other family that nothing resolves is told like one on which nobody answers",
    { entry: { Host: "localhost" }, own: "unresolved", target: { answersOn: "::1" } },
    [{ "other-family": { host: "localhost", answered: "::1", port: 2536 } }],
  ],
  [
    "Y14: where the entry's own dial got an answer, its family is right",
    { own: "path-unknown", target: { answersOn: "::1" } },
    [],
  ],
  [
    "Y14: another port has nothing to do with the family",
    { entry: { Port: 3000 }, own: "refused", target: { answersOn: "::1" } },
    [{ "port-mismatch": { index: 0, port: 3000, expected: 2536 } }],
  ],

  // Port.
  [
    "N3: a port that is no number is told as it is written",
    { entry: { Port: "abc" } },
    [{ "port-invalid": { index: 0, port: "abc", problem: "port-not-a-number", expected: 2536 } }],
  ],

  // Scheme and certificate.
  [
    "Y14: ws to a port that speaks wss is told",
    { target: { endpoint: endpointWith({ secure: true }) } },
    [{ "tls-mismatch": { url: "ws://127.0.0.1:2536/OneBotv11", listens: "wss" } }],
  ],
  [
    "Y14: wss to a port that speaks ws is told",
    { entry: { Host: "wss://127.0.0.1" } },
    [{ "tls-mismatch": { url: "wss://127.0.0.1:2536/OneBotv11", listens: "ws" } }],
  ],
  [
    "a scheme at another port is no mismatch of schemes",
    { entry: { Host: "wss://127.0.0.1", Port: 3000 } },
    [{ "port-mismatch": { index: 0, port: 3000, expected: 2536 } }],
  ],
  [
    "Y14: a certificate that nobody vouches for is told with its code",
    {
      entry: { Host: "wss://127.0.0.1" },
      own: "tls",
      steps: [step("connect", { certificate: "DEPTH_ZERO_SELF_SIGNED_CERT" })],
      target: { endpoint: endpointWith({ secure: true }) },
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
    "L8: a certificate that is ignored is nothing to tell",
    {
      entry: { Host: "wss://127.0.0.1", IgnoreSslCertificate: true },
      own: "tls",
      steps: [step("connect", { certificate: "DEPTH_ZERO_SELF_SIGNED_CERT" })],
      target: { endpoint: endpointWith({ secure: true }) },
    },
    [],
  ],

  // Suffix.
  [
    "L7: a suffix without its slash is told",
    { entry: { Suffix: "OneBotv11" } },
    [{ "suffix-no-slash": { index: 0, suffix: "OneBotv11", expected: "/OneBotv11" } }],
  ],
  [
    "Y5: a query that is glued to the segment is told, its value hidden",
    { entry: { Suffix: "/OneBotv11?a=s3cret" } },
    [{ "suffix-query": { index: 0, suffix: "/OneBotv11?a=***", expected: "/OneBotv11" } }],
  ],
  [
    "Y5: the segment in other letters is told as a matter of case",
    { entry: { Suffix: "/onebotv11" } },
    [{ "suffix-case": { index: 0, suffix: "/onebotv11", expected: "/OneBotv11" } }],
  ],
  [
    "Y5: another path is told with the right one",
    { entry: { Suffix: "/onebot/v11/ws" } },
    [{ "suffix-mismatch": { index: 0, suffix: "/onebot/v11/ws", expected: "/OneBotv11" } }],
  ],
  [
    "Y4: the older OneBot path of a Yunzai that has both is right",
    { entry: { Suffix: "/go-cqhttp" }, yunzai: { adapters: ["OneBotv11", "go-cqhttp"] } },
    [],
  ],
  [
    "Y4: in age B the newer adapter serves the older path: beside a wrong port it is right",
    { entry: { Port: 3000, Suffix: "/go-cqhttp" }, own: "path-unknown", yunzai: { age: "B" } },
    [{ "port-mismatch": { index: 0, port: 3000, expected: 2536 } }],
  ],
  [
    "Y4: a path that this Yunzai itself does not know is wrong, whatever its files say",
    { entry: { Suffix: "/go-cqhttp" }, own: "path-unknown", yunzai: { age: "C0" } },
    [{ "suffix-mismatch": { index: 0, suffix: "/go-cqhttp", expected: "/OneBotv11" } }],
  ],
  [
    "Y4: where its folder is not known, it is another path",
    { entry: { Suffix: "/go-cqhttp" }, yunzai: null },
    [{ "suffix-mismatch": { index: 0, suffix: "/go-cqhttp", expected: "/OneBotv11" } }],
  ],
  [
    "a given address with a path that this Yunzai does not serve is measured by the one it serves",
    {
      entry: { Suffix: "/onebotv11" },
      target: { endpoint: endpointWith({ suffix: "/x" }), outcome: outcomeOf("path-unknown") },
    },
    [
      { "suffix-case": { index: 0, suffix: "/onebotv11", expected: "/OneBotv11" } },
      { "suffix-mismatch": { index: null, suffix: "/x", expected: "/OneBotv11" } },
    ],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}

function step<S extends Stage>(stage: S, facts: StepFacts[S]): Step<S> {
  return { stage, status: "failed", ms: 1, facts };
}
