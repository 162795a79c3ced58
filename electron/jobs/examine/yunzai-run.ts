import { settingsPorts, type YunzaiConfig } from "../../core/yunzai/yunzai-config.ts";
import type { RunningFolder } from "../find/running-folders.ts";
import type { SystemSnapshot } from "./port-owner.ts";

/** The chosen Yunzai as it runs now. */
export interface YunzaiRun {
  /** TCP ports on which its processes listen, ascending; empty also where the system does not tell. */
  readonly listens: readonly number[];
  /** Its server settings were changed after its start, and it reads its port no second time (FACTS Y3). */
  readonly changedSinceStart: boolean;
}

/** A Yunzai that has run for so long has loaded its plugins and listens as its settings say (FACTS Y6); in ms. */
const settledMs = 10 * 60_000;

/**
 * What the processes in a Yunzai's folder (a real path) tell; null where none runs there. A process that was noticed
 * only because it listens may be any script: it counts where its port is one of the settings', or where they were
 * changed after its start. A settings file that was put back with its old time shows no change; then it shows that a
 * process which has run for long listens elsewhere.
 */
export function yunzaiRun(
  { config, configModified }: { readonly config: YunzaiConfig; readonly configModified: number | null },
  folder: string,
  running: readonly RunningFolder[],
  { processes, sockets }: Pick<SystemSnapshot, "processes" | "sockets">,
  now: number,
): YunzaiRun | null {
  const portsOf = (of: number): readonly number[] =>
    sockets.flatMap(({ state, pid, localPort }) => (state === "listening" && pid === of ? [localPort] : []));
  const startOf = (of: number): number | null => processes.find(({ pid }) => pid === of)?.startedAt ?? null;
  const isChangedSince = (of: number): boolean => {
    const startedAt = startOf(of);
    return configModified !== null && startedAt !== null && configModified > startedAt;
  };
  const isSettled = (of: number): boolean => now - (startOf(of) ?? now) >= settledMs;
  const own = running
    .filter(({ program, path }) => program === "yunzai" && path === folder)
    .filter(
      ({ pid, reason }) =>
        reason === "running" ||
        isChangedSince(pid) ||
        portsOf(pid).some((port) => settingsPorts(config).includes(port)),
    )
    .map(({ pid }) => pid);
  if (own.length === 0) return null;
  const listens = [...new Set(own.flatMap(portsOf))].toSorted((a, b) => a - b);
  const isElsewhere = listens.length > 0 && !settingsPorts(config).some((port) => listens.includes(port));
  return {
    listens,
    // With several processes, one that was started later may have read them again.
    changedSinceStart: own.every(isChangedSince) || (isElsewhere && own.every(isSettled)),
  };
}

/** The ports that it goes on using until it is started again, its settings having been changed; else none. */
export function formerPorts(run: YunzaiRun | null): readonly number[] {
  return run?.changedSinceStart ? run.listens : [];
}
