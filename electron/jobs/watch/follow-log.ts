import type { YunzaiLogEvent } from "../../core/yunzai/yunzai-log.ts";
import { readYunzaiLog } from "../examine/read-yunzai.ts";
import type { Disk } from "../ports.ts";

/** A Yunzai's log, read on and on. */
export interface LogFollower {
  /** What its newest file had told at the beginning. */
  readonly past: readonly YunzaiLogEvent[];
  /** What has been added since the last call; also from the next day's file. */
  next(): Promise<readonly YunzaiLogEvent[]>;
}

/** Opens the newest command log of a Yunzai folder, which need not have one yet. */
export async function followLog(disk: Disk, folder: string): Promise<LogFollower> {
  let seen = await readYunzaiLog(disk, folder);
  return {
    past: seen?.events ?? [],
    async next() {
      const before = seen;
      const news = await readYunzaiLog(disk, folder, before?.size ?? 0);
      if (news === null) return [];
      const isOther = before !== null && (news.path !== before.path || news.size < before.size);
      const added = isOther ? await readYunzaiLog(disk, folder) : news;
      seen = added ?? news;
      return seen.events;
    },
  };
}
