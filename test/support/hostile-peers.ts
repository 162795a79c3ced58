import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { assertNever } from "../../electron/core/assert-never.ts";
import { listenOnLoopback } from "../../electron/practice/loopback-listener.ts";
import { selfSignedCertificate } from "./certificate.ts";
import {
  closeFrame,
  frame,
  opcodes,
  type RawFrame,
  readFrames,
  switchingProtocols,
} from "./websocket-bytes.ts";

/** What a peer does to whoever dials it. All but the first two rows answer a whole request head. */
export const hostileKinds = [
  // Nothing that could be HTTP.
  "silence", // accepts and never sends a byte
  "accept-and-reset", // accepts, then resets at once
  "ssh-banner", // greets as an SSH server before it is asked
  // HTTP, but no WebSocket.
  "http-200",
  "http-301",
  "http-403",
  "http-500",
  "huge-headers", // 101 with 4 MB of headers that never end
  "drip", // a correct 101, one byte every 250 ms
  "wrong-accept", // 101 with another request's accept key
  // A WebSocket, then trouble.
  "close-frame", // 101, then close 1008
  "junk-close-code", // 101, then a close code that no endpoint may send
  "reset", // 101, and a reset in answer to the first frame
  "junk", // 101, then bytes that are no frames
  "flood", // 101, then text frames as fast as they go, for ever
  "no-pong", // stays open, answers a close frame, never a ping
  "never-closes", // stays open, answers pings, never a close frame, and keeps its end open
  "tls", // a well-behaved WebSocket server behind a self-signed certificate
] as const;

export type HostileKind = (typeof hostileKinds)[number];

export interface HostilePeer {
  readonly port: number;
  /** How many connections came. */
  readonly connections: () => number;
  /** Connections that the other end has neither ended nor reset. */
  readonly open: () => number;
  /** Everything received, per connection (behind TLS: decrypted). */
  readonly received: () => readonly Buffer[];
  /** Request heads received, per connection. */
  readonly heads: () => readonly string[];
  /** Frames received on all connections, unmasked. */
  readonly frames: () => readonly RawFrame[];
  /** Frees the port, the sockets and every timer. */
  close(): Promise<void>;
}

interface Connection {
  readonly socket: Socket;
  bytes: Buffer;
  /** Where frames start; null until the request head is complete. */
  headEnd: number | null;
  /** Frames already answered. */
  answered: number;
  /** The other end is gone. */
  left: boolean;
}

const headEndMark = "\r\n\r\n";

/** Starts one peer on 127.0.0.1, on a free port. */
export async function startHostilePeer(kind: HostileKind): Promise<HostilePeer> {
  const connections: Connection[] = [];
  const timers = new Set<NodeJS.Timeout>();

  const accept = (socket: Socket) => {
    const connection: Connection = {
      socket,
      bytes: Buffer.alloc(0),
      headEnd: null,
      answered: 0,
      left: false,
    };
    connections.push(connection);
    const leave = () => {
      connection.left = true;
    };
    socket.on("error", leave).on("end", leave).on("close", leave);
    greet(kind, socket);
    socket.on("data", (chunk: Buffer) => {
      connection.bytes = Buffer.concat([connection.bytes, chunk]);
      if (connection.headEnd === null) {
        const end = connection.bytes.indexOf(headEndMark);
        if (end < 0) return;
        connection.headEnd = end + headEndMark.length;
        answerHead(kind, socket, connection.bytes.toString("latin1", 0, end), timers);
      }
      answerFrames(kind, connection);
    });
  };
  // Half-open, so that a peer which never closes really does not.
  const create = (): Server =>
    kind === "tls"
      ? createTlsServer(selfSignedCertificate(), accept)
      : createServer({ allowHalfOpen: true }, accept);
  const listener = await listenOnLoopback(create, { port: 0, families: ["ipv4"] });

  return {
    port: listener.port,
    connections: () => connections.length,
    open: () => connections.filter(({ left }) => !left).length,
    received: () => connections.map(({ bytes }) => bytes),
    heads: () =>
      connections.map(({ bytes, headEnd }) => bytes.toString("latin1", 0, headEnd ?? bytes.length)),
    frames: () => connections.flatMap(framesOf),
    async close() {
      for (const timer of timers) clearInterval(timer);
      for (const { socket } of connections) socket.destroy();
      await listener.close();
    },
  };
}

function framesOf({ bytes, headEnd }: Connection): RawFrame[] {
  return headEnd === null ? [] : readFrames(bytes.subarray(headEnd));
}

/** What it does before it is asked anything. */
function greet(kind: HostileKind, socket: Socket): void {
  if (kind === "accept-and-reset") socket.resetAndDestroy();
  if (kind === "ssh-banner") socket.write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
}

function answerHead(kind: HostileKind, socket: Socket, head: string, timers: Set<NodeJS.Timeout>): void {
  const welcome = switchingProtocols(head);
  switch (kind) {
    case "silence":
    case "accept-and-reset":
    case "ssh-banner":
      return;
    case "http-200":
      socket.end("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>hi</p>");
      return;
    case "http-301":
      socket.end(
        "HTTP/1.1 301 Moved Permanently\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
      );
      return;
    case "http-403":
      socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
      return;
    case "http-500":
      socket.end("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
      return;
    case "huge-headers":
      socket.write(welcome.slice(0, -2));
      socket.write(`X-Padding: ${"x".repeat(1000)}\r\n`.repeat(4_200));
      return;
    case "drip":
      drip(socket, welcome, timers);
      return;
    case "wrong-accept":
      socket.write(switchingProtocols("Sec-WebSocket-Key: c29tZWJvZHkgZWxzZSdz"));
      return;
    case "close-frame":
      socket.write(welcome);
      socket.write(closeFrame(1008));
      return;
    case "junk-close-code":
      socket.write(welcome);
      socket.write(closeFrame(65_535));
      return;
    case "junk":
      socket.write(welcome);
      socket.write(Buffer.alloc(4096, 0xff));
      return;
    case "flood":
      socket.write(welcome);
      flood(socket);
      return;
    case "reset":
    case "no-pong":
    case "never-closes":
    case "tls":
      socket.write(welcome);
      return;
    default:
      assertNever(kind);
  }
}

/** Peers that hold the connection answer some control frames and leave others out. */
function answerFrames(kind: HostileKind, connection: Connection): void {
  const pongs = kind === "never-closes" || kind === "tls";
  const closes = kind === "no-pong" || kind === "tls";
  const resets = kind === "reset";
  if (!pongs && !closes && !resets) return;
  const frames = framesOf(connection);
  // Not on the heels of the welcome: until that is read, a reset may look like a plain end on Linux.
  if (resets && frames.length > 0) connection.socket.resetAndDestroy();
  for (const { opcode, payload } of frames.slice(connection.answered)) {
    if (opcode === opcodes.ping && pongs) connection.socket.write(frame(opcodes.pong, payload));
    if (opcode === opcodes.close && closes) connection.socket.end(frame(opcodes.close, payload));
  }
  connection.answered = frames.length;
}

function drip(socket: Socket, text: string, timers: Set<NodeJS.Timeout>): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at < text.length && !socket.destroyed) socket.write(text.slice(at, at + 1));
    else clearInterval(timer);
    at += 1;
  }, 250);
  timers.add(timer);
}

function flood(socket: Socket): void {
  const chunk = Buffer.concat(Array.from({ length: 16 }, () => frame(opcodes.text, Buffer.alloc(4000, "x"))));
  const pour = () => {
    // Only as fast as it is taken: memory here must not grow with the other end's patience.
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on("drain", pour);
  pour();
}
