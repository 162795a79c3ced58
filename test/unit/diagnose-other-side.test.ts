import { expect, test } from "@playwright/test";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { PortOwner, TargetEvidence, YunzaiEvidence } from "../../electron/core/evidence.ts";
import type { FindingCode, FindingFacts } from "../../electron/core/findings.ts";
import type { Stage, Step, StepFacts } from "../../electron/core/outcome.ts";
import { healthyEvidence, outcomeOf, yunzaiConfig } from "../support/evidence.ts";

/** Yunzai and the way to it, with no Lagrange beside: what is wrong there, or lacks there. */
interface Case {
  readonly yunzai?: Partial<YunzaiEvidence> | null;
  readonly target?: Partial<TargetEvidence>;
}

const healthy = healthyEvidence();
const at = healthy.target.endpoint;
const inNetwork = { ...at, host: "192.168.1.5" };
const away = { endpoint: { ...at, host: "10.0.0.9" }, here: false };
const stranger: PortOwner = { pid: 7, program: "nginx", workingDirectory: "/srv", is: "other-program" };
const taken = { "port-taken": { port: 2536, pid: 7, program: "nginx" } };
const takenByNobodyKnown = { "port-taken": { port: 2536, pid: null, program: null } };

function judged({ yunzai = {}, target = {} }: Case): unknown {
  const { findings } = diagnose({
    lagrange: null,
    yunzai: yunzai === null ? null : { ...healthy.yunzai, ...yunzai },
    target: { ...healthy.target, ...target },
    otherYunzais: [],
    consoles: [],
  });
  return findings.flatMap(({ code, facts, severity }) =>
    code === "link-healthy" ? [] : [{ [code]: facts, ...(severity === "error" ? {} : { severity }) }],
  );
}

function step<S extends Stage>(stage: S, facts: StepFacts[S], status: Step["status"] = "failed"): Step<S> {
  return { stage, status, ms: 1, facts };
}

type Told = { readonly [C in FindingCode]?: FindingFacts[C] } & { readonly severity?: "warning" | "info" };

const cases: readonly (readonly [what: string, about: Case, told: readonly Told[]])[] = [
  ["where all is well nothing is told", {}, []],

  // The folder.
  [
    "Y1: another Yunzai is told by its name, and nothing of its port",
    { yunzai: { flavour: "other", name: "miao-yunzai" }, target: { outcome: outcomeOf("not-yunzai") } },
    [{ "not-trss": { path: "/bots/Yunzai", name: "miao-yunzai" } }],
  ],
  [
    "Y3: settings that cannot be read are an error while the link does not work",
    { yunzai: { config: yunzaiConfig({ server: "port: [\n" }) }, target: { outcome: outcomeOf("unstable") } },
    [{ "yunzai-settings-invalid": { file: "config/config/server.yaml", problem: "not-yaml", line: 2 } }],
  ],
  [
    "Y3: and a warning while it does",
    { yunzai: { config: yunzaiConfig({ server: "- a\n" }) } },
    [
      {
        "yunzai-settings-invalid": { file: "config/config/server.yaml", problem: "not-a-map", line: 1 },
        severity: "warning",
      },
    ],
  ],
  [
    "Y4: a folder without an adapter for OneBot",
    { yunzai: { adapters: ["stdin", "ComWeChat"] } },
    [{ "adapter-missing": { path: "/bots/Yunzai", adapters: ["stdin", "ComWeChat"] } }],
  ],
  ["Y4: the older adapter is one", { yunzai: { adapters: ["go-cqhttp"] } }, []],
  [
    "Y8: auth that nobody can meet",
    { yunzai: { config: yunzaiConfig({ server: "auth: Bearer abc\n" }) } },
    [{ "auth-unmeetable": { file: "config/config/server.yaml", problem: "not-a-map", key: null } }],
  ],
  [
    "Y3: a port that nothing reads, beside the one that counts",
    { yunzai: { config: yunzaiConfig({ bot: "port: 3000\n" }) } },
    [
      {
        "stale-port-setting": { file: "config/config/bot.yaml", port: 3000, effective: 2536 },
        severity: "warning",
      },
    ],
  ],
  [
    "Y3: a printed address of this machine with another port, its query hidden",
    { yunzai: { config: yunzaiConfig({ server: "url: http://[::1]:3000/?a=s3cret\n" }) } },
    [
      {
        "url-port-disagree": {
          file: "config/config/server.yaml",
          url: "http://[::1]:3000/?a=***",
          port: 2536,
        },
        severity: "warning",
      },
    ],
  ],
  [
    "Y3: the port of its https is no disagreement",
    {
      yunzai: {
        config: yunzaiConfig({
          server: "url: https://localhost:2537\nhttps: {port: 2537, key: k, cert: c}\n",
        }),
      },
    },
    [],
  ],
  [
    "Y3: another machine's port is none",
    { yunzai: { config: yunzaiConfig({ server: "url: http://bot.example:80\n" }) } },
    [],
  ],
  [
    "Y13: a Redis that is silent and cannot be started",
    {
      yunzai: { redis: { reason: "ECONNREFUSED", startable: false } },
      target: { outcome: outcomeOf("unstable") },
    },
    [{ "redis-not-running": { host: "127.0.0.1", port: 6379, reason: "ECONNREFUSED" } }],
  ],

  // What answered, or did not.
  [
    "a port that a Yunzai of another folder has",
    { target: { owner: { ...stranger, is: "other-yunzai", workingDirectory: "/bots/Other" } } },
    [{ "wrong-yunzai": { port: 2536, path: "/bots/Other", expected: "/bots/Yunzai" } }],
  ],
  [
    "where no folder was chosen, none is the wrong one",
    { yunzai: null, target: { owner: { ...stranger, is: "other-yunzai", workingDirectory: "/bots/Other" } } },
    [],
  ],
  [
    "Y9: a marker that no log echoed",
    { target: { outcome: outcomeOf("registered", { steps: [step("marker", { log: "command.log" })] }) } },
    [{ "marker-not-echoed": { log: "command.log" }, severity: "info" }],
  ],
  ["Y9: a marker that was never sent", { target: { outcome: outcomeOf("registered") } }, []],
  [
    "Y9: a marker that was echoed",
    { target: { outcome: outcomeOf("registered", { steps: [step("marker", { log: "x" }, "ok")] }) } },
    [],
  ],
  ["what is no Yunzai at all", { target: { outcome: outcomeOf("not-yunzai"), owner: stranger } }, [taken]],
  [
    "what is no Yunzai, whoever it belongs to",
    { target: { outcome: outcomeOf("not-yunzai") } },
    [takenByNobodyKnown],
  ],
  [
    "unproven, and another program's port",
    { target: { outcome: outcomeOf("unproven"), owner: stranger } },
    [taken],
  ],
  [
    "Y6: unproven, as only the oldest answers",
    { target: { outcome: outcomeOf("unproven") } },
    [takenByNobodyKnown],
  ],
  ["Y6: unproven, by the oldest", { yunzai: { age: "A" }, target: { outcome: outcomeOf("unproven") } }, []],
  [
    "Y6: unproven, by one whose age nobody knows",
    { yunzai: { age: null }, target: { outcome: outcomeOf("unproven") } },
    [],
  ],
  ["Y6: unproven, on another machine", { target: { outcome: outcomeOf("unproven"), ...away } }, []],
  [
    "Y6: unproven, with no folder to compare",
    { yunzai: null, target: { outcome: outcomeOf("unproven") } },
    [],
  ],
  [
    "unproven, by this very Yunzai",
    { target: { outcome: outcomeOf("unproven"), owner: { ...stranger, is: "this-yunzai" } } },
    [],
  ],
  [
    "loading",
    { target: { outcome: outcomeOf("loading") } },
    [{ "yunzai-loading": { url: "ws://127.0.0.1:2536/OneBotv11" } }],
  ],
  [
    "Y6: a 404 is nothing that this age says while it loads",
    { target: { outcome: outcomeOf("loading", { steps: [step("upgrade", { status: 404 })] }) } },
    [takenByNobodyKnown],
  ],
  [
    "Y6: but an older one does",
    {
      yunzai: { age: "C0" },
      target: { outcome: outcomeOf("loading", { steps: [step("upgrade", { status: 404 })] }) },
    },
    [{ "yunzai-loading": { url: "ws://127.0.0.1:2536/OneBotv11" } }],
  ],
  [
    "Y8: a refusal where nothing is asked for is a stranger's",
    { target: { outcome: outcomeOf("unauthorized"), owner: stranger } },
    [taken, { "token-mismatch": { index: null, has: "none", wants: null }, severity: "info" }],
  ],
  [
    "Y8: a refusal where something is asked for, and no entry is there to meet it",
    {
      yunzai: { config: yunzaiConfig({ server: "auth: {authorization: Bearer x}\n" }) },
      target: { outcome: outcomeOf("unauthorized"), token: "old" },
    },
    [{ "token-mismatch": { index: null, has: "other", wants: "authorization" } }],
  ],
  [
    "nobody listens here, and nothing runs in the folder",
    { yunzai: { running: false }, target: { outcome: outcomeOf("refused") } },
    [{ "yunzai-not-running": { path: "/bots/Yunzai", host: "127.0.0.1", port: 2536, window: null } }],
  ],
  [
    "nobody listens here, at this machine's address in its network",
    { yunzai: { running: false }, target: { outcome: outcomeOf("refused"), endpoint: inNetwork } },
    [{ "yunzai-not-running": { path: "/bots/Yunzai", host: "192.168.1.5", port: 2536, window: null } }],
  ],
  [
    "nobody listens here, and no folder is known",
    { yunzai: null, target: { outcome: outcomeOf("refused") } },
    [{ "yunzai-not-running": { path: null, host: "127.0.0.1", port: 2536, window: null } }],
  ],
  [
    "Y15: nobody can listen here",
    { target: { outcome: outcomeOf("refused"), reserved: { from: 2500, to: 2600 } } },
    [{ "reserved-port": { port: 2536, from: 2500, to: 2600 } }],
  ],
  [
    "another machine refuses",
    { target: { outcome: outcomeOf("refused"), ...away } },
    [{ "remote-unreachable": { host: "10.0.0.9", port: 2536, code: "ECONNREFUSED" } }],
  ],
  [
    "another machine is not to be reached, with the system's word for it",
    {
      target: {
        outcome: outcomeOf("unreachable", { steps: [step("connect", { code: "EHOSTUNREACH" })] }),
        ...away,
      },
    },
    [{ "remote-unreachable": { host: "10.0.0.9", port: 2536, code: "EHOSTUNREACH" } }],
  ],
  [
    "a name that nobody knows, without one",
    { target: { outcome: outcomeOf("unresolved"), ...away } },
    [{ "remote-unreachable": { host: "10.0.0.9", port: 2536, code: "unresolved" } }],
  ],
  [
    "Y4: an adapter whose file is there and whose path is not",
    { target: { outcome: outcomeOf("path-unknown") } },
    [{ "adapter-missing": { path: "/bots/Yunzai", adapters: ["OneBotv11"] } }],
  ],
  [
    "Y5: a given address with the path in other letters",
    { target: { outcome: outcomeOf("path-unknown"), endpoint: { ...at, suffix: "/onebotv11" } } },
    [{ "suffix-case": { index: null, suffix: "/onebotv11", expected: "/OneBotv11" } }],
  ],
  [
    "Y4: a given address of an adapter that speaks no OneBot, its query hidden",
    { target: { outcome: outcomeOf("wrong-adapter"), endpoint: { ...at, suffix: "/ComWeChat/?a=s3cret" } } },
    [{ "suffix-mismatch": { index: null, suffix: "/ComWeChat/?a=***", expected: "/OneBotv11" } }],
  ],
  [
    "an unknown path where no folder tells a better one",
    { yunzai: null, target: { outcome: outcomeOf("path-unknown") } },
    [],
  ],

  // What the right values still lack.
  [
    "Y14: a certificate that nobody vouches for",
    {
      target: {
        endpoint: { ...at, secure: true },
        outcome: outcomeOf("tls", { steps: [step("connect", { certificate: "CERT_HAS_EXPIRED" })] }),
      },
    },
    [{ "certificate-untrusted": { url: "wss://127.0.0.1:2536/OneBotv11", code: "CERT_HAS_EXPIRED" } }],
  ],
  [
    "Y14: wss to a plain port",
    { target: { endpoint: { ...at, secure: true }, outcome: outcomeOf("tls") } },
    [{ "tls-mismatch": { url: "wss://127.0.0.1:2536/OneBotv11", listens: "ws" } }],
  ],
  [
    "Y14: ws to an encrypted one",
    { target: { outcome: outcomeOf("tls") } },
    [{ "tls-mismatch": { url: "ws://127.0.0.1:2536/OneBotv11", listens: "wss" } }],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}
