import { EventEmitter } from "node:events";
import { expect, test } from "@playwright/test";
import { channels } from "../../electron/hosts/desktop/channels.ts";
import { connectBridge } from "../../electron/hosts/desktop/connect-bridge.ts";
import type { HostBridge } from "../../electron/hosts/desktop/host-bridge.ts";
import { startPage } from "../../electron/hosts/desktop/security.ts";
import { fakeService } from "../support/service.ts";

const hello = '{"type":"call","id":1,"method":"hello","argument":null}';

interface Frame {
  readonly url: string;
}

/** A window's contents as the bridge meets them, with the frames that Electron names as senders. */
function connectContents() {
  const mainFrame: { url: string } = { url: startPage };
  const sent: unknown[] = [];
  const granted: string[] = [];
  const handlers = new Map<string, (event: unknown, value: unknown) => unknown>();
  const ipc = Object.assign(new EventEmitter(), { handle: handlers.set.bind(handlers) });
  const contents = Object.assign(new EventEmitter(), {
    mainFrame,
    ipc,
    isDestroyed: () => false,
    isCrashed: () => false,
    send: (...values: readonly unknown[]) => sent.push(values),
  });
  const parts = {
    service: fakeService(),
    grant: (folder: string) => granted.push(folder),
    folderOf: async (path: string) => path,
    onBug: () => undefined,
  };
  // Of the hundreds of members that Electron's own type has, these are all the bridge uses.
  const bridge: HostBridge = Reflect.apply(connectBridge, null, [contents, parts]);
  const eventOf = (senderFrame: Frame | null) => ({ sender: contents, senderFrame });
  return {
    contents,
    mainFrame,
    sent,
    granted,
    bridge,
    open: (frame: Frame | null) => ipc.emit(channels.open, eventOf(frame)),
    say: (frame: Frame | null) => ipc.emit(channels.fromPage, eventOf(frame), hello),
    drop: async (frame: Frame | null) => handlers.get(channels.drop)?.(eventOf(frame), "/bots"),
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test("the window's own frame is heard on every channel", async () => {
  const { mainFrame, open, say, drop, sent, granted } = connectContents();
  open(mainFrame);
  say(mainFrame);
  expect(await drop(mainFrame)).toBe("/bots");
  await settle();
  expect(sent).toEqual([[channels.toPage, expect.stringContaining('"id":1')]]);
  expect(granted).toEqual(["/bots"]);
});

for (const [who, frame] of [
  ["a frame within it, though it shows the same page", { url: startPage }],
  ["a frame within it that shows another", { url: "https://evil/" }],
  ["a frame that is gone", null],
] as const) {
  test(`no channel hears ${who}`, async () => {
    const { mainFrame, open, say, drop, sent, granted } = connectContents();
    open(frame);
    open(mainFrame);
    say(frame);
    expect(await drop(frame)).toBeNull();
    await settle();
    expect([sent, granted]).toEqual([[], []]);
  });
}

test("no channel hears the window's own frame while it shows another page", async () => {
  const { mainFrame, open, say, drop, sent, granted } = connectContents();
  open(mainFrame);
  mainFrame.url = "https://evil/";
  say(mainFrame);
  expect(await drop(mainFrame)).toBeNull();
  await settle();
  expect([sent, granted]).toEqual([[], []]);
});

test("a page whose process is gone is heard no more", async () => {
  for (const gone of ["render-process-gone", "destroyed"]) {
    const { contents, mainFrame, open, say, sent } = connectContents();
    open(mainFrame);
    contents.emit(gone);
    say(mainFrame);
    await settle();
    expect(sent, gone).toEqual([]);
  }
});
