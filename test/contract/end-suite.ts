import { expect, test } from "@playwright/test";
import type { Call, Service } from "../../electron/contract/service.ts";
import type { FindEvent, FindResult } from "../../electron/jobs/results.ts";
import { deferred } from "../support/deferred.ts";
import { fakeService, sampleCalls, sampleEvents } from "../support/service.ts";
import { callText, whyOf, withHost, withTalk, type OpenHost } from "./guard-suite.ts";

/** How calls end that are cancelled, or whose host goes before they are answered. */
export function endSuite(name: string, open: (service: Service) => Promise<OpenHost>): void {
  test.describe(name, () => {
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
      const service = fakeService({ find: untilStopped });
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
      const service = fakeService({ find: untilStopped });
      await withHost(
        () => open(service),
        async ({ client }) => {
          const result = await client.find({ full: true }, { signal: AbortSignal.abort() });
          expect(result.scanned.complete).toBe(false);
        },
      );
    });

    test("cancelling one call leaves the others alone", async () => {
      const service = fakeService({ find: untilStopped });
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

    test("when the host goes, what waits is told so and what runs is asked to stop", async () => {
      const signals: AbortSignal[] = [];
      const service = fakeService({
        find(asked, call) {
          signals.push(call.signal);
          return untilStopped(asked, call);
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

/** A search that says that it has begun and waits until it is stopped, with what such a one has. */
async function untilStopped(_: unknown, { signal, tell }: Call<FindEvent>): Promise<FindResult> {
  const [event] = sampleEvents;
  if (event) tell(event);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  return { ...sampleCalls.find.result, scanned: { folders: 0, unreadable: 0, ms: 0, complete: false } };
}
