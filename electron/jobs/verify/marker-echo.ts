import { joinPath } from "../../core/folder-path.ts";
import { commandLogName, echoesMarker } from "../../core/probe/probe.ts";
import type { Clock, Disk } from "../ports.ts";

const tailBytes = 256 * 1024;
const pollMs = 25;

/** A Yunzai's log that can be read: where the marker's echo will stand. */
export interface MarkerLog {
  /** Absolute path of today's file, which need not exist yet. */
  readonly file: string;
  /**
   * Sends the marker and waits for its echo among what is written from now on. False when `deadline` ms
   * pass without it, or the signal aborts.
   */
  send(selfId: string, send: () => void, deadline: number, signal: AbortSignal): Promise<boolean>;
}

/** Opens the log of a Yunzai folder, or tells why it cannot be read. Changes nothing. */
export async function openMarkerLog(
  disk: Disk,
  clock: Clock,
  folder: string,
): Promise<MarkerLog | { readonly problem: string }> {
  const fileNow = (): string => joinPath(folder, commandLogName(clock.now()));
  const today = await disk.tail(fileNow(), 0);
  if (today.kind === "failed") {
    // The first line of a day makes the file; until then the folder tells whether there are logs at all.
    const listing = today.problem === "not-found" ? await disk.list(joinPath(folder, "logs")) : today;
    if (listing.kind === "failed") return { problem: listing.problem };
  }
  return {
    file: fileNow(),
    async send(selfId, send, deadline, signal) {
      const firstFile = fileNow();
      const before = await disk.tail(firstFile, 0);
      const from = before.kind === "read" ? before.size : 0;
      const end = clock.elapsed() + deadline;
      send();
      while (clock.elapsed() < end && !signal.aborted) {
        await clock.sleep(pollMs, signal);
        // At midnight in Shanghai the log goes on in a new file.
        const files = firstFile === fileNow() ? [firstFile] : [firstFile, fileNow()];
        for (const file of files) {
          const news = await disk.tail(file, tailBytes, file === firstFile ? from : 0);
          if (news.kind === "read" && echoesMarker(new TextDecoder().decode(news.bytes), selfId)) return true;
        }
      }
      return false;
    },
  };
}
