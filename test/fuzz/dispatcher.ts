import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { createDispatcher } from "../../electron/contract/dispatch.ts";
import { jobNames } from "../../electron/contract/methods.ts";
import { readHostMessage } from "../../electron/contract/messages.ts";
import { RefusedCall, type Service } from "../../electron/contract/service.ts";
import { fakeService, sampleCalls } from "../support/service.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

/** How a job ends, and after how many turns of the loop; it tells something at each. */
interface Ending {
  readonly turns: number;
  readonly how: "result" | "throws" | "refuses" | "circular" | "undefined" | "waits-for-abort";
}

const id = fc.oneof(
  { weight: 6, arbitrary: fc.nat(4) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(-1, 1.5, "1", null, true, [], {}, Number.MAX_SAFE_INTEGER, 1e300),
  },
);
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...jobNames) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      "constructor",
      "__proto__",
      "toString",
      "hasOwnProperty",
      "",
      "Hello",
      1,
      null,
      {},
    ),
  },
);

/** The argument that fits, or one that does not. */
const call = fc
  .tuple(
    id,
    method,
    fc.option(fc.jsonValue(), { freq: 2, nil: undefined }),
    fc.constantFrom({}, { more: 1 }, { type: "x" }),
  )
  .map(([callId, name, argument, more]) => {
    const sample = jobNames.find((each) => each === name);
    const fitting = sample === undefined ? null : sampleCalls[sample].argument;
    return { type: "call", id: callId, method: name, argument: argument ?? fitting, ...more };
  });
const cancel = id.map((callId) => ({ type: "cancel", id: callId }));
const message: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: call.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: cancel.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.json() },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "",
      "{",
      "null",
      '{"id":1}',
      '{"type":"call"}',
      '{"type":"call","id":1,"id":2,"method":"hello","argument":null}',
      '{"__proto__":{"type":"cancel","id":1}}',
      '{"type":"call","id":3,"method":"hello","argument":null,"__proto__":{}}',
      '{"type":"constructor","id":1}',
      "[".repeat(50_000),
      `{"type":"cancel","id":${"9".repeat(400)}}`,
    ),
  },
);
const step = fc.oneof({ weight: 5, arbitrary: message }, { weight: 1, arbitrary: fc.constant(null) });
const ending: fc.Arbitrary<Ending> = fc.record({
  turns: fc.nat(3),
  how: fc.constantFrom(
    "result",
    "result",
    "result",
    "throws",
    "refuses",
    "circular",
    "undefined",
    "waits-for-abort",
  ),
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A service whose jobs end as they are told, one ending after the other. */
function scripted(endings: readonly Ending[], started: string[]): Service {
  let next = 0;
  const job = (name: keyof Service) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every job alike, whatever its types are
    (async (_: unknown, { signal, tell }: { signal: AbortSignal; tell: (event: unknown) => void }) => {
      started.push(name);
      const { turns, how } = endings[next++ % endings.length] ?? { turns: 0, how: "result" };
      for (let at = 0; at < turns; at += 1) {
        tell({ at });
        await turn();
      }
      if (how === "waits-for-abort" && !signal.aborted && name !== "write" && name !== "restore") {
        await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      }
      if (how === "throws") throw new Error("a bug");
      if (how === "refuses") throw new RefusedCall("unknown-plan");
      if (how === "undefined") return undefined;
      const circular: Record<string, unknown> = {};
      circular["own"] = circular;
      return how === "circular" ? circular : sampleCalls[name].result;
    }) as never;
  return fakeService(Object.fromEntries(jobNames.map((name) => [name, job(name)])));
}

const byText = (a: unknown, b: unknown): number => String(a).localeCompare(String(b));

/** The answers that a message must have in the end: its id, or null for one without; none for a cancel. */
function answersDue(json: string): readonly (number | null)[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [null];
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const fieldOf = (name: string): unknown =>
    isObject && Object.hasOwn(Object(value), name) ? Reflect.get(Object(value), name) : undefined;
  const callId = fieldOf("id");
  const known = typeof callId === "number" && Number.isSafeInteger(callId) && callId >= 0 ? callId : null;
  const isCancel = fieldOf("type") === "cancel" && known !== null && Object.keys(Object(value)).length === 2;
  return isCancel ? [] : [known];
}

export const dispatcherTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "any messages: nothing throws, every call has one answer, and none after it is closed",
    input: fc.tuple(
      fc.array(step, { maxLength: 40 }),
      fc.array(ending, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
    ),
    runs: 600,
    async holds([steps, endings, closesEarly]) {
      const said: string[] = [];
      const bugs: unknown[] = [];
      const started: string[] = [];
      const dispatcher = createDispatcher(
        scripted(endings, started),
        (json) => said.push(json),
        (error) => bugs.push(error),
      );
      for (const json of steps) {
        if (json === null) await turn();
        else dispatcher.receive(json);
      }
      if (!closesEarly) {
        // Whatever waits for its end gets it.
        for (const callId of [0, 1, 2, 3, 4, Number.MAX_SAFE_INTEGER]) {
          dispatcher.receive(JSON.stringify({ type: "cancel", id: callId }));
        }
        for (let turns = 0; turns < 8; turns += 1) await turn();
      }
      const before = said.length;
      await dispatcher.close();
      equal(said.length, before);
      dispatcher.receive('{"type":"call","id":9,"method":"hello","argument":null}');
      await turn();
      equal(said.length, before);
      equal(dispatcher.writing(), false);

      const messages = said.map((json) => readHostMessage(json));
      ok(messages.every((each) => each !== null));
      const answered = messages.flatMap((each) => (each && each.type !== "event" ? [each.id] : []));
      const due = steps.flatMap((json) => (json === null ? [] : answersDue(json)));
      if (!closesEarly) deepEqual(answered.toSorted(byText), due.toSorted(byText));
      else ok(answered.length <= due.length);
      // A bug is told once, and only a job's own.
      ok(bugs.length <= started.length);
    },
  }),
];
