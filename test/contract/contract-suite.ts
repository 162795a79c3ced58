import { expect, test } from "@playwright/test";
import type { JobName, Result } from "../../electron/contract/api.ts";
import type { Client } from "../../electron/contract/client.ts";
import { jobNames } from "../../electron/contract/methods.ts";
import type { FindEvent } from "../../electron/jobs/results.ts";
import { RefusedCall, type Call, type Service } from "../../electron/contract/service.ts";
import { deferred } from "../support/deferred.ts";
import { fakeService, sampleCalls, sampleEvents, sampleNews, type SampleCalls } from "../support/service.ts";
import { callText, guardSuite, refused, whyOf, withHost, withTalk, type OpenHost } from "./guard-suite.ts";

export type { OpenHost };

const noFolder = '{"lagrange":null,"yunzai":null}';

/**
 * Everything a way between window and host must do, over whatever `open` opens: in front of the service it is
 * given. A host that can only run the real service runs `guardSuite` alone, which is part of this one.
 */
export function contractSuite(name: string, open: (service: Service) => Promise<OpenHost>): void {
  guardSuite(name, () => open(fakeService()));

  test.describe(name, () => {
    for (const method of jobNames) {
      test(`${method} reaches its job as it was asked, and its result comes back`, async () => {
        const { argument, result } = sampleCalls[method];
        const seen: unknown[] = [];
        const watching = async (asked: unknown): Promise<unknown> => {
          seen.push(asked);
          return result;
        };
        const service = { ...fakeService(), [method]: watching };
        await withHost(
          () => open(service),
          async ({ client }) => {
            expect(await callSample(client, sampleCalls, method)).toEqual(result);
            expect(seen).toEqual([argument]);
          },
        );
      });
    }

    test("events come in their order and before the result", async () => {
      const service = fakeService({
        async find(_, { tell }) {
          for (const event of sampleEvents) tell(event);
          await Promise.resolve();
          for (const event of sampleEvents) tell(event);
          return sampleCalls.find.result;
        },
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const order: unknown[] = [];
          const options = { onEvent: (event: unknown) => order.push(event) };
          order.push(await client.find({ full: false }, options));
          expect(order).toEqual([...sampleEvents, ...sampleEvents, sampleCalls.find.result]);
        },
      );
    });

    test("what watch and listen tell is carried as it is", async () => {
      const service = fakeService({
        async watch(_, { tell }) {
          sampleNews.watch.forEach(tell);
          return sampleCalls.watch.result;
        },
        async listen(_, { tell }) {
          sampleNews.listen.forEach(tell);
          return sampleCalls.listen.result;
        },
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const heard: unknown[] = [];
          const options = { onEvent: (event: unknown) => heard.push(event) };
          await client.watch(sampleCalls.watch.argument, options);
          await client.listen(sampleCalls.listen.argument, options);
          expect(heard).toEqual([...sampleNews.watch, ...sampleNews.listen]);
        },
      );
    });

    test("a job cannot speak after its end", async () => {
      const late: (() => void)[] = [];
      const service = fakeService({
        async find(_, { tell }) {
          late.push(() => sampleEvents.forEach(tell));
          return sampleCalls.find.result;
        },
      });
      await withTalk(
        () => open(service),
        async ({ ask }) => {
          expect(await ask(callText(1, "find", '{"full":true}'))).toMatchObject({ type: "result", id: 1 });
          for (const speak of late) speak();
          expect(await ask(callText(1, "hello", "null"))).toMatchObject({ type: "result", id: 1 });
        },
      );
      expect(late).toHaveLength(1);
    });

    test("cancelling asks the job to stop, and it still answers with what it has", async () => {
      const service = fakeService({
        find: async (_, call) => ({ ...sampleCalls.find.result, ...(await stopped(call)) }),
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const stop = new AbortController();
          const onEvent = (): void => stop.abort();
          const result = await client.find({ full: true }, { signal: stop.signal, onEvent });
          expect(result.scanned.complete).toBe(false);
        },
      );
    });

    test("a call cancelled before it was made is answered too", async () => {
      const service = fakeService({
        find: async (_, call) => ({ ...sampleCalls.find.result, ...(await stopped(call)) }),
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const result = await client.find({ full: true }, { signal: AbortSignal.abort() });
          expect(result.scanned.complete).toBe(false);
        },
      );
    });

    test("cancelling one call leaves the others alone", async () => {
      const service = fakeService({
        find: async (_, call) => ({ ...sampleCalls.find.result, ...(await stopped(call)) }),
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const [first, second] = [new AbortController(), new AbortController()];
          const ended: string[] = [];
          const one = client.find({ full: true }, { signal: first.signal }).then(() => ended.push("one"));
          const two = client.find({ full: true }, { signal: second.signal }).then(() => ended.push("two"));
          second.abort();
          await two;
          await client.hello(null);
          first.abort();
          await one;
          expect(ended).toEqual(["two", "one"]);
        },
      );
    });

    test("two calls at once each get their own events and their own result", async () => {
      const service = fakeService({
        async find({ full }, { tell }) {
          for (let folders = 0; folders < 20; folders += 1) {
            tell({ type: "progress", folders, at: full ? "full" : "quick" });
            await new Promise((resolve) => setImmediate(resolve));
          }
          return {
            ...sampleCalls.find.result,
            scanned: { folders: 20, unreadable: 0, ms: 0, complete: full },
          };
        },
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const results = await Promise.all(
            [true, false].map(async (full) => {
              const places: string[] = [];
              const { scanned } = await client.find(
                { full },
                { onEvent: (event) => event.type === "progress" && places.push(event.at) },
              );
              return { complete: scanned.complete, places };
            }),
          );
          expect(results).toEqual([
            { complete: true, places: Array.from({ length: 20 }, () => "full") },
            { complete: false, places: Array.from({ length: 20 }, () => "quick") },
          ]);
        },
      );
    });

    test("an id that is in use, and more calls than any window makes, are refused", async () => {
      const answers: (() => void)[] = [];
      const service = fakeService({
        suggest: (_, { signal }) =>
          new Promise((resolve) => {
            const answer = (): void => resolve(sampleCalls.suggest.result);
            answers.push(answer);
            signal.addEventListener("abort", answer);
          }),
      });
      await withTalk(
        () => open(service),
        async ({ say, ask, next }) => {
          say(callText(0, "suggest", noFolder));
          expect(await ask(callText(0, "hello", "null"))).toEqual(refused(0, "id-in-use"));
          for (let id = 1; id < 16; id += 1) say(callText(id, "suggest", noFolder));
          expect(await ask(callText(16, "suggest", noFolder))).toEqual(refused(16, "too-many"));
          expect(answers).toHaveLength(16);
          answers[7]?.();
          expect(await next()).toMatchObject({ type: "result", id: 7 });
          expect(await ask(callText(7, "hello", "null"))).toMatchObject({ type: "result", id: 7 });
        },
      );
    });

    test("a path or a plan that nobody gave is refused with the reason", async () => {
      const service = fakeService({
        suggest: () => Promise.reject(new RefusedCall("unknown-folder")),
        write: () => Promise.reject(new RefusedCall("unknown-plan")),
        planStart: () => Promise.reject(new RefusedCall("unknown-folder")),
        start: () => Promise.reject(new RefusedCall("unknown-plan")),
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          expect(await whyOf(client.suggest({ lagrange: "/etc", yunzai: null }))).toBe("unknown-folder");
          expect(await whyOf(client.write({ plan: "1" }))).toBe("unknown-plan");
          const start = { program: "lagrange", folder: "/etc" } as const;
          expect(await whyOf(client.planStart(start))).toBe("unknown-folder");
          expect(await whyOf(client.start({ plan: "1" }))).toBe("unknown-plan");
        },
      );
    });

    test("a bug in a job is told without its text, and the next call is answered", async () => {
      const service = fakeService({
        suggest: () => Promise.reject(new Error("s3cret at C:\\Users\\me")),
        revealToken: () => {
          throw new TypeError("s3cret");
        },
      });
      await withTalk(
        () => open(service),
        async ({ ask }) => {
          expect(await ask(callText(1, "suggest", noFolder))).toEqual({ type: "failed", id: 1 });
          expect(await ask(callText(2, "revealToken", noFolder))).toEqual({ type: "failed", id: 2 });
          expect(await ask(callText(2, "hello", "null"))).toMatchObject({ type: "result", id: 2 });
        },
      );
    });

    test("any text survives: Chinese, emoji, line separators, half a character, a zero byte", async () => {
      const text = `云崽 😀 \u2028\u2029 \ud800 \0 "\\ </script> ${"机器人".repeat(50_000)}`;
      const service = fakeService({
        revealToken: async () => text,
        find: async (_, { tell }) => {
          tell({ type: "progress", folders: 1, at: text });
          return sampleCalls.find.result;
        },
      });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const places: string[] = [];
          const onEvent = (event: FindEvent): unknown => event.type === "progress" && places.push(event.at);
          await client.find({ full: true }, { onEvent });
          expect(places[0] === text).toBe(true);
          expect((await client.revealToken({ lagrange: null, yunzai: null })) === text).toBe(true);
        },
      );
    });

    test("when the host goes, what waits is told so and what runs is asked to stop", async () => {
      const signals: AbortSignal[] = [];
      const service = fakeService({
        async find(_, call) {
          signals.push(call.signal);
          return { ...sampleCalls.find.result, ...(await stopped(call)) };
        },
      });
      await withHost(
        () => open(service),
        async ({ client, close }) => {
          const begun = deferred<undefined>();
          const found = whyOf(client.find({ full: true }, { onEvent: () => begun.resolve(undefined) }));
          await begun.promise;
          await close();
          expect(await found).toBe("gone");
          expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
        },
      );
    });

    test("a write that has begun is neither cancelled nor left behind", async () => {
      const finish = deferred<undefined>();
      const begun = deferred<AbortSignal>();
      const service = fakeService({
        async write(_, { signal }) {
          begun.resolve(signal);
          await finish.promise;
          return sampleCalls.write.result;
        },
      });
      await withHost(
        () => open(service),
        async ({ client, close }) => {
          const stop = new AbortController();
          const written = whyOf(client.write({ plan: "1" }, { signal: stop.signal }));
          const signal = await begun.promise;
          stop.abort();
          let over = false;
          const closing = close().then(() => (over = true));
          expect(await written).toBe("gone");
          expect([over, signal.aborted]).toEqual([false, false]);
          finish.resolve(undefined);
          await closing;
          expect(signal.aborted).toBe(false);
        },
      );
    });
  });
}

/** Says that it has begun and waits until it is stopped: what a search that was cancelled has. */
async function stopped({ signal, tell }: Call<FindEvent>): Promise<{
  readonly scanned: { readonly folders: 0; readonly unreadable: 0; readonly ms: 0; readonly complete: false };
}> {
  const [event] = sampleEvents;
  if (event) tell(event);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  return { scanned: { folders: 0, unreadable: 0, ms: 0, complete: false } };
}

/** Calls a job with its sample. */
function callSample<N extends JobName>(client: Client, samples: SampleCalls, method: N): Promise<Result<N>> {
  return client[method](samples[method].argument);
}
