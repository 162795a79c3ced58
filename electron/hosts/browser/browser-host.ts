import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type ServerOptions, type WebSocket } from "ws";
import { closeCodes, socketPath } from "../../contract/browser-wire.ts";
import { pasteLimit } from "../../contract/methods.ts";
import type { Service } from "../../contract/service.ts";
import type { LocaleTag } from "../../locales/types.ts";
import { answerRequest } from "./page-answers.ts";
import { createRefusals } from "./refusals.ts";
import { wrongUpgradeSource } from "./request-gate.ts";
import { createSession } from "./session.ts";
import { serveWindow, takeKey, type WindowSocket } from "./window-socket.ts";

export interface BrowserHostOptions {
  readonly service: Service;
  /** The built page, `dist/renderer`. */
  readonly pageFolder: string;
  /** For refusals; the page has its own. */
  readonly language: LocaleTag;
  readonly onBug: (error: unknown) => void;
  readonly timings?: Partial<BrowserHostTimings>;
}

/** In milliseconds. */
export interface BrowserHostTimings {
  /** How long nobody may come at all. */
  readonly firstWindow: number;
  /** How long the last window may be gone: a reload is no end. */
  readonly lastWindow: number;
  /** How long a socket may take to show its key. */
  readonly key: number;
}

/** The wizard's page and its jobs on this machine's own address, for one browser window. */
export interface BrowserHost {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The address that opens the wizard, once. */
  readonly url: string;
  /** Resolves when everything is over: no job, no socket, no timer is left. */
  readonly ended: Promise<void>;
  /** Ends it; a write under way is finished first. */
  close(): Promise<void>;
}

const usualTimings: BrowserHostTimings = { firstWindow: 300_000, lastWindow: 30_000, key: 5_000 };

const limits = {
  headerBytes: 16 * 1024,
  /** A paste, each character as JSON spells it at its longest, and room for the message around it. */
  messageBytes: pasteLimit * 6 + 64 * 1024,
  fragments: 1024,
  connections: 256,
  /** Sockets that have not shown their key yet. */
  waitingSockets: 8,
  /** For one request, and for its head; in ms. */
  requestMs: 10_000,
  closeMs: 1_000,
} as const;

/** Options that ws takes and its types do not name. */
interface UntypedOptions {
  readonly closeTimeout: number;
  readonly maxFragments: number;
}

const socketOptions: ServerOptions & UntypedOptions = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: limits.messageBytes,
  maxFragments: limits.fragments,
  closeTimeout: limits.closeMs,
};

/** Starts the browser host on a free port of 127.0.0.1 (DESIGN 7). It ends by itself when its last window is gone. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { service, pageFolder, language, onBug } = options;
  const timings = { ...usualTimings, ...options.timings };
  const refusals = createRefusals(language);
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.requestMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.requestMs / 2,
    // Answered below, in words.
    requireHostHeader: false,
  });
  server.maxConnections = limits.connections;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  const origin = `http://127.0.0.1:${port}`;
  const session = createSession(port);
  const sockets = new WebSocketServer(socketOptions);
  const waiting = new Set<WebSocket>();
  const jobs = new Set<Promise<void>>();
  let current: WindowSocket | null = null;
  let ending: Promise<void> | null = null;
  let timer = setTimeout(end, timings.firstWindow);

  server.on("request", (request, response) => {
    answerRequest(request, response, { origin, session, refusals, folder: pageFolder }).catch(
      (error: unknown) => {
        onBug(error);
        response.destroy();
      },
    );
  });
  server.on("upgrade", takeUpgrade);
  server.on("connect", (_, connection) => refusals.end(connection, "wrong-method"));
  server.on("clientError", (_, connection) => {
    if (connection.writable) refusals.end(connection, "bad-request");
    else connection.destroy();
  });
  const ended = once(server, "close").then(() => ending ?? undefined);
  return { origin, url: `${origin}/?token=${session.token}`, ended, close: end };

  function takeUpgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    if (ending) return void connection.destroy();
    const problem = wrongUpgradeSource(request, origin);
    if (problem) return refusals.end(connection, problem);
    if (!session.hasCookie(request.headers.cookie)) return refusals.end(connection, "no-session");
    if (request.url !== socketPath) return refusals.end(connection, "not-found");
    if (waiting.size >= limits.waitingSockets) return refusals.end(connection, "too-many");
    sockets.handleUpgrade(request, connection, head, (socket) => {
      waiting.add(socket);
      socket.once("close", () => waiting.delete(socket));
      // What a peer did wrong; ws closes with the reason.
      socket.on("error", () => undefined);
      takeKey(
        socket,
        (text) => session.isKey(text),
        timings.key,
        () => openWindow(socket),
      );
    });
  }

  /** On a reload the new page may connect before the old socket has closed: the newer of two sockets is the window. */
  function openWindow(socket: WebSocket): void {
    clearTimeout(timer);
    waiting.delete(socket);
    if (current) finish(current.leave(closeCodes.replaced, "opened in a newer window"));
    current = serveWindow(socket, {
      service,
      onBug,
      onGone(jobsOver) {
        finish(jobsOver);
        current = null;
        if (!ending) timer = setTimeout(end, timings.lastWindow);
      },
    });
  }

  /** Remembers jobs of a window that is gone, until they are over. */
  function finish(jobsOver: Promise<void>): void {
    const kept = jobsOver.finally(() => jobs.delete(kept));
    jobs.add(kept);
  }

  function end(): Promise<void> {
    ending ??= (async () => {
      clearTimeout(timer);
      const closed = once(server, "close");
      server.close();
      if (current) finish(current.leave(1001, "the wizard has ended"));
      for (const socket of waiting) socket.close(1001, "the wizard has ended");
      await Promise.all(jobs);
      server.closeAllConnections();
      // ws ends the sockets within `closeMs`, whether their peers answer or not.
      await closed;
    })();
    return ending;
  }
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}
