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
import { closeFrame, frame, opcodes } from "../support/websocket-bytes.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

/** What a peer does next with its connection. Texts are bytes in Latin-1; words in `{}` stand for the host's own. */
type Act =
  | { readonly do: "send"; readonly bytes: string }
  | { readonly do: "wait" }
  /** No more from this side: the connection is half open. */
  | { readonly do: "end" }
  | { readonly do: "reset" };

const requestLine = fc.constantFrom(
  "GET / HTTP/1.1",
  "GET /?token={token} HTTP/1.1",
  "HEAD / HTTP/1.1",
  "GET /socket HTTP/1.1",
  "POST / HTTP/1.1",
  "GET / HTTP/1.0",
  "GET / HTTP/2.0",
  "GET / HTTP/9",
  "GET",
  "",
  " GET / HTTP/1.1",
  "get / http/1.1",
  "CONNECT a:1 HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "TRACE / HTTP/1.1",
  "PRI * HTTP/2.0",
  "GET http://{host}/ HTTP/1.1",
  "GET //evil HTTP/1.1",
  "GET /../secret HTTP/1.1",
  "GET /%2e%2e/%00 HTTP/1.1",
  "GET /%ff%E4%BA HTTP/1.1",
  "GET ? HTTP/1.1",
  "GET /index.html HTTP/1.1",
  "GET /assets/\\..\\x HTTP/1.1",
  "GET /a\tb HTTP/1.1",
  "GET /\u00e9 HTTP/1.1",
  "\u0016\u0003\u0001",
  "GET http://[::1 HTTP/1.1",
  "GET //[ HTTP/1.1",
  "GET /?token=%zz HTTP/1.1",
  "GET /?token={token}&token=x HTTP/1.1",
);
const header = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("Host: {host}", "Cookie: {cookie}", "Origin: {origin}") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Connection: close",
      "Connection: keep-alive",
      "Sec-Fetch-Site: none",
      "Sec-WebSocket-Protocol: a,a",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "Host: evil",
      "Host:",
      "Host: {host}, {host}",
      "Content-Length: 5",
      "Content-Length: -1",
      "Content-Length: 9e9",
      "Transfer-Encoding: chunked",
      "Transfer-Encoding: x",
      "Expect: 100-continue",
      "Expect: x",
      "Upgrade: h2c",
      "Sec-WebSocket-Key: x",
      "Sec-WebSocket-Version: 99",
      'Sec-WebSocket-Extensions: permessage-deflate; x="',
      " folded",
      "no colon",
      ": no name",
      "A B: c",
      "X: \u0000",
      "Cookie: wizard-1=x; {cookie}",
      "Cookie: =;;=",
      "Origin: null",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(`X: ${"x".repeat(20_000)}`, "X: y\r\n".repeat(2500), "X:".repeat(9000)),
  },
);
const request = fc
  .tuple(
    requestLine,
    fc.array(header, { maxLength: 6 }),
    fc.constantFrom("\r\n", "\r\n", "\r\n", "\n", "\r", ""),
  )
  .map(([line, headers, end]) => [line, ...headers, end].join("\r\n"));

/** A right upgrade, so that frames get through. */
const upgrade = [
  "GET /socket HTTP/1.1",
  "Host: {host}",
  "Origin: {origin}",
  "Cookie: {cookie}",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "\r\n",
].join("\r\n");

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const text = (words: string): string => latin(frame(opcodes.text, Buffer.from(words), true));
const frames = fc.oneof(
  fc.constantFrom(
    text('{"type":"call","id":1,"method":"hello","argument":null}'),
    text('{"type":"cancel","id":1}'),
    text("{"),
    text(""),
    latin(frame(opcodes.binary, Buffer.from("x"), true)),
    latin(frame(opcodes.ping, Buffer.from("x"), true)),
    latin(frame(opcodes.ping, Buffer.alloc(126), true)),
    latin(frame(opcodes.text, Buffer.from([0xff, 0xfe]), true)),
    latin(frame(opcodes.text, Buffer.from("unmasked"))),
    latin(frame(3, Buffer.from("x"), true)),
    latin(frame(0, Buffer.from("x"), true)),
    latin(closeFrame(1000, true)),
    latin(closeFrame(1005, true)),
    latin(closeFrame(0, true)),
    latin(frame(opcodes.close, Buffer.from([1]), true)),
    // Eight bytes of length, the largest; a fragment; reserved bits.
    "\u0081\u00ff\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
    "\u0081\u00ff\u0000\u0000\u0000\u0000\u00ff\u00ff\u00ff\u00ff\u0000\u0000\u0000\u0000",
    "\u0001\u0081\u0000\u0000\u0000\u0000x",
    "\u00f1\u0081\u0000\u0000\u0000\u0000x",
    "\u0001\u0081\u0000\u0000\u0000\u0000x".repeat(1),
    "\u0000\u0081\u0000\u0000\u0000\u0000x".repeat(1100),
  ),
  fc.uint8Array({ maxLength: 20 }).map(latin),
);

const acts: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.array(request, { minLength: 1, maxLength: 3 }).map((all) => all.join("")) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom("{key}", "{key}", "", "x"), fc.array(frames, { maxLength: 6 }))
          .map(([key, all]) => `${upgrade}${key === "" ? "" : `{text:${key}}`}${all.join("")}`),
      },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map(latin) },
    ),
    fc.array(fc.nat(3000), { maxLength: 3 }),
    fc.constantFrom<readonly Act[]>(
      [],
      [{ do: "end" }],
      [{ do: "reset" }],
      [{ do: "wait" }, { do: "reset" }],
    ),
  )
  .map(([all, cuts, last]) => {
    const at = [0, ...cuts.filter((cut) => cut < all.length).toSorted((a, b) => a - b), all.length];
    const sends = at.slice(1).map((end, index): Act => ({ do: "send", bytes: all.slice(at[index], end) }));
    return [...sends.flatMap((send): Act[] => [send, { do: "wait" }]), ...last];
  });

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
      .replaceAll("{text:{key}}", text(key))
      .replaceAll("{text:x}", text("x"));
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
