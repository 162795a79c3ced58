import { readBeforeChange } from "../../core/diagnose/beside.ts";
import type { Endpoint } from "../../core/endpoint.ts";
import type { WatchedLagrange, WatchSample } from "../../core/watch-state.ts";
import type { YunzaiLogEvent } from "../../core/yunzai/yunzai-log.ts";
import type { ReadLagrange } from "../examine/evidence-of.ts";
import { readLagrange } from "../examine/read-lagrange.ts";
import { withFormerPorts } from "../examine/former-ports.ts";
import { readYunzai } from "../examine/read-yunzai.ts";
import { runningOf } from "../find/running-folders.ts";
import type { Disk, Ports, RunningProcess } from "../ports.ts";
import { aimOf, connectionsTo, isListening } from "./aim.ts";
import { followLog } from "./follow-log.ts";

export type WatchPorts = Pick<Ports, "disk" | "system" | "clock">;

export interface WatchPlace {
  /** Absolute path of the Lagrange that is followed. */
  readonly lagrange: string;
  /** Absolute path of the Yunzai it should reach; null when only an address is known. */
  readonly yunzai: string | null;
  /** The address it should reach, where the user gave one instead of what Yunzai's settings say. */
  readonly url: Endpoint | null;
}

/** Looks, as often as it is asked, at what the system, the folder and the log tell. */
export interface Gatherer {
  /** What the log told before the watch. */
  readonly past: readonly YunzaiLogEvent[];
  look(): Promise<WatchSample>;
}

/** The folder is not read more often: a login or a changed file is noticed within this time, in ms. */
const folderEvery = 2000;

/** Reads both folders, to know which port and which log to look at. */
export async function startGathering(
  { disk, system, clock }: WatchPorts,
  { lagrange: path, yunzai: yunzaiPath, url }: WatchPlace,
): Promise<Gatherer> {
  const [folder, first, yunzai, log] = await Promise.all([
    disk.realPath(path),
    readFolder(disk, path),
    yunzaiPath === null ? null : readYunzai(disk, yunzaiPath),
    yunzaiPath === null ? null : followLog(disk, yunzaiPath),
  ]);
  const read = yunzai?.kind === "read" ? yunzai : null;
  // An address that was given needs no port of its.
  const other = read && url === null ? await withFormerPorts({ disk, system, clock }, read) : read;
  const aim = aimOf(url, first, other, system.ownHosts());
  let reading = first;
  let readAt = clock.elapsed();

  /** Which processes run Lagrange from this folder. */
  async function runningHere(processes: readonly RunningProcess[]): Promise<ReadonlySet<number>> {
    const running = await runningOf(disk, { processes, sockets: [] }, "lagrange");
    return new Set(running.flatMap((one) => (one.path === folder ? [one.pid] : [])));
  }

  return {
    past: log?.past ?? [],
    async look() {
      const now = clock.now();
      const elapsed = clock.elapsed();
      const [processes, sockets] = await Promise.all([system.processes(), system.sockets()]);
      const seenAt = clock.elapsed();
      const pids = await runningHere(processes);
      if (clock.elapsed() - readAt >= folderEvery) {
        reading = await readFolder(disk, path);
        readAt = clock.elapsed();
      }
      // This very process is one: no processes at all means that the system does not tell.
      const tells = processes.length > 0;
      const here = processes.filter(({ pid }) => pids.has(pid));
      return {
        now,
        elapsed,
        seenAt,
        uin: reading?.uin ?? null,
        lagrange: tells ? lagrangeState(here, reading) : "unknown",
        connections: tells ? connectionsTo(aim, sockets, pids) : null,
        listening: tells ? isListening(aim, sockets) : null,
        // After the sockets: the log knows of every connection that they show.
        log: (await log?.next()) ?? [],
      };
    },
  };
}

async function readFolder(disk: Disk, path: string): Promise<ReadLagrange | null> {
  const reading = await readLagrange(disk, path);
  return reading.kind === "read" ? reading : null;
}

/** The newest process counts: a start-up script may wait beside it. */
function lagrangeState(processes: readonly RunningProcess[], reading: ReadLagrange | null): WatchedLagrange {
  const newest = processes.toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
  if (!newest) return "not-running";
  if (!reading) return "running";
  const { loggedInAt, settings } = reading;
  const settingsModified = settings.kind === "read" ? settings.modified : null;
  if (readBeforeChange({ process: newest, loggedInAt, settingsModified })) return "old-settings";
  const signedIn = newest.startedAt === null || (loggedInAt !== null && loggedInAt >= newest.startedAt);
  return signedIn ? "running" : "signing-in";
}
