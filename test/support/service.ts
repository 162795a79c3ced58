import type {
  Argument,
  EventOf,
  FolderListing,
  JobName,
  Picked,
  Plan,
  Result,
  StartPlan,
} from "../../electron/contract/api.ts";
import type { Service } from "../../electron/contract/service.ts";
import { readPaste } from "../../electron/core/paste.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import type {
  ApplyResult,
  CheckResult,
  FindEvent,
  FindResult,
  ListenEvent,
  ListenResult,
  RestoreResult,
  WatchResult,
} from "../../electron/jobs/results.ts";

/** One argument and one result of every job, as they go over a wire. */
export type SampleCalls = {
  readonly [N in JobName]: { readonly argument: Argument<N>; readonly result: Result<N> };
};

const folders = { lagrange: "D:\\机器人\\Lagrange.OneBot", yunzai: "C:\\Users\\小明\\Yunzai" };
const link = { host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };
const linkRequest = { ...folders, link, token: null };

export const sampleEvents: readonly FindEvent[] = [
  { type: "progress", folders: 64, at: folders.lagrange },
  {
    type: "lagrange",
    candidate: {
      path: folders.lagrange,
      executable: `${folders.lagrange}\\Lagrange.OneBot.exe`,
      settingsPath: `${folders.lagrange}\\appsettings.json`,
      program: "onebot",
      uin: "10001",
      running: false,
      reason: "walk",
    },
  },
  { type: "refused", folder: { path: "D:\\Miao-Yunzai", reason: "other-yunzai" } },
];

const found: FindResult = {
  lagrange: sampleEvents.flatMap((event) => (event.type === "lagrange" ? [event.candidate] : [])),
  yunzai: [],
  refused: [],
  scanned: { folders: 64, unreadable: 0, ms: 5, complete: true },
};

const outcome: Outcome = {
  kind: "handled",
  ok: true,
  url: "ws://127.0.0.1:2536/OneBotv11",
  address: "127.0.0.1",
  steps: [{ stage: "stay", status: "ok", ms: 1500, facts: { opened: 1500, code: null } }],
  ms: 1600,
};

const checked: CheckResult = {
  verdict: "healthy",
  findings: [],
  lagrange: null,
  yunzai: null,
  outcome,
  recommended: null,
};

const applied: ApplyResult = {
  kind: "planned",
  reason: null,
  step: null,
  backup: null,
  diff: '-  "Suffix": "/onebotv11"\n+  "Suffix": "/OneBotv11"\n',
  outcome,
  candidates: [],
  remaining: [],
};

const restored: RestoreResult = {
  kind: "listed",
  reason: null,
  step: null,
  restored: null,
  backup: null,
  diff: "",
  backups: [
    { path: `${folders.lagrange}\\appsettings.json.20250601-101112.bak`, at: 1748772672000, diff: "" },
  ],
};

const looked: Picked = {
  kind: "looked",
  path: "D:\\机器人",
  lagrange: found.lagrange,
  yunzai: [],
  refused: [],
};

const listing: FolderListing = {
  kind: "listed",
  path: "D:\\机器人",
  parent: null,
  folders: [{ path: folders.lagrange, name: "Lagrange.OneBot" }],
};

const plan: Plan = { id: "00ff", result: applied };

const watched: WatchResult = {
  kind: "flapping",
  lagrange: "running",
  connected: true,
  since: 1748772672000,
  connects: 7,
  arrived: "10001",
  otherId: null,
  cause: { kind: "path-unknown", path: "/OneBot/v11?token=***" },
};

const listened: ListenResult = {
  kind: "refused",
  reason: "port-taken",
  holder: { pid: 4321, program: "node.exe", yunzai: folders.yunzai },
};

const startPlan: StartPlan = {
  kind: "ready",
  id: "ff00",
  target: {
    is: "lagrange",
    program: `${folders.lagrange}\\Lagrange.OneBot.exe`,
    args: [],
    folder: folders.lagrange,
  },
};

/** What `watch` and `listen` tell while they run. */
export const sampleNews: {
  readonly watch: readonly EventOf<"watch">[];
  readonly listen: readonly ListenEvent[];
} = {
  watch: [
    { type: "progress", ...watched },
    {
      type: "ended",
      home: folders.yunzai,
      target: {
        is: "yunzai",
        program: "C:\\Program Files\\nodejs\\node.exe",
        args: ["."],
        folder: folders.yunzai,
      },
      line: '"C:\\Program Files\\nodejs\\node.exe" .',
      log: `${folders.yunzai}\\logs\\error.log`,
    },
  ],
  listen: [
    { type: "holding" },
    {
      type: "dial",
      dial: {
        at: 1748772672000,
        path: "/onebot/v11/ws",
        userAgent: "Lagrange.OneBot",
        selfId: "10001",
        role: "Universal",
        tokenIn: ["header"],
        hasToken: true,
      },
      meaning: "factory",
      fromLagrange: true,
    },
  ],
};

export const sampleCalls: SampleCalls = {
  hello: {
    argument: null,
    result: {
      about: { version: "0.0.0", node: "20.0.0", system: "win32 x64", home: null },
      host: "browser",
      practice: true,
      language: "zh-CN",
      bots: [],
    },
  },
  prefer: { argument: { language: "en" }, result: null },
  find: { argument: { full: true }, result: found },
  pickFolder: { argument: null, result: { kind: "list" } },
  listFolder: { argument: { path: null }, result: listing },
  takeFolder: { argument: { path: "D:\\机器人" }, result: looked },
  suggest: {
    argument: folders,
    result: {
      fields: link,
      source: "yunzai-settings",
      suffixes: [{ suffix: "/OneBotv11", adapter: "OneBotv11", oneBot: true }],
      token: "known",
    },
  },
  revealToken: { argument: folders, result: "密码 😀" },
  readPaste: {
    argument: { text: "ws://localhost:2536/OneBotv11" },
    result: {
      kind: "fields",
      from: "url",
      fields: { host: "localhost", port: "2536", suffix: "/OneBotv11" },
      token: null,
    },
  },
  check: { argument: linkRequest, result: checked },
  waitAndCheck: { argument: { ...linkRequest, seconds: 60 }, result: checked },
  plan: {
    argument: { ...linkRequest, entry: "new", unverified: false, rebuild: true },
    result: plan,
  },
  write: { argument: { plan: "00ff" }, result: { ...applied, kind: "written" } },
  backups: { argument: { lagrange: folders.lagrange }, result: restored },
  restore: {
    argument: { lagrange: folders.lagrange, backup: "appsettings.json.20250601-101112.bak" },
    result: { ...restored, kind: "written" },
  },
  watch: {
    argument: { lagrange: folders.lagrange, yunzai: null, link, seconds: 60 },
    result: watched,
  },
  listen: { argument: { yunzai: folders.yunzai, port: 2536, seconds: 60 }, result: listened },
  planStart: { argument: { program: "lagrange", folder: folders.lagrange }, result: startPlan },
  start: { argument: { plan: "ff00" }, result: { kind: "started", pid: 4321 } },
  showFolder: { argument: { path: folders.lagrange }, result: true },
};

/** A service that gives the samples and reads pastes for real, except where a test wants it otherwise. */
export function fakeService(own: Partial<Service> = {}): Service {
  return {
    hello: async () => sampleCalls.hello.result,
    prefer: async () => null,
    find: async () => found,
    pickFolder: async () => sampleCalls.pickFolder.result,
    listFolder: async () => listing,
    takeFolder: async () => looked,
    suggest: async () => sampleCalls.suggest.result,
    revealToken: async () => sampleCalls.revealToken.result,
    readPaste: async ({ text }) => readPaste(text),
    check: async () => checked,
    waitAndCheck: async () => checked,
    plan: async () => plan,
    write: async () => sampleCalls.write.result,
    backups: async () => restored,
    restore: async () => sampleCalls.restore.result,
    watch: async () => watched,
    listen: async () => listened,
    planStart: async () => startPlan,
    start: async () => sampleCalls.start.result,
    showFolder: async () => true,
    ...own,
  };
}
