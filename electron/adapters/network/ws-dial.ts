import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { WebSocket, type ClientOptions } from "ws";
import { probeRole, type DialEvent, type DialRequest } from "../../core/probe/probe.ts";
import type { Dial } from "../../jobs/ports.ts";
import { failureOf, type Failure } from "./dial-failure.ts";
import { openSocket, socketTarget } from "./open-socket.ts";

/** A Yunzai sends nothing unasked; what exceeds this is somebody who floods. */
const limits = {
  headerBytes: 16 * 1024,
  messageBytes: 64 * 1024,
  fragments: 32,
  /** Messages, pings and pongs together. */
  frames: 64,
  interimAnswers: 8,
  /** ws's own last resort, behind the probe's grace. */
  closeMs: 2000,
} as const;

/** A pong counts only when it returns what we sent. */
const pingPayload = "lagrange-yunzai-setup";

/** Starts one WebSocket dial (`Network.dial`); `userAgent` is the whole header value. */
export function dialWebSocket(
  request: DialRequest,
  userAgent: string,
  onEvent: (event: DialEvent) => void,
): Dial {
  let over = false;
  let leaving = false;
  let cancelOpening: (() => void) | null = null;
  let webSocket: WebSocket | null = null;

  function tell(event: DialEvent): void {
    if (!over) onEvent(event);
  }

  /** Frees everything, then reports the end; nothing is told after that. */
  function end(last?: DialEvent): void {
    if (over) return;
    over = true;
    // The connection with it, and by that all of ws's own.
    cancelOpening?.();
    if (last) onEvent(last);
    onEvent({ type: "ended" });
  }

  function fail({ cause, code }: Failure): void {
    end({ type: "failed", cause, code });
  }

  function start(): void {
    if (over) return;
    if (!URL.canParse(request.url)) return fail({ cause: "bad-url", code: "ERR_INVALID_URL" });
    // .NET sends no other characters in a header, Node would send some more.
    if (request.authorization !== null && !/^[\t -~]*$/.test(request.authorization)) {
      return fail({ cause: "bad-header", code: "ERR_INVALID_CHAR" });
    }
    cancelOpening = openSocket(socketTarget(new URL(request.url), request.ignoreCertificate), {
      onResolved: (addresses) => tell({ type: "resolved", addresses }),
      onTrying: (address) => tell({ type: "trying", address }),
      onConnected: (address) => tell({ type: "connected", address }),
      onSecured: () => tell({ type: "secured" }),
      onOpen: upgrade,
      onFailure: fail,
    });
  }

  function upgrade(opened: Socket): void {
    if (over) return;
    let heard = false;
    // A peer that stops in the middle of its answer did speak: that is no bare reset.
    const failed = (error: unknown): void => {
      const failure = failureOf(error);
      fail(failure.cause === "reset" && heard ? { ...failure, cause: "not-http" } : failure);
    };
    try {
      webSocket = new WebSocket(request.url, optionsFor(opened, request, userAgent, watchAnswer));
    } catch (error) {
      return failed(error);
    }
    listen(webSocket, opened, failed);

    function watchAnswer(upgrading: ClientRequest): void {
      let interim = 0;
      upgrading.on("information", () => {
        interim += 1;
        if (interim > limits.interimAnswers) fail({ cause: "flood", code: "TOO_MANY_ANSWERS" });
      });
      // Not before the parser listens itself: a first listener sets the data flowing.
      upgrading.once("socket", () => {
        opened.prependOnceListener("data", () => {
          heard = true;
          tell({ type: "heard" });
        });
      });
      upgrading.end();
    }
  }

  function listen(dialled: WebSocket, connection: Socket, failed: (error: unknown) => void): void {
    let frames = 0;
    const counted = (event: DialEvent | null): void => {
      frames += 1;
      if (frames > limits.frames) fail({ cause: "flood", code: "TOO_MANY_FRAMES" });
      else if (event) tell(event);
    };
    dialled.on("open", () => {
      tell({ type: "opened" });
      // ws reports a close frame only when the connection has ended too, which a peer may put off.
      connection.on("data", () => {
        if (!leaving && dialled.readyState === WebSocket.CLOSING) dialled.terminate();
      });
    });
    dialled.on("unexpected-response", (_, { statusCode = 0, rawHeaders }: IncomingMessage) => {
      end({ type: "answered", status: statusCode, bare: rawHeaders.length === 0 });
    });
    dialled.on("message", (data) => {
      counted({ type: "message", bytes: data instanceof Buffer ? data.length : 0 });
    });
    dialled.on("ping", () => counted(null));
    dialled.on("pong", (data) => counted(data.toString() === pingPayload ? { type: "pong" } : null));
    dialled.on("close", (code) => end({ type: "closed", code }));
    dialled.on("error", failed);
  }

  // Nobody hears from a dial before they hold it.
  queueMicrotask(start);
  const whenOpen = (act: (opened: WebSocket) => void): void => {
    if (!over && webSocket?.readyState === WebSocket.OPEN) act(webSocket);
  };
  return {
    ping: () => whenOpen((opened) => opened.ping(pingPayload)),
    sendMarker: (text) => whenOpen((opened) => opened.send(text)),
    close: () =>
      whenOpen((opened) => {
        leaving = true;
        opened.close(1000);
      }),
    drop: () => end(),
  };
}

/** Options that ws takes, or hands on to Node's request, and its types do not name. */
interface UntypedOptions {
  readonly maxHeaderSize: number;
  readonly closeTimeout: number;
  readonly maxFragments: number;
}

function optionsFor(
  socket: Socket,
  { authorization }: DialRequest,
  userAgent: string,
  finishRequest: (request: ClientRequest) => void,
): ClientOptions & UntypedOptions {
  return {
    createConnection: () => socket,
    finishRequest,
    headers: {
      "User-Agent": userAgent,
      "X-Client-Role": probeRole,
      ...(authorization === null ? {} : { Authorization: authorization }),
    },
    perMessageDeflate: false,
    followRedirects: false,
    maxPayload: limits.messageBytes,
    maxHeaderSize: limits.headerBytes,
    maxFragments: limits.fragments,
    closeTimeout: limits.closeMs,
  };
}
