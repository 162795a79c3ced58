import type { ChosenEntry } from "../../core/settings/choose-entry.ts";
import { isLoopback } from "../../core/endpoint.ts";
import type {
  LagrangeEvidence,
  LinkEvidence,
  SettingsEvidence,
  YunzaiEvidence,
} from "../../core/evidence.ts";
import { proxyFor } from "../../core/proxy.ts";
import type { Network } from "../ports.ts";
import type { LagrangeReading, SettingsReading } from "./read-lagrange.ts";
import type { YunzaiReading } from "./read-yunzai.ts";
import type { Survey } from "./survey.ts";

export type ReadLagrange = Extract<LagrangeReading, { kind: "read" }>;
export type ReadYunzai = Extract<YunzaiReading, { kind: "read" }>;

interface LagrangeContext {
  readonly links: readonly LinkEvidence[];
  readonly choice: ChosenEntry;
  readonly process: LagrangeEvidence["process"];
  /** Its own environment; null when it does not run or may not be read. */
  readonly environment: Readonly<Record<string, string>> | null;
  readonly target: Survey["target"];
}

/** Puts together what is known of Lagrange's side. */
export function lagrangeEvidence(reading: ReadLagrange, context: LagrangeContext): LagrangeEvidence {
  const { settings } = reading;
  const proxy = context.environment && proxyFor(context.environment, context.target.endpoint);
  return {
    path: reading.path,
    program: programOf(reading),
    settingsPath: reading.settingsPath,
    settings: settingsEvidence(settings, context),
    brokenOverlay: reading.brokenOverlay,
    writeProblem: reading.writeProblem,
    everLoggedIn: reading.loggedInAt !== null,
    process: context.process,
    settingsModified: settings.kind === "read" ? settings.modified : null,
    loggedInAt: reading.loggedInAt,
    proxy: proxy && { ...proxy, certain: true },
  };
}

/** The folder tells first; without an executable or a login, whose file it is decides (FACTS L13). */
function programOf({ recognition, settings }: ReadLagrange): LagrangeEvidence["program"] {
  if (recognition.kind === "lagrange") return recognition.program;
  if (settings.kind === "read" && settings.read.kind === "readable") return settings.read.settings.program;
  return settings.kind === "read" ? "onebot" : "other";
}

function settingsEvidence(settings: SettingsReading, context: LagrangeContext): SettingsEvidence {
  if (settings.kind !== "read") return settings;
  if (settings.read.kind !== "readable") return settings.read;
  const { links, choice } = context;
  const linkIndex = choice.kind === "entry" ? choice.index : null;
  return { kind: "readable", settings: settings.read.settings, links, linkIndex };
}

/** Puts together what is known of Yunzai's side; asks its Redis only where Yunzai itself is silent (FACTS Y13). */
export async function yunzaiEvidence(
  network: Network,
  reading: ReadYunzai,
  runs: boolean,
  target: Survey["target"],
  signal: AbortSignal,
): Promise<YunzaiEvidence> {
  const { path, name, flavour, age, adapters, config } = reading;
  const running = runs || target.owner?.is === "this-yunzai";
  const { host, port } = config.redis;
  const silent = !running && target.outcome.kind === "refused";
  const reason = silent ? await network.redisPing(host, port, signal) : null;
  // A Redis of its own is started by Yunzai itself, so its silence explains nothing.
  const redis = reason === null ? null : { reason, startable: isLoopback(host) };
  return { path, name, flavour, age, adapters, config, running, redis };
}
