import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { assertNever } from "../core/assert-never.ts";
import { oneBotSegments } from "./ages.ts";
import { frameText } from "./frame-text.ts";
import type { DialEntry } from "./recording.ts";
import { failedAuthKey } from "./yunzai-auth.ts";
import { peerAddress, type YunzaiState } from "./yunzai-state.ts";

/** Answers one WebSocket dial as the age does (FACTS Y5 to Y8). */
export function answerUpgrade(
  yunzai: YunzaiState,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const entry = yunzai.recorder.dial(request.url ?? "", request.rawHeaders);
  const answer = () => answerDial(yunzai, { request, socket, head, entry });
  if (yunzai.traits.whileLoading === "held") yunzai.gate.onOpen(answer);
  else answer();
}

interface UpgradeDial {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly entry: DialEntry;
}

function answerDial(yunzai: YunzaiState, dial: UpgradeDial): void {
  const { request, entry } = dial;
  const { url = "", headers } = request;
  const address = `ws://${headers.host}${url}`;
  let query: Readonly<Record<string, string>> = {};
  if (yunzai.traits.server) {
    // The Host header becomes part of a URL there; one that cannot be is never answered (FACTS Y7).
    if (!URL.canParse(address)) {
      entry.outcome = "unanswered";
      return;
    }
    query = Object.fromEntries(new URL(address).searchParams);
    const key = yunzai.auth === null ? null : failedAuthKey(yunzai.auth, headers, query);
    if (key !== null) {
      const parts = ["HTTP", request.method, "请求", key, "鉴权失败", describe(yunzai, headers, query)];
      yunzai.log.write("error", connectionId(yunzai, request, "<≠"), parts);
      refuse(dial, "unauthorized", "401 Unauthorized");
      return;
    }
  }

  const segment = url.split("/")[1] ?? "";
  const registered = yunzai.gate.isOpen() && yunzai.segments.has(segment);
  if (registered) {
    open(yunzai, dial, query, (connection) => {
      entry.outcome = "opened";
      if (oneBotSegments.includes(segment)) yunzai.oneBot.attach(connection);
    });
    return;
  }
  switch (yunzai.traits.unknownPath) {
    case "unanswered":
      entry.outcome = "unanswered";
      return;
    case "open":
      open(yunzai, dial, query, () => {
        entry.outcome = "opened";
      });
      return;
    case "dropped":
      open(yunzai, dial, query, (connection) => {
        entry.outcome = "dropped";
        connection.terminate();
      });
      return;
    case "not-found":
      yunzai.log.write("error", connectionId(yunzai, request, "<≠>"), [
        "WebSocket 处理器",
        segment,
        "不存在",
        describe(yunzai, headers, query),
      ]);
      refuse(dial, "not-found", "404 Not Found");
      return;
    default:
      assertNever(yunzai.traits.unknownPath);
  }
}

/** The two refusals are bare: a status line, no header, no body (FACTS Y6, Y8). */
function refuse(dial: UpgradeDial, outcome: "unauthorized" | "not-found", status: string): void {
  dial.entry.outcome = outcome;
  dial.socket.write(`HTTP/1.1 ${status}\r\n\r\n`);
  dial.socket.destroy();
}

function open(
  yunzai: YunzaiState,
  dial: UpgradeDial,
  query: Readonly<Record<string, string>>,
  then: (connection: WebSocket) => void,
): void {
  const { request, socket, head, entry } = dial;
  const logged = yunzai.traits.dialect.connections !== "none";
  // Stands until the handshake is through: a key or version that is no WebSocket's gets 400.
  entry.outcome = "malformed";
  yunzai.sockets.handleUpgrade(request, socket, head, (connection) => {
    if (logged) {
      const parts = ["建立连接", describe(yunzai, request.headers, query)];
      yunzai.log.write("mark", connectionId(yunzai, request, "<=>"), parts);
    }
    connection.on("error", (error) => {
      if (logged) yunzai.log.write("error", connectionId(yunzai, request, "<=>"), [error]);
    });
    connection.on("close", (code) => {
      entry.closeCode = code;
      if (logged) yunzai.log.write("mark", connectionId(yunzai, request, "<≠>"), ["断开连接"]);
    });
    connection.on("ping", () => {
      entry.pings += 1;
    });
    connection.on("message", (data) => yunzai.recorder.frame(entry.path, frameText(data)));
    then(connection);
  });
}

function connectionId(yunzai: YunzaiState, request: IncomingMessage, arrow: string) {
  const { "sec-websocket-key": key, host } = request.headers;
  const url = `ws://${host}${request.url}`;
  const peer = peerAddress(request);
  const text =
    yunzai.traits.dialect.connections === "peer-first"
      ? `${peer}-${key} ${arrow} ${url}`
      : `${url} ${arrow} ${peer}:${request.socket.remotePort}-${key}`;
  return { text, aligned: false };
}

function describe(yunzai: YunzaiState, headers: object, query: Readonly<Record<string, string>>): object {
  if (!yunzai.traits.dialect.wrapsHeaders) return headers;
  return Object.keys(query).length > 0 ? { headers, query } : { headers };
}
