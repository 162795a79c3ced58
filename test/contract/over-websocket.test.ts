import { expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { createClient, type Closed, type Transport } from "../../electron/contract/client.ts";
import { createSocketTransport } from "../../renderer/host/socket-transport.ts";
import {
  openBrowserHost,
  withBrowserHost,
  type Entered,
  type HostUnderTest,
} from "../support/browser-host.ts";
import { fakeService } from "../support/service.ts";
import { hello } from "../support/wizard.ts";
import { contractSuite } from "./contract-suite.ts";

contractSuite("over the browser host's WebSocket", async (service) => {
  const { host, close } = await openBrowserHost({ service });
  return { transport: openTransport(host, await host.enter()), close };
});

const greeting = fakeService({ hello: async () => hello });

test("what is sent before the socket stands arrives behind the key, in its order", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const client = createClient(openTransport(host, await host.enter()));
    expect(await Promise.all([client.hello(null), client.hello(null)])).toEqual([hello, hello]);
  });
});

test("a page without a key is another window's second one, and is told so after it listens", async () => {
  const transport = createSocketTransport(null);
  transport.send("dropped");
  expect(await closedReason(transport)).toBe("other-window");
});

test("a page whose key the host does not take is told so", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const { cookie } = await host.enter();
    expect(await closedReason(openTransport(host, { cookie, key: "old" }))).toBe("no-key");
  });
});

test("a page that was replaced by a newer window is told so, and sends nothing any more", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const entered = await host.enter();
    const older = openTransport(host, entered);
    const reason = closedReason(older);
    const newer = createClient(openTransport(host, entered));
    await newer.hello(null);
    expect(await reason).toBe("other-window");
    older.send("{}");
  });
});

test("a page whose host is gone is told so", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const transport = openTransport(host, await host.enter());
    const reason = closedReason(transport);
    await host.close();
    expect(await reason).toBe("gone");
    expect(await closedReason(openTransport(host, { cookie: "", key: "k" }))).toBe("gone");
  });
});

/** The page's own transport over a socket that opens as a browser's does. */
function openTransport({ origin }: HostUnderTest, { cookie, key }: Entered): Transport {
  const url = `${origin.replace("http:", "ws:")}/socket`;
  const socket = new WebSocket(url, { headers: { Cookie: cookie, Origin: origin } });
  // A browser tells nothing about a failure but the close that follows.
  socket.on("error", () => undefined);
  return createSocketTransport({ socket, key });
}

/** Listens and waits for the end. */
async function closedReason(transport: Transport): Promise<Closed | undefined> {
  return new Promise((resolve) => transport.listen(() => undefined, resolve));
}
