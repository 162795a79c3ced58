import { lookup } from "node:dns";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { failureOf, type Failure } from "./dial-failure.ts";

export interface SocketTarget {
  /** As in a URL: IPv6 literals in brackets. */
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly ignoreCertificate: boolean;
}

/** Where a WebSocket URL, which must be a valid one, leads. */
export function socketTarget({ hostname, port, protocol }: URL, ignoreCertificate: boolean): SocketTarget {
  const secure = protocol === "wss:";
  return { host: hostname, port: Number(port || (secure ? 443 : 80)), secure, ignoreCertificate };
}

/** What opening a socket tells. Exactly one of `onOpen` and `onFailure` is called, unless it is cancelled before. */
export interface SocketListener {
  onResolved?(addresses: readonly string[]): void;
  onTrying?(address: string): void;
  onConnected?(address: string): void;
  onSecured?(): void;
  onOpen(socket: Socket): void;
  onFailure(failure: Failure): void;
}

/** A name's address that does not answer at all must not use up the time of the next one. */
const shareMs = 3000;

/**
 * Resolves a name and tries its addresses one after the other, in the resolver's order, as .NET does; then
 * TLS where asked for. No proxy, no racing. Returns what frees everything at once; only a look-up in the system's
 * hands cannot be called back, its answer is then dropped.
 */
export function openSocket(target: SocketTarget, listener: SocketListener): () => void {
  const name = target.host.replace(/^\[(.*)\]$/, "$1");
  let current: Socket | null = null;
  let share: NodeJS.Timeout | null = null;
  let over = false;

  function fail(failure: Failure): void {
    stop();
    listener.onFailure(failure);
  }

  function broken(error: unknown): void {
    if (!over) fail(failureOf(error));
  }

  function stop(): void {
    over = true;
    if (share) clearTimeout(share);
    current?.destroy();
  }

  function resolved(addresses: readonly string[]): void {
    listener.onResolved?.(addresses);
    tryNext(addresses, []);
  }

  function tryNext(addresses: readonly string[], failures: readonly Failure[]): void {
    if (over) return;
    const [address, ...rest] = addresses;
    if (address === undefined) return fail(mostTelling(failures));
    listener.onTrying?.(address);
    const socket = connect({ host: address, port: target.port, autoSelectFamily: false });
    current = socket;
    const giveUp = (error: unknown): void => {
      if (share) clearTimeout(share);
      socket.destroy();
      if (!over) tryNext(rest, [...failures, failureOf(error)]);
    };
    if (rest.length > 0) {
      share = setTimeout(() => giveUp(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })), shareMs);
    }
    socket.on("error", ignore).once("error", giveUp);
    socket.once("connect", () => {
      if (over) return;
      if (share) clearTimeout(share);
      socket.off("error", giveUp);
      // Linux may join a free local port to itself; nobody listens there.
      if (socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress) {
        return giveUp(Object.assign(new Error("connected to itself"), { code: "ECONNREFUSED" }));
      }
      listener.onConnected?.(address);
      if (target.secure) secure(socket);
      else listener.onOpen(socket);
    });
  }

  function secure(socket: Socket): void {
    const encrypted = connectTls({
      socket,
      host: name,
      ...(isIP(name) ? {} : { servername: name }),
      rejectUnauthorized: !target.ignoreCertificate,
    });
    current = encrypted;
    encrypted.on("error", ignore).once("error", broken);
    encrypted.once("secureConnect", () => {
      if (over) return;
      encrypted.off("error", broken);
      listener.onSecured?.();
      listener.onOpen(encrypted);
    });
  }

  if (isIP(name)) {
    queueMicrotask(() => {
      if (!over) resolved([name]);
    });
  } else {
    lookup(name, { all: true, verbatim: true }, (error, addresses) => {
      if (over) return;
      if (error) fail({ ...failureOf(error), cause: "unresolved" });
      else resolved(addresses.map(({ address }) => address));
    });
  }
  return stop;
}

/** Destroyed sockets may still report an error; whoever owns one by then has its own listeners. */
function ignore(): void {}

/** "Nobody listens" tells more than a family that this system cannot reach. */
function mostTelling(failures: readonly Failure[]): Failure {
  const last = failures.at(-1) ?? { cause: "unresolved", code: "ENODATA" };
  return failures.find(({ cause }) => cause === "refused") ?? last;
}
