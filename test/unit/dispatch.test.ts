import { expect, test } from "@playwright/test";
import { createDispatcher, type Dispatcher } from "../../electron/contract/dispatch.ts";
import type { Service } from "../../electron/contract/service.ts";
import { deferred } from "../support/deferred.ts";
import { fakeService, sampleCalls } from "../support/service.ts";

interface Desk extends Dispatcher {
  readonly said: readonly unknown[];
  readonly bugs: readonly unknown[];
}

function openDesk(own: Partial<Service>): Desk {
  const said: unknown[] = [];
  const bugs: unknown[] = [];
  const dispatcher = createDispatcher(
    fakeService(own),
    (json) => said.push(JSON.parse(json)),
    (error) => bugs.push(error),
  );
  return { ...dispatcher, said, bugs };
}

const call = (id: number, method: string, argument: unknown): string =>
  JSON.stringify({ type: "call", id, method, argument });
const folders = { lagrange: null, yunzai: null };

test("once closed it is deaf: nothing is begun and nothing is said", async () => {
  const asked: unknown[] = [];
  const desk = openDesk({
    write: async (argument) => {
      asked.push(argument);
      return sampleCalls.write.result;
    },
  });
  await desk.close();
  desk.receive(call(1, "write", { plan: "1" }));
  desk.receive("not JSON");
  await desk.close();
  expect([asked, desk.said]).toEqual([[], []]);
});

test("closing waits for what runs, stops all of it but a write, and says nothing more", async () => {
  const finish = deferred<undefined>();
  const signals: Record<string, AbortSignal> = {};
  const desk = openDesk({
    async write(_, { signal }) {
      signals["write"] = signal;
      await finish.promise;
      return sampleCalls.write.result;
    },
    async restore(_, { signal }) {
      signals["restore"] = signal;
      await finish.promise;
      return sampleCalls.restore.result;
    },
    async find(_, { signal, tell }) {
      signals["find"] = signal;
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      tell({ type: "progress", folders: 1, at: "/" });
      return sampleCalls.find.result;
    },
  });
  desk.receive(call(1, "write", { plan: "1" }));
  desk.receive(call(2, "restore", { lagrange: "/l", backup: "b" }));
  desk.receive(call(3, "find", { full: true }));
  await Promise.resolve();
  expect(desk.writing()).toBe(true);
  let over = false;
  const closing = desk.close().then(() => (over = true));
  await new Promise((resolve) => setImmediate(resolve));
  const aborted = Object.entries(signals).map(([name, signal]) => [name, signal.aborted]);
  expect([over, aborted]).toEqual([
    false,
    [
      ["write", false],
      ["restore", false],
      ["find", true],
    ],
  ]);
  finish.resolve(undefined);
  await closing;
  expect([desk.writing(), desk.said]).toEqual([false, []]);
});

test("it is writing from the moment a write is taken to its answer, and for no other job", async () => {
  const finish = deferred<undefined>();
  const desk = openDesk({
    async write() {
      await finish.promise;
      return sampleCalls.write.result;
    },
    async plan() {
      await finish.promise;
      return sampleCalls.plan.result;
    },
  });
  desk.receive(call(1, "plan", sampleCalls.plan.argument));
  expect(desk.writing()).toBe(false);
  desk.receive(call(2, "write", { plan: "1" }));
  expect(desk.writing()).toBe(true);
  desk.receive('{"type":"cancel","id":2}');
  expect(desk.writing()).toBe(true);
  finish.resolve(undefined);
  await expect.poll(() => desk.said.length).toBe(2);
  expect(desk.writing()).toBe(false);
});

test("where everything is heard at once, a job can be cancelled at its first word and an id used again at its answer", async () => {
  const said: unknown[] = [];
  const signals: AbortSignal[] = [];
  const service = fakeService({
    async find(_, { signal, tell }) {
      signals.push(signal);
      tell({ type: "progress", folders: 1, at: "/" });
      return sampleCalls.find.result;
    },
  });
  const dispatcher = createDispatcher(
    service,
    (json) => {
      said.push(JSON.parse(json));
      if (said.length === 1) dispatcher.receive('{"type":"cancel","id":1}');
      if (said.length === 2) dispatcher.receive(call(1, "hello", null));
    },
    () => undefined,
  );
  dispatcher.receive(call(1, "find", { full: true }));
  await expect.poll(() => said.length).toBe(3);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(said).toMatchObject([{ type: "event" }, { type: "result", id: 1 }, { type: "result", id: 1 }]);
});

test("a bug goes to the host with its text and to the window without", async () => {
  const bug = new Error("s3cret");
  const desk = openDesk({ suggest: () => Promise.reject(bug) });
  desk.receive(call(1, "suggest", folders));
  await expect.poll(() => desk.said).toEqual([{ type: "failed", id: 1 }]);
  expect(desk.bugs).toEqual([bug]);
});

test("a result that is no JSON is a bug like any other, and nobody waits for ever", async () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const method: string = "revealToken";
  const results: readonly unknown[] = [undefined, 1n, circle];
  for (const result of results) {
    const desk = openDesk({ ...fakeService(), [method]: async () => result });
    desk.receive(call(1, "revealToken", folders));
    await expect.poll(() => desk.said).toEqual([{ type: "failed", id: 1 }]);
    expect(desk.bugs).toHaveLength(1);
  }
});

test("a job sees its argument as the guard read it, without a prototype of the window's", async () => {
  const seen: object[] = [];
  const desk = openDesk({
    suggest: async (argument) => {
      seen.push(argument);
      return sampleCalls.suggest.result;
    },
  });
  desk.receive(call(1, "suggest", folders));
  desk.receive(
    '{"type":"call","id":2,"method":"suggest","argument":{"lagrange":null,"yunzai":null,"__proto__":{"x":1}}}',
  );
  await expect.poll(() => desk.said.length).toBe(2);
  expect(seen).toEqual([folders]);
  expect(Object.getPrototypeOf(seen[0])).toBe(Object.prototype);
  expect(desk.said).toContainEqual({ type: "refused", id: 2, why: "bad-argument" });
  expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
});
