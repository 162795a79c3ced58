import type { YunzaiAge } from "../../electron/core/recognise.ts";

/** The path segment of OneBot v11 in each age of Yunzai, the oldest first (FACTS Y4). */
export const segmentOf = {
  Z: "go-cqhttp",
  A: "go-cqhttp",
  B: "OneBotv11",
  C0: "OneBotv11",
  C: "OneBotv11",
} as const;

export const ages: readonly YunzaiAge[] = ["Z", "A", "B", "C0", "C"];
