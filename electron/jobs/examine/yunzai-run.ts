import { hintsOf } from "../find/find-running.ts";
import { runningFolders, type RunningFolder } from "../find/running-folders.ts";
import type { Ports } from "../ports.ts";
import type { ReadYunzai } from "./evidence-of.ts";
import type { SystemSnapshot } from "./port-owner.ts";

/** The chosen Yunzai as it runs now. */
export interface YunzaiRun {
  /** TCP ports on which its processes listen, ascending; empty also where the system does not tell. */
  readonly listens: readonly number[];
  /** Its server settings were changed after its start, and it reads its port no second time (FACTS Y3). */
  readonly changedSinceStart: boolean;
}

/**
 * What the processes in a Yunzai folder (a real path) tell; null where none runs there.
 *
 * @param settingsChanged milliseconds since the epoch; null where there is no such file
 */
export function yunzaiRun(
  folder: string,
  running: readonly RunningFolder[],
  { processes, sockets }: Pick<SystemSnapshot, "processes" | "sockets">,
  settingsChanged: number | null,
): YunzaiRun | null {
  const here = running.filter(({ program, path }) => program === "yunzai" && path === folder);
  if (here.length === 0) return null;
  const pids = new Set(here.map(({ pid }) => pid));
  const ports = sockets.flatMap(({ state, pid, localPort }) =>
    state === "listening" && pid !== null && pids.has(pid) ? [localPort] : [],
  );
  const starts = processes.filter(({ pid }) => pids.has(pid)).map(({ startedAt }) => startedAt ?? Infinity);
  return {
    listens: [...new Set(ports)].toSorted((a, b) => a - b),
    // With several processes, the one that was started last may have read them again.
    changedSinceStart: settingsChanged !== null && settingsChanged > Math.max(...starts),
  };
}

/** The ports that it goes on using until it is started again, its settings having been changed; else none. */
export function formerPorts(run: YunzaiRun | null): readonly number[] {
  return run?.changedSinceStart ? run.listens : [];
}

/** The same for who has not looked at the processes yet. */
export async function formerPortsNow(
  { disk, system }: Pick<Ports, "disk" | "system">,
  yunzai: ReadYunzai | null,
): Promise<readonly number[]> {
  if (!yunzai) return [];
  const [processes, sockets, folder] = await Promise.all([
    system.processes(),
    system.sockets(),
    disk.realPath(yunzai.path),
  ]);
  const hints = hintsOf(processes, sockets).filter(({ program }) => program === "yunzai");
  const running = await runningFolders(disk, hints);
  return formerPorts(yunzaiRun(folder, running, { processes, sockets }, yunzai.configModified));
}
