import { CallFailed, type Client } from "../../electron/contract/client.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { BotNews } from "./actions.ts";
import type { Job } from "./state.ts";

type BotJob = Extract<Job, { kind: "bots" | "plan-bots" | "write-bots" }>;

/** A handshake stays a while and waits most of the time; more at once would press a Yunzai on a small machine. */
export const atOnce = 3;

/**
 * Does for every bot what the job asks, in their order, and tells what came of each; starts no more once the signal
 * has aborted. The first failure ends it and is thrown: nothing more of it is told.
 */
export async function runBotJob(
  client: Pick<Client, "check" | "plan" | "write">,
  job: BotJob,
  signal: AbortSignal,
  tell: (news: BotNews) => void,
): Promise<void> {
  switch (job.kind) {
    case "bots":
      return forEach(job.requests, atOnce, signal, async (request) => {
        const result = await client.check(request, { signal });
        tell({ type: "bot-checked", job, lagrange: request.lagrange, result, at: Date.now() });
      });
    case "plan-bots":
      return forEach(job.requests, atOnce, signal, async (request) => {
        const plan = await client.plan(request, { signal });
        tell({ type: "bot-planned", job, lagrange: request.lagrange, plan });
      });
    case "write-bots":
      return untilOneFails(
        // One after the other: what went wrong with one is known before the next is touched.
        forEach(job.plans, 1, signal, async ({ lagrange, plan }) => {
          tell({ type: "bot-written", job, lagrange, result: await client.write({ plan }) });
        }),
      );
    default:
      return assertNever(job);
  }
}

/** Works through the items in their order, `most` at once. The first failure ends it. */
async function forEach<Item>(
  items: readonly Item[],
  most: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) {
      if (signal.aborted) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: most }, lane));
}

/** Some were written before it: the job ends as if it were done, and what stands on the disk is looked at anew. */
async function untilOneFails(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!(error instanceof CallFailed) || error.why === "gone") throw error;
  }
}
