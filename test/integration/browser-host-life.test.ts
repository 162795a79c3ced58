import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import { call, closeCodeOf, messagesOf, withBrowserHost } from "../support/browser-host.ts";
import { expectNothingLeft, openResources } from "../support/open-resources.ts";
import { refusal, soon } from "../support/raw-dial.ts";
import { fakeService } from "../support/service.ts";
import { applyResult, hello } from "../support/wizard.ts";

/** Longer than any test. */
const never = 60_000;

/** A `write` that ends when it is told to. */
function slowWrite() {
  let finish: (result: ApplyResult) => void = () => undefined;
  const over = new Promise<ApplyResult>((resolve) => (finish = resolve));
  let begun = false;
  const service = fakeService({
    hello: async () => hello,
    write: async () => {
      begun = true;
      return over;
    },
  });
  return { service, begun: () => begun, finish: () => finish(applyResult({ kind: "written" })) };
}

/** Whether it has ended by now; looked at a little later than now. */
async function hasEnded({ ended }: { readonly ended: Promise<void> }, ms = 100): Promise<boolean> {
  return Promise.race([ended.then(() => true), pause(ms).then(() => false)]);
}

test("it ends when no window came in time", async () => {
  const before = openResources();
  await withBrowserHost({ timings: { firstWindow: 30, lastWindow: never } }, async (host) => {
    await host.ended;
    expect(await refusal(host.port)).toBe("ECONNREFUSED");
    await expectNothingLeft(before);
  });
});

test("it ends when its last window has been gone for a while", async () => {
  const before = openResources();
  await withBrowserHost({ timings: { firstWindow: never, lastWindow: 30 } }, async (host) => {
    const window = await host.openWindow(await host.enter());
    const messages = messagesOf(window);
    window.send(call(1, "hello"));
    await soon(() => messages.length).toBe(1);
    expect(await hasEnded(host)).toBe(false);
    window.close();
    await host.ended;
    expect(await refusal(host.port)).toBe("ECONNREFUSED");
    await expectNothingLeft(before);
  });
});

test("a reload in between keeps it alive", async () => {
  const lastWindow = 3000;
  await withBrowserHost({ timings: { firstWindow: never, lastWindow } }, async (host) => {
    const entered = await host.enter();
    for (let reload = 0; reload < 3; reload += 1) {
      const window = await host.openWindow(entered);
      window.close();
      await closeCodeOf(window);
    }
    await host.openWindow(entered);
    expect(await hasEnded(host, lastWindow + 500)).toBe(false);
  });
});

test("a window whose key is wrong does not count as one", async () => {
  await withBrowserHost({ timings: { firstWindow: 3000, lastWindow: never, key: never } }, async (host) => {
    const socket = await host.connect(await host.enter());
    const code = closeCodeOf(socket);
    await host.ended;
    expect(await code).toBe(1001);
  });
});

test("it never ends in the middle of a write, although its window is long gone", async () => {
  const { service, begun, finish } = slowWrite();
  await withBrowserHost({ service, timings: { lastWindow: 20 } }, async (host) => {
    const window = await host.openWindow(await host.enter());
    window.send(call(1, "write", { plan: "p" }));
    await soon(begun).toBe(true);
    window.terminate();
    expect(await hasEnded(host)).toBe(false);
    finish();
    await host.ended;
  });
});

test("told to end, it finishes the write first, lets nobody in meanwhile, and says goodbye", async () => {
  const before = openResources();
  const { service, begun, finish } = slowWrite();
  await withBrowserHost({ service }, async (host) => {
    const window = await host.openWindow(await host.enter());
    const code = closeCodeOf(window);
    window.send(call(1, "write", { plan: "p" }));
    await soon(begun).toBe(true);
    const closing = host.close();
    expect(await code).toBe(1001);
    expect(await refusal(host.port)).toBe("ECONNREFUSED");
    expect(await hasEnded(host)).toBe(false);
    finish();
    await closing;
    await expectNothingLeft(before);
  });
});

test("a peer that never says goodbye does not keep it from ending", async () => {
  await withBrowserHost({ service: slowWrite().service }, async (host) => {
    const window = await host.openWindow(await host.enter());
    window.pause();
    const asking = host.ask({ headers: { Connection: "keep-alive" } }).catch(() => undefined);
    await host.close();
    await asking;
    expect(await refusal(host.port)).toBe("ECONNREFUSED");
  });
});

test("closing twice is closing once", async () => {
  await withBrowserHost({}, async (host) => {
    await Promise.all([host.close(), host.close(), host.ended]);
  });
});
