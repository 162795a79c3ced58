import { expect, test } from "@playwright/test";
import { CallFailed } from "../../electron/contract/client.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { BotNews } from "../../renderer/wizard/actions.ts";
import { atOnce, runBotJob } from "../../renderer/wizard/run-bot-job.ts";
import type { Job } from "../../renderer/wizard/state.ts";
import { deferred } from "../support/deferred.ts";
import { healthy, refused, setup, wrote } from "../support/wizard-bots.ts";

type BotJob = Extract<Job, { kind: "bots" | "plan-bots" | "write-bots" }>;

/** Runs a job against a host that is given as functions; hands back what it told. */
async function ran(
  job: BotJob,
  host: Partial<Parameters<typeof runBotJob>[0]>,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly BotNews[]> {
  const told: BotNews[] = [];
  const unasked = async (): Promise<never> => Promise.reject(new Error("not asked for"));
  const client = { check: unasked, plan: unasked, write: unasked, ...host };
  await runBotJob(client, job, signal, (one) => told.push(one));
  return told;
}

const toldOf = (told: readonly BotNews[]): readonly string[] =>
  told.map((one) => (one.type === "bots-done" ? "" : one.lagrange));
const checkJob = (...paths: readonly string[]): BotJob => ({
  kind: "bots",
  requests: paths.map((path) => ({ ...setup(path), lagrange: path })),
});
const writeJob = (...paths: readonly string[]): BotJob => ({
  kind: "write-bots",
  plans: paths.map((path) => ({ lagrange: path, plan: `plan of ${path}` })),
});

test("at most three bots are checked at once, each as soon as there is room, and every result is told", async () => {
  const paths = ["/a", "/b", "/c", "/d", "/e"];
  const answers = new Map(paths.map((path) => [path, deferred<CheckResult>()]));
  const started: string[] = [];
  const running = ran(checkJob(...paths), {
    check: ({ lagrange: path }) => {
      started.push(path ?? "");
      return answers.get(path ?? "")?.promise ?? Promise.reject(new Error("unknown"));
    },
  });
  const settle = (path: string): void => answers.get(path)?.resolve(healthy);
  expect(started).toEqual(paths.slice(0, atOnce));
  settle("/b");
  await expect.poll(() => started).toEqual(["/a", "/b", "/c", "/d"]);
  settle("/d");
  await expect.poll(() => started).toEqual(paths);
  for (const path of ["/e", "/c", "/a"]) settle(path);
  const told = await running;
  expect([...toldOf(told)].sort()).toEqual(paths);
  expect(told.every((one) => one.type === "bot-checked" && one.result === healthy)).toBe(true);
});

test("once the signal aborts no further bot is begun", async () => {
  const controller = new AbortController();
  const first = deferred<CheckResult>();
  const started: (string | null)[] = [];
  const running = ran(
    checkJob("/a", "/b", "/c", "/d"),
    {
      check: ({ lagrange: path }, options) => {
        started.push(path);
        expect(options?.signal).toBe(controller.signal);
        return first.promise;
      },
    },
    controller.signal,
  );
  controller.abort();
  first.resolve(healthy);
  await running;
  expect(started).toEqual(["/a", "/b", "/c"]);
});

test("bots are written one after the other, in their order, and a refusal does not stop the others", async () => {
  const events: string[] = [];
  const told = await ran(writeJob("/a", "/b", "/c"), {
    write: async ({ plan }) => {
      events.push(`begins ${plan}`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`ends ${plan}`);
      return plan === "plan of /b" ? refused : wrote;
    },
  });
  expect(events).toEqual(
    ["/a", "/b", "/c"].flatMap((path) => [`begins plan of ${path}`, `ends plan of ${path}`]),
  );
  expect(told.map((one) => one.type === "bot-written" && one.result.kind)).toEqual([
    "written",
    "refused",
    "written",
  ]);
});

test("a bug of the host while writing ends the writing, and what was written before it is told", async () => {
  const attempted: string[] = [];
  const told = await ran(writeJob("/a", "/b", "/c"), {
    write: async ({ plan }) => {
      attempted.push(plan);
      if (plan === "plan of /b") throw new CallFailed("failed");
      return wrote;
    },
  });
  expect(attempted).toEqual(["plan of /a", "plan of /b"]);
  expect(toldOf(told)).toEqual(["/a"]);
});

test("a host that is gone, and a bug while checking, are not passed over", async () => {
  const gone = ran(writeJob("/a"), { write: () => Promise.reject(new CallFailed("gone")) });
  await expect(gone).rejects.toMatchObject({ why: "gone" });
  const bug = ran(checkJob("/a"), { check: () => Promise.reject(new CallFailed("failed")) });
  await expect(bug).rejects.toMatchObject({ why: "failed" });
});
