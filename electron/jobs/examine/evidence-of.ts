import type { ChosenEntry } from "../../core/settings/choose-entry.ts";
import type {
  LagrangeEvidence,
  LinkEvidence,
  SettingsEvidence,
  YunzaiEvidence,
} from "../../core/evidence.ts";
import { proxyInTheWay, type ProxySources } from "../../core/proxy.ts";
import { flappingIn } from "../../core/watch-log.ts";
import type { YunzaiLogEvent } from "../../core/yunzai/yunzai-log.ts";
import type { LagrangeReading, SettingsReading } from "./read-lagrange.ts";
import type { YunzaiReading } from "./read-yunzai.ts";
import { redisEvidence, type RedisPorts } from "./redis-evidence.ts";
import type { YunzaiRun } from "./yunzai-run.ts";
import type { Survey } from "./survey.ts";

export type ReadLagrange = Extract<LagrangeReading, { kind: "read" }>;
export type ReadYunzai = Extract<YunzaiReading, { kind: "read" }>;

/** How far back the log is looked through for a link that comes and goes, in ms. */
const recentMs = 5 * 60_000;

interface LagrangeContext {
  readonly links: readonly LinkEvidence[];
  readonly choice: ChosenEntry;
  readonly process: LagrangeEvidence["process"];
  /** What may send its dials another way. */
  readonly proxies: ProxySources;
  readonly target: Survey["target"];
  /** Of the Yunzai it should reach; empty where no log can be read. */
  readonly log: readonly YunzaiLogEvent[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Puts together what is known of Lagrange's side. */
export function lagrangeEvidence(reading: ReadLagrange, context: LagrangeContext): LagrangeEvidence {
  const { settings } = reading;
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
    flapping: flappingOf(reading, context),
    proxy: proxyInTheWay(context.proxies, context.target.endpoint),
  };
}

/** Whether the link comes and goes. Only what this process has done with these settings counts, and only of late. */
function flappingOf(
  { settings, uin }: ReadLagrange,
  { process, log, now }: LagrangeContext,
): LagrangeEvidence["flapping"] {
  // Before its first login it dials nobody, and what the log tells is of others (FACTS L10).
  if (!process || (uin === null && process.startedAt !== null)) return null;
  const changed = settings.kind === "read" ? settings.modified : 0;
  const from = Math.max(now - recentMs, changed, process.startedAt ?? 0);
  return flappingIn(log, { uin, from, now });
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

/** Puts together what is known of Yunzai's side; asks its Redis only where Yunzai itself does not listen (FACTS Y13). */
export async function yunzaiEvidence(
  ports: RedisPorts,
  reading: ReadYunzai,
  run: YunzaiRun | null,
  target: Survey["target"],
  signal: AbortSignal,
): Promise<YunzaiEvidence> {
  const { path, name, flavour, age, adapters, config } = reading;
  const listens = target.owner?.is === "this-yunzai";
  // One that runs and does not listen may be waiting for just this.
  const silent = !listens && target.outcome.kind === "refused";
  const runFacts = {
    // What echoes in its log runs: in WSL, where no process shows it, or since the system was looked at.
    running: run !== null || listens || target.outcome.kind === "handled",
    listens: run?.listens ?? [],
    changedSinceStart: run?.changedSinceStart ?? false,
  };
  const redis = silent ? await redisEvidence(ports, config.redis, path, signal) : null;
  return { path, name, flavour, age, adapters, config, redis, ...runFacts };
}
