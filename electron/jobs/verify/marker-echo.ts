import { joinPath } from "../../core/folder-path.ts";
import { echoesMarker } from "../../core/probe/marker.ts";
import { probeTimes, type MarkerAnswer } from "../../core/probe/probe-state.ts";
import { commandLogName } from "../../core/yunzai/yunzai-log.ts";
import { orAborted, withDeadline } from "../deadline.ts";
import type { Clock, Disk } from "../ports.ts";

const tailBytes = 256 * 1024;
const pollMs = 25;

/** One marker, and what puts it on its way. */
export interface Marker {
  readonly selfId: string;
  readonly send: () => void;
}

/** Absolute path of a Yunzai's log of today, where the marker's echo will stand; the file need not exist yet. */
export function markerLogOf(clock: Clock, folder: string): string {
  return joinPath(folder, commandLogName(clock.now()));
}

/**
 * Sends the marker and waits for its echo among what is written from then on (FACTS Y9, Y12): `silent` when
 * that does not come in time, `withheld`, with nothing sent, when the log of this Yunzai folder cannot be read.
 * Over within `deadline` ms, or when the signal aborts. Changes nothing on the disk.
 */
export async function awaitEcho(
  disk: Disk,
  clock: Clock,
  folder: string,
  { selfId, send }: Marker,
  deadline: number,
  signal: AbortSignal,
): Promise<MarkerAnswer> {
  const latest = clock.elapsed() + deadline;
  const firstFile = markerLogOf(clock, folder);
  // A folder on a share that is gone may keep a reader waiting for ever.
  const before = await withDeadline(clock, deadline / 2, signal, (limited) =>
    orAborted(sizeOf(disk, folder, firstFile), limited, { problem: "busy" }),
  );
  if ("problem" in before) return { kind: "withheld", reason: before.problem };
  const left = Math.min(probeTimes.echo, latest - clock.elapsed());
  send();
  const echoed = await withDeadline(clock, left, signal, (limited) =>
    orAborted(echoIn(disk, clock, folder, { selfId, firstFile, from: before.size }, limited), limited, false),
  );
  return { kind: echoed ? "echoed" : "silent" };
}

/** Looks again and again, until the echo is there or the signal aborts. */
async function echoIn(
  disk: Disk,
  clock: Clock,
  folder: string,
  { selfId, firstFile, from }: { readonly selfId: string; readonly firstFile: string; readonly from: number },
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    await clock.sleep(pollMs, signal);
    const fileNow = markerLogOf(clock, folder);
    // At midnight in Shanghai the log goes on in a new file.
    const files = firstFile === fileNow ? [firstFile] : [firstFile, fileNow];
    for (const file of files) {
      const news = await disk.tail(file, tailBytes, file === firstFile ? from : 0);
      if (news.kind === "read" && echoesMarker(new TextDecoder().decode(news.bytes), selfId)) return true;
    }
  }
  return false;
}

/** How much stands in the log already, or why it cannot be read. */
async function sizeOf(
  disk: Disk,
  folder: string,
  file: string,
): Promise<{ readonly size: number } | { readonly problem: string }> {
  const log = await disk.tail(file, 0);
  if (log.kind === "read") return { size: log.size };
  // The first line of a day makes the file; until then the folder tells whether there are logs at all.
  const listing = log.problem === "not-found" ? await disk.list(joinPath(folder, "logs")) : log;
  return listing.kind === "failed" ? { problem: listing.problem } : { size: 0 };
}
