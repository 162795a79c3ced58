import type { Server, Socket } from "node:net";
import { PracticeStartError } from "./practice-start-error.ts";

export type Family = "ipv4" | "ipv6";

export interface LoopbackListener {
  readonly port: number;
  /** Stops listening, destroys every connection, and resolves when the port is free. */
  close(): Promise<void>;
}

export interface LoopbackOptions {
  /** 0 for any. */
  readonly port: number;
  /** One server per family, on the same port. Without it both, IPv6 only where this system has it. */
  readonly families?: readonly Family[] | undefined;
}

const hosts = { ipv4: "127.0.0.1", ipv6: "::1" } as const;
const attempts = 20;
const missingFamily: ReadonlySet<string | null> = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Binds loopback addresses, and nothing else, on one port. Rejects with `PracticeStartError`.
 * `create` makes a server for each family, since one can listen on one address only.
 */
export async function listenOnLoopback(
  create: () => Server,
  options: LoopbackOptions,
): Promise<LoopbackListener> {
  const families = options.families ?? ["ipv4", "ipv6"];
  for (let attempt = 1; ; attempt += 1) {
    const bound: BoundServer[] = [];
    let port = options.port;
    try {
      for (const family of families) {
        const server = await bind(create(), hosts[family], port);
        port = server.port;
        bound.push(server);
      }
      return { port, close: () => closeAll(bound) };
    } catch (error) {
      // IPv6 may be switched off; then the other family must do, unless it was asked for.
      if (missingFamily.has(errorCode(error)) && !options.families && bound.length > 0) {
        return { port, close: () => closeAll(bound) };
      }
      await closeAll(bound);
      // A port that was free on one family may be taken on the other: any other port will do.
      if (options.port !== 0 || attempt === attempts) throw unavailable(error, port);
    }
  }
}

interface BoundServer {
  readonly server: Server;
  readonly port: number;
  readonly sockets: ReadonlySet<Socket>;
}

async function bind(server: Server, host: string, port: number): Promise<BoundServer> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    // A peer that resets is part of the play; the error is told by the close that follows.
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, ipv6Only: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP listener");
  return { server, port: address.port, sockets };
}

async function closeAll(bound: readonly BoundServer[]): Promise<void> {
  await Promise.all(
    bound.map(({ server, sockets }) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    }),
  );
}

function unavailable(error: unknown, port: number): unknown {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new PracticeStartError("port-taken", String(port), error);
    case "EACCES":
    case "EPERM":
      return new PracticeStartError("port-not-permitted", String(port), error);
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
      return new PracticeStartError("address-missing", String(port), error);
    default:
      return error;
  }
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
