import { once } from "node:events";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { WebSocket, type ClientOptions } from "ws";
import {
  startBrowserHost,
  type BrowserHost,
  type BrowserHostOptions,
} from "../../electron/hosts/browser/browser-host.ts";
import { localeFor } from "../../electron/locales/index.ts";
import type { RequestRefusal } from "../../electron/locales/start-types.ts";
import { writeFiles } from "./folders.ts";
import { rawSend, soon } from "./raw-dial.ts";
import { fakeService } from "./service.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

/** An answer as it stood on the wire. */
export interface Reply {
  readonly status: number;
  /** Names in lower case; the last of several. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as it is to stand on the wire; a header given null is left out, a list is sent line by line. */
export interface Asked {
  readonly method?: string;
  readonly target?: string;
  readonly version?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** What a browser has after it opened the address. */
export interface Entered {
  readonly cookie: string;
  readonly key: string;
}

export interface HostUnderTest extends BrowserHost {
  readonly port: number;
  readonly token: string;
  /** The folder with `page` in it, and a file beside that nobody may get. */
  readonly folder: string;
  /** What went to `onBug`. */
  readonly bugs: readonly unknown[];
  /** Sends a request byte for byte and reads the answer to its end. */
  ask(asked?: Asked): Promise<Reply>;
  /** Opens the address as a browser does. */
  enter(): Promise<Entered>;
  /** Opens a socket as the page does, without its key; resolves when it is open. */
  connect(entered: Pick<Entered, "cookie">, options?: ClientOptions): Promise<WebSocket>;
  /** The same, with the key sent. */
  openWindow(entered: Entered): Promise<WebSocket>;
}

export const secretText = "nobody may read this";
export const pageText = "<!doctype html><html><head><title>page</title></head><body></body></html>";

/** A browser host in this process, on a page of its own. */
export interface OpenBrowserHost {
  readonly host: HostUnderTest;
  /** Ends the host, and then whoever still listens to it. */
  readonly close: () => Promise<void>;
}

export async function openBrowserHost(options: Partial<BrowserHostOptions>): Promise<OpenBrowserHost> {
  const folder = await makeFolder();
  await writeFiles(folder, {
    "secret.txt": secretText,
    "secret.js": secretText,
    "page/index.html": pageText,
    "page/assets/app-1a_B.js": "void 0;",
    "page/assets/app.css": "p{}",
    "page/icon.svg": "<svg/>",
    "page/.hidden.js": secretText,
    "page/notes.txt": secretText,
  });
  const bugs: unknown[] = [];
  const host = await startBrowserHost({
    service: fakeService(),
    pageFolder: join(folder, "page"),
    language: "en",
    onBug: (error) => bugs.push(error),
    ...options,
  });
  const sockets: WebSocket[] = [];
  return {
    host: hostUnderTest(host, folder, bugs, sockets),
    async close() {
      await host.close();
      for (const socket of sockets) socket.terminate();
      await removeFolder(folder);
    },
  };
}

/** The same, closed and removed at the end. */
export async function withBrowserHost(
  options: Partial<BrowserHostOptions>,
  play: (host: HostUnderTest) => Promise<void>,
): Promise<void> {
  const { host, close } = await openBrowserHost(options);
  try {
    await play(host);
  } finally {
    await close();
  }
}

function hostUnderTest(
  host: BrowserHost,
  folder: string,
  bugs: readonly unknown[],
  sockets: WebSocket[],
): HostUnderTest {
  const { port: portText, searchParams } = new URL(host.url);
  const port = Number(portText);
  const token = searchParams.get("token") ?? "";
  const ask = (asked: Asked = {}): Promise<Reply> => askRaw(port, textOf(asked, port));
  const connect: HostUnderTest["connect"] = async ({ cookie }, options = {}) => {
    const headers = { Cookie: cookie, Origin: host.origin };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`, { headers, ...options });
    sockets.push(socket);
    socket.on("error", () => undefined);
    await once(socket, "open");
    return socket;
  };
  return {
    ...host,
    port,
    token,
    folder,
    bugs,
    ask,
    connect,
    enter: async () => enteredBy(await ask({ target: `/?token=${token}` })),
    async openWindow(entered) {
      const socket = await connect(entered);
      socket.send(entered.key);
      return socket;
    },
  };
}

/** The cookie and the key out of the answer to the address. */
export function enteredBy({ headers, body }: Reply): Entered {
  const [cookie = ""] = (headers["set-cookie"] ?? "").split(";");
  const key = /<meta name="wizard-key" content="([\w-]+)">/.exec(body)?.[1] ?? "";
  return { cookie, key };
}

function textOf(
  { method = "GET", target = "/", version = "1.1", headers = {} }: Asked,
  port: number,
): string {
  const all = { Host: `127.0.0.1:${port}`, Connection: "close", ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => `${name}: ${each}\r\n`),
  );
  return `${method} ${target} HTTP/${version}\r\n${lines.join("")}\r\n`;
}

/** The address as its user opens it. */
export const opening = ({ token }: HostUnderTest): Asked => ({ target: `/?token=${token}` });

/** The headers of an upgrade as the page would send it, to be changed for the worse. */
export function upgradeHeaders(host: Pick<HostUnderTest, "origin">, cookie: string) {
  return {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
    Origin: host.origin,
    Cookie: cookie,
  };
}

/** Sends bytes over a connection of their own and reads until the host ends it. */
export async function askRaw(port: number, text: string): Promise<Reply> {
  const dial = await rawSend(port, "127.0.0.1", text);
  await soon(dial.ended).not.toBeNull();
  dial.socket.destroy();
  const all = dial.bytes().toString("utf8");
  const headEnd = all.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = all.slice(0, headEnd).split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(statusLine.split(" ")[1]),
    headers: Object.fromEntries(headers),
    body: all.slice(headEnd + 4),
  };
}

/** Fails unless the answer is this refusal, and says so. */
export function expectRefused(reply: Reply, why: RequestRefusal, language: "en" | "zh-CN" = "en"): void {
  expect(reply.headers["x-refused"]).toBe(why);
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.body).toContain(localeFor(language).start.refused[why]);
  expect(reply.headers["set-cookie"]).toBeUndefined();
  expect(reply.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(reply.body).not.toContain("wizard-key");
}

/** The messages a socket gets, as they come. */
export function messagesOf(socket: WebSocket): readonly unknown[] {
  const messages: unknown[] = [];
  socket.on("message", (data: Buffer) => messages.push(JSON.parse(data.toString("utf8"))));
  return messages;
}

/** The code a socket is closed with. */
export async function closeCodeOf(socket: WebSocket): Promise<unknown> {
  const [code] = await once(socket, "close");
  return code;
}

/** A call as the window sends it. */
export function call(id: number, method: string, argument: unknown = null): string {
  return JSON.stringify({ type: "call", id, method, argument });
}
