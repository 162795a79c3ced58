import { baseName } from "../../core/folder-path.ts";
import { dayOfLog, lastEntryAt, parseLogLines, type YunzaiLogEvent } from "../../core/yunzai/yunzai-log.ts";
import { newestLogIn, tailLimit } from "../examine/read-yunzai.ts";
import type { Disk } from "../ports.ts";

/** A Yunzai's log, read on and on. */
export interface LogFollower {
  /** What its newest file had told at the beginning. */
  readonly past: readonly YunzaiLogEvent[];
  /**
   * What has been added since the last call, also to the next day's file. An entry is told once it is whole: when
   * another follows it, or nothing has been added since the call before.
   */
  next(): Promise<readonly YunzaiLogEvent[]>;
}

/** Opens the newest command log of a Yunzai folder, which need not have one yet. */
export async function followLog(disk: Disk, folder: string): Promise<LogFollower> {
  let file: FollowedFile | null = null;
  const next = async (): Promise<readonly YunzaiLogEvent[]> => {
    const path = await newestLogIn(disk, folder);
    if (path === null) return [];
    // What was written to the old day's file since the last call stands in no other.
    const rest = file === null || file.path === path ? [] : await file.rest();
    if (file?.path !== path) file = followFile(disk, path);
    return [...rest, ...(await file.next())];
  };
  // Twice: by the second time an entry that stood there at the first is whole.
  return { past: [...(await next()), ...(await next())], next };
}

interface FollowedFile {
  readonly path: string;
  next(): Promise<readonly YunzaiLogEvent[]>;
  /** The same to the file's end: nothing is added any more. */
  rest(): Promise<readonly YunzaiLogEvent[]>;
}

function followFile(disk: Disk, path: string): FollowedFile {
  let size = 0;
  // A character may be cut in two where the last read ended.
  let decoder = new TextDecoder();
  /** What is not told yet. */
  let held = "";

  async function read(): Promise<"grown" | "same" | "failed"> {
    let news = await disk.tail(path, tailLimit, size);
    if (news.kind === "read" && news.size < size) {
      // Written anew under the same name.
      decoder = new TextDecoder();
      held = "";
      news = await disk.tail(path, tailLimit);
    }
    if (news.kind === "failed") return news.kind;
    size = news.size;
    held += decoder.decode(news.bytes, { stream: true });
    return news.bytes.length > 0 ? "grown" : "same";
  }

  /** Tells what stands before `end`. */
  function tell(end: number): readonly YunzaiLogEvent[] {
    const text = held.slice(0, end);
    held = held.slice(end);
    return parseLogLines(text, dayOfLog(baseName(path)));
  }

  return {
    path,
    async next() {
      const became = await read();
      if (became === "failed") return [];
      return tell(became === "grown" ? lastEntryAt(held) : held.length);
    },
    async rest() {
      await read();
      return tell(held.length);
    },
  };
}
