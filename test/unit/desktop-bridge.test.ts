import { EventEmitter } from "node:events";
import { expect, test } from "@playwright/test";
import { pasteLimit } from "../../electron/contract/methods.ts";
import { channels } from "../../electron/hosts/desktop/channels.ts";
import { createHostBridge } from "../../electron/hosts/desktop/host-bridge.ts";
import { createDesktopBridge } from "../../electron/hosts/desktop/preload-bridge.ts";
import { startPage } from "../../electron/hosts/desktop/security.ts";
import { deferred } from "../support/deferred.ts";
import { connectDesktop } from "../support/desktop-ipc.ts";
import { fakeService, sampleCalls } from "../support/service.ts";

const hello = '{"type":"call","id":1,"method":"hello","argument":null}';
const write = '{"type":"call","id":2,"method":"write","argument":{"plan":"00ff"}}';
const find = '{"type":"call","id":3,"method":"find","argument":{"full":true}}';
const page = { url: startPage, isMainFrame: true };
const strangers = [
  null,
  { ...page, isMainFrame: false },
  { ...page, url: "https://evil/" },
  { ...page, url: "" },
];

/** Lets everything that waits for its turn have it. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A host's side alone, with what it sent. */
function hostAlone(own: Parameters<typeof fakeService>[0] = {}) {
  const sent: { readonly type: string; readonly id: number | null }[] = [];
  const granted: string[] = [];
  const host = createHostBridge({
    service: fakeService(own),
    grant: (folder) => granted.push(folder),
    folderOf: async (path) => (path === "/gone" ? null : path),
    send: (json) => sent.push(JSON.parse(json)),
    onBug: () => undefined,
  });
  return { host, sent, granted };
}

test("a page is answered, and nobody else is heard", async () => {
  const { host, sent, granted } = hostAlone();
  for (const stranger of strangers) {
    host.open(stranger);
    host.receive(stranger, hello);
    expect(await host.drop(stranger, "/bots")).toBeNull();
  }
  host.receive(page, hello);
  await settle();
  expect([sent, granted]).toEqual([[], []]);
  host.open(page);
  for (const stranger of strangers) host.receive(stranger, hello);
  host.receive(page, hello);
  await settle();
  expect(sent).toMatchObject([{ type: "result", id: 1 }]);
});

test("a stranger's page does not end the jobs of ours", async () => {
  const { host, sent } = hostAlone();
  host.open(page);
  for (const stranger of strangers) host.open(stranger);
  host.receive(page, hello);
  await settle();
  expect(sent).toHaveLength(1);
});

test("what is no text, or longer than any message, is answered as no message", async () => {
  const { host, sent } = hostAlone();
  host.open(page);
  const tooLong = `${" ".repeat(pasteLimit * 7)}${hello}`;
  for (const message of [undefined, null, 7, {}, [hello], new Uint8Array(8), tooLong])
    host.receive(page, message);
  await settle();
  expect(sent).toEqual(
    Array.from({ length: 7 }, () => ({ type: "refused", id: null, why: "not-a-message" })),
  );
});

test("a page that is loaded again starts afresh: the jobs of the one before are stopped and say no more", async () => {
  const signals: AbortSignal[] = [];
  const { host, sent } = hostAlone({
    async find(_, { signal, tell }) {
      signals.push(signal);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      tell({ type: "progress", folders: 1, at: "/" });
      return sampleCalls.find.result;
    },
  });
  host.open(page);
  host.receive(page, find);
  await settle();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  host.open(page);
  await settle();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(sent).toEqual([]);
  // The same id is free: it belongs to another page.
  host.receive(page, hello.replace('"id":1', '"id":3'));
  await settle();
  expect(sent).toMatchObject([{ type: "result", id: 3 }]);
});

test("a write outlives its page, and closing waits for it", async () => {
  const finish = deferred<undefined>();
  const aborted: boolean[] = [];
  const { host } = hostAlone({
    async write(_, { signal }) {
      await finish.promise;
      aborted.push(signal.aborted);
      return sampleCalls.write.result;
    },
  });
  host.open(page);
  expect(host.writing()).toBe(false);
  host.receive(page, write);
  await settle();
  expect(host.writing()).toBe(true);
  host.open(page);
  expect(host.writing()).toBe(true);
  let closed = false;
  const closing = host.close().then(() => (closed = true));
  await settle();
  expect([closed, host.writing()]).toEqual([false, true]);
  finish.resolve(undefined);
  await closing;
  expect([host.writing(), ...aborted]).toEqual([false, false]);
});

test("a page that is gone hears nothing, and a message of its is not acted upon", async () => {
  const { host, sent } = hostAlone();
  host.open(page);
  await host.close();
  host.receive(page, hello);
  await host.close();
  await settle();
  expect(sent).toEqual([]);
});

test("only what was dropped, and is there, becomes the page's to ask for", async () => {
  const { host, granted } = hostAlone();
  for (const path of [undefined, 7, ["/bots"], { path: "/bots" }])
    expect(await host.drop(page, path)).toBeNull();
  expect(await host.drop(page, "/gone")).toBeNull();
  expect(granted).toEqual([]);
  expect(await host.drop(page, "/bots")).toBe("/bots");
  expect(granted).toEqual(["/bots"]);
});

test("a dropped folder comes back as its path; what is no file on this disk never reaches the host", async () => {
  const asked: string[] = [];
  const { load } = connectDesktop({
    service: fakeService(),
    folderOf: async (path) => {
      asked.push(path);
      return `/real${path}`;
    },
  });
  const bridge = load();
  expect(await bridge.dropFolder(new File([], "/bots"))).toBe("/real/bots");
  expect(await bridge.dropFolder(new File([], ""))).toBeNull();
  expect(asked).toEqual(["/bots"]);
});

test("the page reaches three functions: no channel, no event, no sender", () => {
  const sent: unknown[] = [];
  const wire = new EventEmitter();
  const bridge = createDesktopBridge(
    {
      send: (...message: readonly unknown[]) => sent.push(message),
      on: wire.on.bind(wire),
      invoke: async () => ({ sender: "electron" }),
    },
    () => "",
  );
  expect(Object.keys(bridge).sort()).toEqual(["dropFolder", "listen", "send"]);
  const heard: unknown[] = [];
  bridge.listen((...values: readonly unknown[]) => heard.push(values));
  wire.emit(channels.toPage, { sender: "electron" }, "text");
  wire.emit(channels.toPage, { sender: "electron" }, { sender: "electron" });
  expect(heard).toEqual([["text"]]);
  bridge.send(hello);
  // A page in JavaScript may call it with anything.
  const loose: { send(value: unknown): void } = bridge;
  for (const value of [null, 7, { toString: () => hello }]) loose.send(value);
  expect(sent).toEqual([[channels.open], [channels.fromPage, hello]]);
});

test("an answer of the host's that is no path is none", async () => {
  const wire = new EventEmitter();
  const ipc = { send: () => undefined, on: wire.on.bind(wire), invoke: async () => ({ sender: "electron" }) };
  expect(await createDesktopBridge(ipc, () => "/bots").dropFolder(new File([], "bots"))).toBeNull();
});
