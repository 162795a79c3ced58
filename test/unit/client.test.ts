import { expect, test } from "@playwright/test";
import { getEventListeners } from "node:events";
import { CallFailed, createClient, type Client, type Closed } from "../../electron/contract/client.ts";
import { jobNames } from "../../electron/contract/methods.ts";
import { sampleCalls, sampleEvents } from "../support/service.ts";

interface Line {
  readonly client: Client;
  readonly sent: readonly unknown[];
  readonly closings: readonly Closed[];
  readonly hear: (message: unknown) => void;
  readonly hangUp: (why?: Closed) => void;
}

/** A client whose host is this test. */
function openLine(): Line {
  const sent: unknown[] = [];
  const closings: Closed[] = [];
  let hear = (_json: string): void => undefined;
  let hangUp = (_why?: Closed): void => undefined;
  const client = createClient(
    {
      send: (json) => sent.push(JSON.parse(json)),
      listen(onMessage, onClosed) {
        hear = onMessage;
        hangUp = onClosed;
      },
    },
    (why) => closings.push(why),
  );
  return {
    client,
    sent,
    closings,
    hear: (message) => hear(typeof message === "string" ? message : JSON.stringify(message)),
    hangUp: (why) => hangUp(why),
  };
}

const failure = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

test("the client has the table's methods and no other", () => {
  expect(Object.keys(openLine().client)).toEqual([...jobNames]);
});

test("every call has an id of its own, and an answer goes to its call whatever the order", async () => {
  const { client, sent, hear } = openLine();
  const first = client.revealToken({ lagrange: null, yunzai: null });
  const second = client.revealToken({ lagrange: null, yunzai: null });
  expect(sent).toMatchObject([
    { type: "call", id: 1, method: "revealToken" },
    { type: "call", id: 2, method: "revealToken" },
  ]);
  hear({ type: "result", id: 2, value: "two" });
  hear({ type: "result", id: 1, value: "one" });
  expect(await Promise.all([first, second])).toEqual(["one", "two"]);
});

test("what is no message, or belongs to no call, changes nothing", async () => {
  const { client, hear } = openLine();
  const events: unknown[] = [];
  const found = client.find({ full: true }, { onEvent: (event) => events.push(event) });
  for (const noise of [
    "",
    "{",
    { type: "result", id: 9, value: 1 },
    { type: "result", id: 1 },
    { type: "refused", id: null, why: "not-a-message" },
    { type: "event", id: 2, value: sampleEvents[0] },
  ]) {
    hear(noise);
  }
  const [event] = sampleEvents;
  hear({ type: "event", id: 1, value: event });
  hear({ type: "result", id: 1, value: sampleCalls.find.result });
  hear({ type: "event", id: 1, value: event });
  hear({ type: "failed", id: 1 });
  expect(await found).toEqual(sampleCalls.find.result);
  expect(events).toEqual([event]);
});

test("a refusal and a failure reject with their reason", async () => {
  const { client, hear } = openLine();
  const calls = [client.hello(null), client.hello(null)].map(failure);
  hear({ type: "refused", id: 1, why: "unknown-folder" });
  hear({ type: "failed", id: 2 });
  const [refused, failed] = await Promise.all(calls);
  expect([refused, failed]).toMatchObject([{ why: "unknown-folder" }, { why: "failed" }]);
  expect(refused).toBeInstanceOf(CallFailed);
});

test("aborting cancels once, and only while the call waits", async () => {
  const { client, sent, hear } = openLine();
  const stop = new AbortController();
  const found = client.find({ full: true }, { signal: stop.signal });
  const other = client.find({ full: true }, { signal: stop.signal });
  hear({ type: "result", id: 2, value: sampleCalls.find.result });
  await other;
  stop.abort();
  expect(sent.slice(2)).toEqual([{ type: "cancel", id: 1 }]);
  hear({ type: "result", id: 1, value: sampleCalls.find.result });
  await found;
});

test("no listener stays on a signal that outlives its calls", async () => {
  const { client, hear } = openLine();
  const { signal } = new AbortController();
  const found = client.find({ full: true }, { signal });
  const failed = failure(client.find({ full: true }, { signal }));
  expect(getEventListeners(signal, "abort")).toHaveLength(2);
  hear({ type: "result", id: 1, value: sampleCalls.find.result });
  hear({ type: "failed", id: 2 });
  await Promise.all([found, failed]);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

for (const why of ["gone", "other-window", "no-key"] as const) {
  test(`when the transport ends (${why}), every call rejects, the reason is told once, and nothing is sent any more`, async () => {
    const { client, sent, closings, hear, hangUp } = openLine();
    const stop = new AbortController();
    const calls = [client.hello(null), client.find({ full: true }, { signal: stop.signal })].map(failure);
    hangUp(why);
    hangUp("gone");
    stop.abort();
    hear({ type: "result", id: 1, value: sampleCalls.hello.result });
    const late = failure(client.hello(null));
    const gone = { why: "gone" };
    expect(await Promise.all([...calls, late])).toMatchObject([gone, gone, gone]);
    expect([closings, sent.length]).toEqual([[why], 2]);
  });
}

test("an end without a reason is a host that is gone", () => {
  const { closings, hangUp } = openLine();
  hangUp();
  expect(closings).toEqual(["gone"]);
});
