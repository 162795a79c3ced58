import { deepEqual, equal, ok } from "node:assert/strict";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { WebSocket } from "ws";
import { startBrowserHost, type BrowserHost } from "../../electron/hosts/browser/browser-host.ts";
import { fakeService, sampleCalls } from "../support/service.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { acts, textFrame, type Act } from "./hostile-acts.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

interface Entered {
  readonly cookie: string;
  readonly key: string;
}

/** One with all that the browser has; one with none of it; and one with the cookie, from elsewhere. */
type Peer = "browser" | "stranger" | "foreign page";

/** Plays one connection, and gives back what it got. */
async function play(
  host: BrowserHost,
  { cookie, key }: Entered,
  peer: Peer,
  played: readonly Act[],
): Promise<string> {
  const { host: own, port, searchParams } = new URL(host.url);
  const name = peer === "foreign page" ? `evil.example:${port}` : own;
  const filled = (bytes: string): string =>
    bytes
      .replaceAll("{host}", name)
      .replaceAll("{origin}", `http://${name}`)
      .replaceAll("{token}", searchParams.get("token") ?? "")
      .replaceAll("{cookie}", cookie)
      .replaceAll("{text:{key}}", textFrame(key))
      .replaceAll("{text:x}", textFrame("x"));
  const socket = connect({ port: Number(port), host: "127.0.0.1" });
  let got = "";
  socket.on("data", (chunk: Buffer) => (got += chunk.toString("latin1")));
  socket.on("error", () => undefined);
  await once(socket, "connect");
  for (const act of played) await perform(socket, act, filled);
  await pause(2);
  socket.destroy();
  return got;
}

async function perform(socket: Socket, act: Act, filled: (bytes: string) => string): Promise<void> {
  if (act.do === "send" && socket.writable) socket.write(filled(act.bytes), "latin1");
  if (act.do === "wait") await pause(1);
  if (act.do === "end") socket.end();
  if (act.do === "reset") socket.resetAndDestroy();
}

/** Opens the address as a browser does. */
async function enter(host: BrowserHost): Promise<Entered> {
  const response = await fetch(host.url, { redirect: "manual" });
  equal(response.status, 200);
  const key = /<meta name="wizard-key" content="([\w-]+)">/.exec(await response.text())?.[1] ?? "";
  return { cookie: (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "", key };
}

/** A good browser comes after all that, and finds everything as it should be. */
async function expectServed(host: BrowserHost, { cookie, key }: Entered): Promise<void> {
  const page = await fetch(`${host.origin}/`, { headers: { Cookie: cookie } });
  equal(page.status, 200);
  ok((await page.text()).includes("the page"));
  // A socket that was waiting for its key may take a moment to be gone.
  const until = Date.now() + 10_000;
  for (;;) {
    const answer = await helloOver(host, { cookie, key });
    if (answer === null && Date.now() < until) {
      await pause(20);
      continue;
    }
    return deepEqual(answer, { type: "result", id: 7, value: sampleCalls.hello.result });
  }
}

/** The answer to `hello` over a new socket; null where none is let in just now. */
async function helloOver(host: BrowserHost, { cookie, key }: Entered): Promise<unknown> {
  const headers = { Cookie: cookie, Origin: host.origin };
  const socket = new WebSocket(`${host.origin.replace("http", "ws")}/socket`, { headers });
  try {
    await once(socket, "open");
    socket.send(key);
    socket.send('{"type":"call","id":7,"method":"hello","argument":null}');
    const [data] = await once(socket, "message");
    return JSON.parse(String(data));
  } catch {
    return null;
  } finally {
    socket.on("error", () => undefined);
    socket.terminate();
  }
}

export const browserHostTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "whatever bytes come, the browser host lives, lets nobody in without its secrets, and serves a good browser",
    input: fc.array(fc.tuple(acts, fc.constantFrom<Peer>("browser", "stranger", "foreign page")), {
      minLength: 1,
      maxLength: 6,
    }),
    runs: 150,
    async holds(connections) {
      const folder = await makeFolder();
      await writeFile(
        join(folder, "index.html"),
        "<!doctype html><html><head></head><body>the page</body></html>",
      );
      const bugs: unknown[] = [];
      const onBug = (error: unknown): void => void bugs.push(error);
      const host = await startBrowserHost({
        service: fakeService(),
        pageFolder: folder,
        language: "en",
        onBug,
      });
      try {
        const entered = await enter(host);
        const nothing: Entered = { cookie: "wizard-1=x", key: "x" };
        await Promise.all(
          connections.map(async ([played, peer]) => {
            const got = await play(host, peer === "stranger" ? nothing : entered, peer, played);
            ok(!got.includes("wizard-key"), got);
            if (peer !== "browser") ok(!/HTTP\/1\.1 (?:200|101|303)/.test(got), got);
          }),
        );
        await expectServed(host, entered);
        deepEqual(bugs, []);
      } finally {
        await host.close();
        await removeFolder(folder);
      }
    },
  }),
];
