import { setTimeout as pause } from "node:timers/promises";
import type { Program } from "../../core/program.ts";
import type { LaunchResult } from "../../jobs/ports.ts";
import { readNews, type Playing, type StageAnswer, type StageOrder } from "../../practice/stage-messages.ts";
import type { MessageChannel } from "./message-channel.ts";

/** A practice process as the one that started it sees it: what it plays, and a way to have it play more. */
export interface PracticeStage {
  /** Resolves when it has told what it plays, has ended, or has not told in time. */
  known(): Promise<void>;
  playing(): Playing;
  start(role: Program): Promise<LaunchResult>;
}

/** How long it may take to answer, in ms: it only has to listen on a port. */
const answersWithin = 5000;

const nothing: Playing = { lagrange: null, yunzai: null };

/** Follows the practice process behind a channel until it has `ended`. To be called before it can have told anything. */
export function followStage(channel: MessageChannel, ended: Promise<unknown>): PracticeStage {
  let playing = nothing;
  let gone = false;
  const waiting = new Map<Program, (end: StageAnswer) => void>();
  const told = new Promise<void>((resolve) =>
    channel.listen((message) => {
      const news = readNews(message);
      if (news?.type === "answer") waiting.get(news.role)?.(news.end);
      if (news?.type !== "playing") return;
      ({ playing } = news);
      resolve();
    }),
  );
  const leave = (): void => {
    gone = true;
    playing = nothing;
    for (const answer of waiting.values()) answer("failed");
  };
  const over = ended.then(leave, leave);
  return {
    async known() {
      const late = new AbortController();
      const time = pause(answersWithin, undefined, { signal: late.signal }).catch(() => undefined);
      await Promise.race([told, over, time]);
      late.abort();
    },
    playing: () => playing,
    async start(role) {
      if (gone) return { kind: "failed", reason: "unknown" };
      if (waiting.has(role)) return { kind: "failed", reason: "running" };
      const end = await new Promise<StageAnswer>((resolve) => {
        const timer = setTimeout(() => resolve("failed"), answersWithin);
        waiting.set(role, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
        channel.send({ type: "start", role } satisfies StageOrder);
      });
      waiting.delete(role);
      if (end === "started") return { kind: "started", pid: null };
      return { kind: "failed", reason: end === "running" ? "running" : "unknown" };
    },
  };
}
