import type { Endpoint } from "../../electron/core/endpoint.ts";
import type {
  Evidence,
  LagrangeEvidence,
  TargetEvidence,
  YunzaiEvidence,
} from "../../electron/core/evidence.ts";
import { factorySettings } from "../../electron/core/settings/factory-settings.ts";
import type { Outcome, OutcomeKind } from "../../electron/core/outcome.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings, type Settings } from "../../electron/core/settings/settings-read.ts";
import { readYunzaiConfig } from "../../electron/core/yunzai/yunzai-config.ts";

const endpoint: Endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };

/** An outcome of a kind, `ok` as DESIGN 2.3 has it. */
export function outcomeOf(kind: OutcomeKind, more: Partial<Outcome> = {}): Outcome {
  const ok = kind === "handled" || kind === "registered";
  return { kind, ok, url: "ws://127.0.0.1:2536/OneBotv11", address: "127.0.0.1", steps: [], ms: 1, ...more };
}

/** Settings as read from a text. */
export function settingsOf(text: string): Settings {
  const read = readSettings(new TextEncoder().encode(text));
  if (read.kind !== "readable") throw new Error(`the text is ${read.kind}`);
  return read.settings;
}

/** Everything is well: a link that works, both programs running, logged in after the last change. */
export function healthyEvidence(text = workingSettings()): {
  lagrange: LagrangeEvidence;
  yunzai: YunzaiEvidence;
  target: TargetEvidence;
  otherYunzais: readonly string[];
  consoles: Evidence["consoles"];
} {
  const settings = settingsOf(text);
  const links = readLinks(settings, []).map((link) => ({ link, outcome: outcomeOf("handled") }));
  return {
    lagrange: {
      path: "/bots/Lagrange",
      program: "onebot",
      settingsPath: "/bots/Lagrange/appsettings.json",
      settings: { kind: "readable", settings, links, linkIndex: 0 },
      brokenOverlay: null,
      writeProblem: null,
      everLoggedIn: true,
      process: { pid: 10, startedAt: 1000 },
      settingsModified: 500,
      loggedInAt: 2000,
      flapping: null,
      proxy: null,
    },
    yunzai: {
      path: "/bots/Yunzai",
      name: "trss-yunzai",
      flavour: "trss",
      age: "C",
      adapters: ["OneBotv11"],
      config: yunzaiConfig({}),
      running: true,
      listens: [2536],
      changedSinceStart: false,
      redis: null,
    },
    target: {
      endpoint,
      here: true,
      token: null,
      outcome: outcomeOf("handled"),
      owner: null,
      answersOn: null,
      reserved: null,
    },
    otherYunzais: [],
    consoles: [],
  } satisfies Evidence;
}

/** Settings of a Lagrange whose link leads where `healthyEvidence` has its Yunzai. */
export function workingSettings(): string {
  return factorySettings({ host: "127.0.0.1", port: 2536, suffix: "/OneBotv11", accessToken: "" });
}

/** Yunzai's settings from the text of its own files. */
export function yunzaiConfig(own: { readonly server?: string; readonly bot?: string }) {
  return readYunzaiConfig({
    serverUser: own.server ?? null,
    serverDefault: "url: http://localhost:2536\nport: 2536\nauth:\nhttps:\n",
    botUser: own.bot ?? null,
    botDefault: null,
    redisUser: null,
    redisDefault: null,
  });
}
