import { createServer, type Server, type Socket } from "node:net";
import { urlHost } from "../../core/endpoint.ts";
import { assertNever } from "../../core/assert-never.ts";
import { headLimit, readCallerHead, type CallerHead } from "../../core/listen/dial-head.ts";
import type { CallEvent, HeldPort, Listener } from "../../jobs/ports.ts";
import { errnoOf } from "../errno.ts";
import { openSocket } from "./open-socket.ts";

const addresses = ["127.0.0.1", "::1"] as const;

/** Callers at a time, on each address; the system turns away more. */
const callers = 16;
/** Whoever listens on loopback takes a connection at once; Windows goes on knocking for seconds where nobody does. */
const knockMs = 500;

// Never 101: no message of QQ is taken in here.
const unavailable = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/** Holds ports with plain TCP servers on 127.0.0.1 and ::1. A caller is gone after `callMs`, however it drips. */
export function createListener(callMs = 5000): Listener {
  return { hold: (port, onCall) => hold(port, callMs, onCall) };
}

async function hold(port: number, callMs: number, onCall: (event: CallEvent) => void): Promise<HeldPort> {
  // Windows lets one program listen on 127.0.0.1 beside another that listens on every address, without an error, and gives
  // it the other's callers.
  const answers = await Promise.all(addresses.map((address) => isAnswered(address, port)));
  if (answers.includes(true)) return { kind: "failed", reason: "port-taken" };

  const servers: Server[] = [];
  const bound: string[] = [];
  const sockets = new Set<Socket>();
  let closed: Promise<unknown> | null = null;
  let open = false;

  function serve(socket: Socket): void {
    // One family is held and the other not yet: whoever comes between will come again.
    if (!open) return void socket.destroy();
    sockets.add(socket);
    const timer = setTimeout(() => socket.destroy(), callMs);
    // A caller that resets is no concern of ours; the close that follows tells.
    socket.on("error", () => {});
    socket.once("close", () => {
      clearTimeout(timer);
      sockets.delete(socket);
    });
    listenToHead(socket, (head) => {
      if (open) takeCall(socket, head);
    });
  }

  function takeCall(socket: Socket, call: KnownHead): void {
    switch (call.kind) {
      case "exit":
        // The port is free before the asker hears anything.
        void stopListening();
        socket.end(unavailable);
        return onCall({ type: "exit" });
      case "dial":
        socket.end(unavailable);
        return onCall({ type: "dial", head: call.head });
      case "other":
        if (call.what === "request") socket.end(unavailable);
        else socket.destroy();
        return onCall({ type: "stray", what: call.what });
      default:
        return assertNever(call);
    }
  }

  /** The port is free when this returns; the promise waits for the last connection. */
  function stopListening(): Promise<unknown> {
    closed ??= Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    return closed;
  }

  async function release(): Promise<void> {
    open = false;
    const all = stopListening();
    // What is still to be sent, a few bytes, is let out; nobody is waited for.
    for (const socket of sockets) socket.destroySoon();
    await all;
  }

  for (const address of addresses) {
    const server = createServer(serve);
    server.maxConnections = callers;
    const problem = await bind(server, address, port).catch(async (error: unknown) => {
      await release();
      throw error;
    });
    if (problem === null) {
      servers.push(server);
      bound.push(address);
    } else if (problem !== "no-loopback") {
      await release();
      return { kind: "failed", reason: problem };
    }
  }
  // Either family may be switched off.
  if (bound.length === 0) return { kind: "failed", reason: "no-loopback" };
  open = true;
  return { kind: "held", addresses: bound, release };
}

type KnownHead = Exclude<CallerHead, { kind: "incomplete" }>;

/** Hands on what the caller's first bytes tell, once; what comes after them is thrown away unread. */
function listenToHead(socket: Socket, tell: (head: KnownHead) => void): void {
  let bytes = Buffer.alloc(0);
  const read = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]).subarray(0, headLimit);
    const head = readCallerHead(bytes);
    if (head.kind === "incomplete") return;
    socket.off("data", read);
    socket.resume();
    tell(head);
  };
  socket.on("data", read);
}

type BindProblem = Extract<HeldPort, { kind: "failed" }>["reason"];

/** Null when the server listens. Rejects for what the system did not refuse: that is a bug. */
async function bind(server: Server, host: string, port: number): Promise<BindProblem | null> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port, ipv6Only: true }, () => {
        // A caller that could not be accepted is lost, and nothing else.
        server.off("error", reject).on("error", () => {});
        resolve();
      });
    });
    return null;
  } catch (error) {
    return bindProblemOf(error);
  }
}

function bindProblemOf(error: unknown): BindProblem {
  switch (errnoOf(error)) {
    case "EADDRINUSE":
      return "port-taken";
    case "EACCES": // a reserved range (FACTS Y15), or a port below 1024
    case "EPERM":
      return "port-not-permitted";
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
      return "no-loopback";
    default:
      throw error;
  }
}

/** Whether somebody takes a connection to this address; it is given up at once. */
function isAnswered(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const host = urlHost(address);
    const finish = (answered: boolean): void => {
      clearTimeout(timer);
      cancel();
      resolve(answered);
    };
    const timer = setTimeout(() => finish(false), knockMs);
    const cancel = openSocket(
      { host, port, secure: false, ignoreCertificate: false },
      { onOpen: () => finish(true), onFailure: () => finish(false) },
    );
  });
}
