import { expect, test } from "@playwright/test";
import type { JobName, Result } from "../../electron/contract/api.ts";
import type { Client } from "../../electron/contract/client.ts";
import { jobNames } from "../../electron/contract/methods.ts";
import type { FindEvent } from "../../electron/jobs/results.ts";
import { RefusedCall, type Service } from "../../electron/contract/service.ts";
import { fakeService, sampleCalls, sampleEvents, sampleNews, type SampleCalls } from "../support/service.ts";
import { endSuite } from "./end-suite.ts";
import { callText, guardSuite, refused, whyOf, withHost, withTalk, type OpenHost } from "./guard-suite.ts";

export type { OpenHost };

const noFolder = '{"lagrange":null,"yunzai":null}';

/**
 * Everything a way between window and host must do, over whatever `open` opens: in front of the service it is
 * given. A host that can only run the real service runs `guardSuite` alone, which is part of this one.
 */
export function contractSuite(name: string, open: (service: Service) => Promise<OpenHost>): void {
  guardSuite(name, () => open(fakeService()));
  endSuite(name, open);

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
  });
}

/** Calls a job with its sample. */
function callSample<N extends JobName>(client: Client, samples: SampleCalls, method: N): Promise<Result<N>> {
  return client[method](samples[method].argument);
}
