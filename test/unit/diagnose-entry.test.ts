import { expect, test } from "@playwright/test";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { TargetEvidence, YunzaiEvidence } from "../../electron/core/evidence.ts";
import type { Finding, FindingCode, FindingFacts } from "../../electron/core/findings.ts";
import type { Outcome, OutcomeKind, Step } from "../../electron/core/outcome.ts";
import { readOverlayEnvironment } from "../../electron/core/settings/settings-overlays.ts";
import { readLinks, readSettings, type Overlay } from "../../electron/core/settings/settings-read.ts";
import { healthyEvidence, outcomeOf, settingsOf } from "../support/evidence.ts";

/** One entry that is meant for Yunzai, judged against where its link should lead. */
interface Case {
  /** In place of a right entry's own; null leaves one out. */
  readonly entry?: Readonly<Record<string, unknown>>;
  /** What the entry's own target answered; null where it was not dialled. */
  readonly own?: OutcomeKind | null;
  readonly target?: Partial<TargetEvidence>;
  readonly yunzai?: Partial<YunzaiEvidence> | null;
  readonly overlays?: readonly Overlay[];
  /** More steps of the entry's own outcome. */
  readonly steps?: Outcome["steps"];
}

const good = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11" };

/** The errors and warnings about the entry, with their facts. */
function judged({
  entry = {},
  own = null,
  target = {},
  yunzai = {},
  overlays = [],
  steps = [],
}: Case): unknown {
  const healthy = healthyEvidence();
  const written = Object.entries({ ...good, ...entry }).filter(([, value]) => value !== null);
  const text = JSON.stringify({ Implementations: [Object.fromEntries(written)] });
  const outcome = own === null ? null : outcomeOf(own, { steps });
  const links = readLinks(settingsOf(text), overlays).map((link) => ({ link, outcome }));
  const settings = { kind: "readable" as const, settings: settingsOf(text), links, linkIndex: 0 };
  const { findings } = diagnose({
    ...healthy,
    lagrange: { ...healthy.lagrange, settings },
    yunzai: yunzai === null ? null : { ...healthy.yunzai, ...yunzai },
    target: { ...healthy.target, ...target },
  });
  return findings.filter(({ severity }) => severity !== "info").map(shown);
}

function shown({ code, facts }: Finding): unknown {
  return { [code]: facts };
}

function step(stage: Step["stage"], facts: Step["facts"]): Step {
  return { stage, status: "failed", ms: 1, facts };
}

function fileOverlay(text: string): Overlay {
  const read = readSettings(new TextEncoder().encode(text));
  if (read.kind !== "readable") throw new Error(read.kind);
  return { kind: "file", name: "appsettings.Production.json", values: read.settings.values };
}

type Told = { readonly [C in FindingCode]?: FindingFacts[C] };

const cases: readonly (readonly [what: string, about: Case, told: readonly Told[]])[] = [
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
  ["L6: a disabled entry", { entry: { Enable: "false" } }, [{ "entry-disabled": { index: 0 } }]],
  [
    "N3: a value that stops the program, its query hidden",
    { entry: { ReconnectInterval: "a?b=s3cret" } },
    [{ "value-invalid": { index: 0, option: "ReconnectInterval", value: "a?b=***" } }],
  ],
  [
    "L8: two connections instead of one",
    { entry: { UseUniversalClient: false } },
    [{ "not-universal": { index: 0 } }],
  ],

  // Host.
  [
    "L7: a host with a path, beside other faults",
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
    "another host that does not answer, its scheme left out",
    { entry: { Host: "ws://10.0.0.9" }, own: "unreachable" },
    [{ "host-mismatch": { index: 0, host: "10.0.0.9", expected: "127.0.0.1" } }],
  ],
  [
    "another name that reaches the same port here is another spelling",
    { entry: { Host: "my-pc" }, own: "path-unknown" },
    [],
  ],
  [
    "another name that reaches another port is not",
    { entry: { Host: "my-pc", Port: 3000 }, own: "path-unknown" },
    [
      { "host-mismatch": { index: 0, host: "my-pc", expected: "127.0.0.1" } },
      { "port-mismatch": { index: 0, port: 3000, expected: 2536 } },
    ],
  ],
  [
    "the same name in other letters is the same host, though nothing was reached",
    { entry: { Host: "BOT.example" }, own: "refused", target: { endpoint: endpointAt("bot.EXAMPLE") } },
    [],
  ],
  [
    "Y14: the family on which nobody answers",
    { entry: { Host: "localhost" }, own: "refused", target: { answersOn: "::1" } },
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
    "N3: a port that is no number, as it is written",
    { entry: { Port: "abc" } },
    [{ "port-invalid": { index: 0, port: "abc", problem: "port-not-a-number", expected: 2536 } }],
  ],

  // Scheme and certificate.
  [
    "Y14: ws to a port that speaks wss",
    { target: { endpoint: { ...endpointAt("127.0.0.1"), secure: true } } },
    [{ "tls-mismatch": { url: "ws://127.0.0.1:2536/OneBotv11", listens: "wss" } }],
  ],
  [
    "Y14: wss to a port that speaks ws",
    { entry: { Host: "wss://127.0.0.1" } },
    [{ "tls-mismatch": { url: "wss://127.0.0.1:2536/OneBotv11", listens: "ws" } }],
  ],
  [
    "a scheme at another port is no mismatch of schemes",
    { entry: { Host: "wss://127.0.0.1", Port: 3000 } },
    [{ "port-mismatch": { index: 0, port: 3000, expected: 2536 } }],
  ],
  [
    "Y14: a certificate that nobody vouches for",
    {
      entry: { Host: "wss://127.0.0.1" },
      own: "tls",
      steps: [step("connect", { certificate: "DEPTH_ZERO_SELF_SIGNED_CERT" })],
      target: { endpoint: { ...endpointAt("127.0.0.1"), secure: true } },
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
      target: { endpoint: { ...endpointAt("127.0.0.1"), secure: true } },
    },
    [],
  ],

  // Suffix.
  [
    "L7: a suffix without its slash",
    { entry: { Suffix: "OneBotv11" } },
    [{ "suffix-no-slash": { index: 0, suffix: "OneBotv11", expected: "/OneBotv11" } }],
  ],
  [
    "Y5: a query that is glued to the segment, hidden",
    { entry: { Suffix: "/OneBotv11?a=s3cret" } },
    [{ "suffix-query": { index: 0, suffix: "/OneBotv11?a=***", expected: "/OneBotv11" } }],
  ],
  [
    "Y5: the segment in other letters",
    { entry: { Suffix: "/onebotv11" } },
    [{ "suffix-case": { index: 0, suffix: "/onebotv11", expected: "/OneBotv11" } }],
  ],
  [
    "Y5: another path",
    { entry: { Suffix: "/onebot/v11/ws" } },
    [{ "suffix-mismatch": { index: 0, suffix: "/onebot/v11/ws", expected: "/OneBotv11" } }],
  ],
  [
    "Y4: the older OneBot path of a Yunzai that has both is right",
    { entry: { Suffix: "/go-cqhttp" }, yunzai: { adapters: ["OneBotv11", "go-cqhttp"] } },
    [],
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
      target: { endpoint: { ...endpointAt("127.0.0.1"), suffix: "/x" }, outcome: outcomeOf("path-unknown") },
    },
    [
      { "suffix-case": { index: 0, suffix: "/onebotv11", expected: "/OneBotv11" } },
      { "suffix-mismatch": { index: null, suffix: "/x", expected: "/OneBotv11" } },
    ],
  ],

  // Token.
  ["Y8: no token where none is asked for", { entry: { AccessToken: "old" } }, []],
  [
    "Y8: the right token is right, whatever its length",
    { entry: { AccessToken: "s3cret" }, target: { token: "s3cret" } },
    [],
  ],
  [
    "Y8: none where one is asked for",
    { target: { token: "s3cret" } },
    [{ "token-mismatch": { index: 0, has: "none", wants: "authorization" } }],
  ],
  [
    "Y8: an empty one",
    { entry: { AccessToken: "" }, target: { token: "s3cret" } },
    [{ "token-mismatch": { index: 0, has: "empty", wants: "authorization" } }],
  ],
  [
    "Y8: another one",
    { entry: { AccessToken: "old" }, target: { token: "s3cret" } },
    [{ "token-mismatch": { index: 0, has: "other", wants: "authorization" } }],
  ],
  [
    "Y8: a refusal where nobody knows what is asked for",
    { own: "unauthorized", yunzai: null },
    [{ "token-mismatch": { index: 0, has: "none", wants: null } }],
  ],
  [
    "Y8: a refusal somewhere else is no fault of the token's",
    { entry: { Port: 3000 }, own: "unauthorized", yunzai: null },
    [{ "port-mismatch": { index: 0, port: 3000, expected: 2536 } }],
  ],
  [
    "Y8: a refusal where the right values lead is, wherever the entry leads",
    { entry: { Port: 3000 }, target: { outcome: outcomeOf("unauthorized") }, yunzai: null },
    [
      { "port-mismatch": { index: 0, port: 3000, expected: 2536 } },
      { "token-mismatch": { index: 0, has: "none", wants: null } },
    ],
  ],
  [
    "Y8: a key that only a query can carry, its value hidden",
    { target: { endpoint: { ...endpointAt("127.0.0.1"), suffix: "/OneBotv11/?X-Token=s3cret" } } },
    [{ "token-needs-query": { index: 0, key: "X-Token", expected: "/OneBotv11/?X-Token=***" } }],
  ],
  [
    "Y8: the same key with another value",
    {
      entry: { Suffix: "/OneBotv11/?X-Token=old" },
      target: { endpoint: { ...endpointAt("127.0.0.1"), suffix: "/OneBotv11/?X-Token=s3cret" } },
    },
    [{ "token-needs-query": { index: 0, key: "X-Token", expected: "/OneBotv11/?X-Token=***" } }],
  ],
  [
    "Y8: the query that is asked for, with more beside it",
    {
      entry: { Suffix: "/OneBotv11/?a=b&X-Token=s3cret" },
      target: { endpoint: { ...endpointAt("127.0.0.1"), suffix: "/OneBotv11/?X-Token=s3cret" } },
    },
    [],
  ],

  // Overlays.
  [
    "N5: a wrong value in an overlay file is the overlay's",
    { overlays: [fileOverlay('{"Implementations":[{"Port":3000}]}')] },
    [
      {
        "overridden-by-file": {
          file: "appsettings.Production.json",
          key: "Implementations:0:Port",
          value: "3000",
          expected: "2536",
        },
      },
    ],
  ],
  [
    "N5: a wrong value in the environment is told by the variable's name, its query hidden",
    { overlays: [readOverlayEnvironment({ Implementations__0__Suffix: "/x/?a=s3cret" })] },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__Suffix",
          key: "Implementations:0:Suffix",
          value: "/x/?a=***",
          expected: "/OneBotv11",
        },
      },
    ],
  ],
  [
    "N5: of a token neither value is told",
    {
      overlays: [readOverlayEnvironment({ Implementations__0__AccessToken: "old" })],
      target: { token: "s3cret" },
    },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__AccessToken",
          key: "Implementations:0:AccessToken",
          value: "***",
          expected: "***",
        },
      },
    ],
  ],
  overridden("Host", "10.0.0.9", "127.0.0.1"),
  overridden("Host", "a/b", "127.0.0.1"),
  overridden("Port", "x", "2536"),
  overridden("Enable", "false", "true"),
  overridden("UseUniversalClient", "false", "true"),
  [
    "N5: a key that only a query can carry, where the environment has another query",
    {
      overlays: [readOverlayEnvironment({ Implementations__0__Suffix: "/OneBotv11/?X-Token=old" })],
      target: { endpoint: { ...endpointAt("127.0.0.1"), suffix: "/OneBotv11/?X-Token=s3cret" } },
    },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__Suffix",
          key: "Implementations:0:Suffix",
          value: "/OneBotv11/?X-Token=***",
          expected: "/OneBotv11/?X-Token=***",
        },
      },
    ],
  ],
  [
    "N5: of two layers the later one is to blame",
    {
      overlays: [
        fileOverlay('{"Implementations":[{"Port":3000}]}'),
        readOverlayEnvironment({ Implementations__0__Port: "3001" }),
      ],
    },
    [
      {
        "overridden-by-environment": {
          name: "Implementations__0__Port",
          key: "Implementations:0:Port",
          value: "3001",
          expected: "2536",
        },
      },
    ],
  ],
  [
    "Y14: another family's name that nothing resolves",
    { entry: { Host: "localhost" }, own: "unresolved", target: { answersOn: "::1" } },
    [{ "other-family": { host: "localhost", answered: "::1", port: 2536 } }],
  ],
  [
    "N5: a right value in an overlay is nobody's fault",
    { overlays: [fileOverlay('{"Implementations":[{"Port":2536}]}')] },
    [],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}

/** An option that the environment spoils: the variable is told, and what should be there. */
function overridden(
  option: string,
  value: string,
  expected: string,
): readonly [what: string, about: Case, told: readonly Told[]] {
  const [name, key] = [`Implementations__0__${option}`, `Implementations:0:${option}`];
  return [
    `N5: ${option} "${value}" in the environment`,
    { overlays: [readOverlayEnvironment({ [name]: value })], own: "unreachable" },
    [{ "overridden-by-environment": { name, key, value, expected } }],
  ];
}

function endpointAt(host: string): TargetEvidence["endpoint"] {
  return { secure: false, host, port: 2536, suffix: "/OneBotv11" };
}
