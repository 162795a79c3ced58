import { expect } from "@playwright/test";
import { connect, type Socket } from "node:net";
import { frame, opcodes, type RawFrame, readFrames } from "./websocket-bytes.ts";

/** The first line of the answer that opens a WebSocket. */
export const switching = "HTTP/1.1 101 Switching Protocols";

/** The accept value that RFC 6455 gives for the key that `rawDial` sends. */
export const sampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

/** A WebSocket client made of nothing but bytes, so that a server is judged by what stands on the wire. */
export interface RawDial {
  readonly socket: Socket;
  /** Everything received so far. */
  readonly bytes: () => Buffer;
  /** The answer's head without its blank line, once that has come; else null. */
  readonly head: () => string | null;
  /** The first line of the answer, once it has come; else null. */
  readonly status: () => string | null;
  /** Frames received after the head. */
  readonly frames: () => RawFrame[];
  /** How the connection ended: null while it is open. */
  readonly ended: () => "end" | "reset" | null;
}

export interface RawDialOptions {
  readonly port: number;
  /** Literal address; 127.0.0.1 by default. */
  readonly address?: string;
  /** Request target; `/OneBotv11` by default. */
  readonly target?: string;
  /** Added to, or in place of, the usual headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Connects and sends one upgrade request. Rejects when the connection is refused. */
export async function rawDial(options: RawDialOptions): Promise<RawDial> {
  const { port, address = "127.0.0.1", target = "/OneBotv11" } = options;
  const headers = {
    Host: `${address.includes(":") ? `[${address}]` : address}:${port}`,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
    ...options.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return rawSend(port, address, `GET ${target} HTTP/1.1\r\n${lines.join("")}\r\n`);
}

/** Connects and sends `text` as it is. Rejects when the connection is refused. */
export async function rawSend(port: number, address: string, text: string): Promise<RawDial> {
  const socket = connect({ port, host: address });
  let bytes = Buffer.alloc(0);
  let ended: "end" | "reset" | null = null;
  socket.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  socket.on("error", () => {
    ended = "reset";
  });
  socket.on("end", () => {
    ended = "end";
  });
  socket.write(text);
  const headEnd = () => bytes.indexOf("\r\n\r\n");
  return {
    socket,
    bytes: () => bytes,
    head: () => (headEnd() < 0 ? null : bytes.toString("utf8", 0, headEnd())),
    status: () => (headEnd() < 0 ? null : (bytes.toString("utf8", 0, headEnd()).split("\r\n")[0] ?? null)),
    frames: () => (headEnd() < 0 ? [] : readFrames(bytes.subarray(headEnd() + 4))),
    ended: () => ended,
  };
}

/** Sends one plain GET over a connection of its own. */
export async function httpGet(
  port: number,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawDial> {
  const all = { Host: `127.0.0.1:${port}`, Connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return rawSend(port, "127.0.0.1", `GET ${target} HTTP/1.1\r\n${lines.join("")}\r\n`);
}

/** Waits for the first line of the answer. */
export async function statusOf(dial: RawDial): Promise<string | null> {
  await soon(dial.status).not.toBeNull();
  return dial.status();
}

/** Sends a ping. */
export function ping(dial: RawDial): void {
  dial.socket.write(frame(opcodes.ping, Buffer.from("p1"), true));
}

/** Sends a ping and waits for its pong. */
export async function expectPong(dial: RawDial): Promise<void> {
  ping(dial);
  await soon(() => dial.frames().map(({ opcode }) => opcode)).toContain(opcodes.pong);
}

/** The errno code with which a connection is refused, or null when it is accepted. */
export async function refusal(port: number, host = "127.0.0.1"): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.on("connect", () => {
      socket.destroy();
      resolve(null);
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
  });
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** `expect.poll` that looks again every few milliseconds, since everything here is on loopback. */
export function soon<T>(look: () => T, every = 10) {
  return expect.poll(look, { intervals: [every] });
}
