import type { EventOf } from "../../electron/contract/api.ts";
import { CallFailed, type CallOptions, type Client } from "../../electron/contract/client.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { VerifyEvent } from "../../electron/jobs/verify/verify.ts";
import type { News } from "./actions.ts";
import { runBotJob } from "./run-bot-job.ts";
import type { Job } from "./state.ts";

/**
 * Runs one job on the host and tells its news until it ends or the signal aborts; then the host is asked
 * to stop, and what still comes is dropped. A host that is gone is told by the transport, not from here.
 */
export async function runJob(
  client: Client,
  job: Job,
  signal: AbortSignal,
  onNews: (news: News) => void,
): Promise<void> {
  const tell = (news: News): void => {
    if (!signal.aborted) onNews(news);
  };
  try {
    tell(await newsOf(client, job, signal, tell));
  } catch (error) {
    if (error instanceof CallFailed && error.why === "gone") return;
    tell({ type: "job-failed", job });
  }
}

async function newsOf(
  client: Client,
  job: Job,
  signal: AbortSignal,
  tell: (news: News) => void,
): Promise<News> {
  const dialling: CallOptions<VerifyEvent> = {
    signal,
    onEvent: (progress) => tell({ type: "progress", job, progress }),
  };
  const waiting: CallOptions<EventOf<"waitAndCheck">> = {
    signal,
    onEvent: (event) =>
      tell(
        event.type === "ended"
          ? { type: "start-ended", job, end: event }
          : { type: "progress", job, progress: event },
      ),
  };
  switch (job.kind) {
    case "find": {
      const onEvent = (event: Extract<News, { type: "find-event" }>["event"]): void =>
        tell({ type: "find-event", job, event });
      const result = await client.find({ full: job.full }, { signal, onEvent });
      return { type: "find-result", job, result };
    }
    case "suggest":
      return { type: "suggestion", job, suggestion: await client.suggest(job.folders) };
    case "prove":
    case "health": {
      const { request, waitSeconds } = job;
      const result =
        waitSeconds === null
          ? await client.check(request, dialling)
          : await client.waitAndCheck({ ...request, seconds: waitSeconds }, waiting);
      return { type: "checked", job, result, at: Date.now() };
    }
    case "plan":
      return { type: "planned", job, plan: await client.plan(job.request, dialling) };
    case "write":
      return { type: "written", job, result: await client.write({ plan: job.plan }) };
    case "restore": {
      const { lagrange, backup } = job;
      return { type: "restored", job, result: await client.restore({ lagrange, backup }) };
    }
    case "watch": {
      const onEvent = (event: EventOf<"watch">): void =>
        tell(
          event.type === "ended"
            ? { type: "start-ended", job, end: event }
            : { type: "watch-event", job, view: event },
        );
      return { type: "watched", job, result: await client.watch(job.watched, { signal, onEvent }) };
    }
    case "bots":
    case "plan-bots":
    case "write-bots":
      await runBotJob(client, job, signal, tell);
      return { type: "bots-done", job };
    default:
      return assertNever(job);
  }
}
