import { maskUrl } from "../endpoint.ts";
import { loggedValues } from "./logged-values.ts";
import { probeUserAgent } from "../probe/probe.ts";
import { stripColours } from "./terminal-text.ts";

/** What one entry of Yunzai's log tells (FACTS Y12). No token gets in: headers other than two are dropped while reading. */
export type YunzaiLogEvent = LogMoment &
  (
    | { readonly kind: "started"; readonly secure: boolean; readonly port: number }
    /** A dial for a path that has no handler; a query glued to the segment is masked. */
    | ({ readonly kind: "handler-missing"; readonly segment: string } & LogDial)
    /** A request without what `auth` asks for under `key`. */
    | ({ readonly kind: "auth-failed"; readonly key: string } & LogDial)
    | ({ readonly kind: "connected" } & LogDial)
    /** Agent and self id are known only where its `connected` is in the same text. */
    | ({ readonly kind: "disconnected" } & LogDial)
    /** A OneBot client has said who it is: the link is up. `cut`: the id is only its first digits. */
    | {
        readonly kind: "bot-arrived";
        readonly adapter: string;
        readonly selfId: string;
        readonly cut: boolean;
      }
    /** A frame of a bot that Yunzai does not know, the marker heartbeat among them (FACTS Y9). */
    | { readonly kind: "marker-echoed"; readonly selfId: string }
  );

export interface LogMoment {
  /** Milliseconds since the epoch; null where the day is not known. */
  readonly at: number | null;
}

/** Who dialled what. */
export interface LogDial {
  /** Path and query as dialled, query values masked. */
  readonly path: string;
  /** Address and, where logged, port: `::ffff:127.0.0.1:51234`. */
  readonly peer: string;
  readonly userAgent: string | null;
  /** `x-self-id`: the QQ id of the bot that dialled. */
  readonly selfId: string | null;
}

/** Asia/Shanghai, whatever the system's zone (FACTS Y12); no daylight saving there. In milliseconds. */
const shanghaiOffset = 8 * 3_600_000;

/** What Yunzai says ahead of a frame whose bot it does not know (FACTS Y12). */
export const unknownBotSaid = "找不到对应Bot，忽略消息：";

const entryHead =
  /^(?:\[[^\]]{1,16}\])?\[(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{2}):(\d{2}):(\d{2})[.,](\d{3})\] ?\[ *[A-Za-z]{1,5} *\] ?/;

/** Yunzai's log of marks, warnings and errors on the day of `now`, relative to its folder (FACTS Y12). */
export function commandLogName(now: number): string {
  return `logs/command.${new Date(now + shanghaiOffset).toISOString().slice(0, 10)}.log`;
}

/** The day a log file is for, from its name: `command.2025-06-01.log`; null for any other. */
export function dayOfLog(fileName: string): string | null {
  return /^command\.(\d{4}-\d{2}-\d{2})\.log$/.exec(fileName)?.[1] ?? null;
}

/**
 * Reads the events out of a log's text, oldest first, leaving out what our own dials caused. The text may
 * start in the middle of an entry. `day` is the file's, `yyyy-MM-dd`; null where it is not known.
 */
export function parseLogLines(text: string, day: string | null): readonly YunzaiLogEvent[] {
  const dials = new Map<string, Headers>();
  return entriesOf(stripColours(text), day).flatMap((entry) => eventOf(entry, dials) ?? []);
}

/** Where the last entry of a log's text begins, which may still be written; 0 for a text without a beginning. */
export function lastEntryAt(text: string): number {
  for (let end = text.length; end > 0;) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    if (entryHead.test(stripColours(text.slice(start, end)))) return start;
    end = start - 1;
  }
  return 0;
}

interface Entry extends LogMoment {
  /** Behind time and level; objects reach over several lines. */
  readonly text: string;
}

function entriesOf(text: string, day: string | null): readonly Entry[] {
  const entries: { at: number | null; lines: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const head = entryHead.exec(line);
    if (head) {
      entries.push({ at: momentOf(head, day), lines: [line.slice(head[0].length)] });
    } else {
      entries.at(-1)?.lines.push(line);
    }
  }
  return entries.map(({ at, lines }) => ({ at, text: lines.join("\n") }));
}

function momentOf(head: RegExpExecArray, fileDay: string | null): number | null {
  const [, ownDay, hours, minutes, seconds, milliseconds] = head;
  const day = ownDay ?? fileDay;
  if (day === null) return null;
  const time = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  return Number.isNaN(time) ? null : time - shanghaiOffset;
}

interface Headers {
  readonly userAgent: string | null;
  readonly selfId: string | null;
}

/** `[ws://host/path <=> peer-key]`; before 2024 the peer stands first. The address holds no space. */
const dialId = /^\[(\S+) (?:<=>|<≠>|<≠|<=|=>) ([^\s\]]+)\] ?/;
const plainId = /^\[([^\]]{0,64})\] ?/;

function eventOf(entry: Entry, dials: Map<string, Headers>): YunzaiLogEvent | null {
  const dial = dialId.exec(entry.text);
  if (dial) {
    const [whole, left = "", right = ""] = dial;
    const [url, peer] = /^(?:ws|http)s?:/.test(right) ? [right, left] : [left, right];
    return dialEvent(entry.at, entry.text.slice(whole.length), url, peer, dials);
  }
  const plain = plainId.exec(entry.text);
  const id = plain?.[1]?.trim() ?? "";
  return plainEvent(entry.at, id, entry.text.slice(plain?.[0].length ?? 0));
}

function dialEvent(
  at: number | null,
  message: string,
  url: string,
  peer: string,
  dials: Map<string, Headers>,
): YunzaiLogEvent | null {
  const dialled = (headers: Headers): LogDial | null => (isOwn(headers) ? null : dialOf(url, peer, headers));

  if (message.startsWith("断开连接")) {
    const dial = dialled(dials.get(peer) ?? { userAgent: null, selfId: null });
    dials.delete(peer);
    return dial && { at, kind: "disconnected", ...dial };
  }
  const opened = behind(message, "建立连接");
  if (opened !== null) {
    const headers = headersOf(opened);
    dials.set(peer, headers);
    const dial = dialled(headers);
    return dial && { at, kind: "connected", ...dial };
  }
  const missing = splitAt(behind(message, "WebSocket 处理器 "), " 不存在");
  if (missing) {
    const dial = dialled(headersOf(missing.rest));
    return dial && { at, kind: "handler-missing", segment: maskUrl(missing.value), ...dial };
  }
  const request = /^HTTP [A-Z]{1,16} 请求 /.exec(message)?.[0];
  const refused = request === undefined ? null : splitAt(behind(message, request), " 鉴权失败");
  if (refused) {
    const dial = dialled(headersOf(refused.rest));
    return dial && { at, kind: "auth-failed", key: refused.value, ...dial };
  }
  return null;
}

function plainEvent(at: number | null, id: string, message: string): YunzaiLogEvent | null {
  const started = /^启动 HTTP(S?) 服务器[：: ] ?https?:\/\/\S{1,80}:(\d{1,5})(?!\d)/.exec(message);
  if (started) return { at, kind: "started", secure: started[1] === "S", port: Number(started[2]) };
  const frame = behind(message, unknownBotSaid);
  if (frame !== null) {
    const selfId = loggedValues(frame, ["self_id"]).get("self_id");
    return selfId !== undefined && /^\d{1,20}$/.test(selfId) ? { at, kind: "marker-echoed", selfId } : null;
  }
  const adapter = message.trimEnd().endsWith("已连接")
    ? /^([\w-]{1,64})\(QQ\) /.exec(message)?.[1]
    : undefined;
  // An id longer than `log_align` is cut there, with a dot for the rest.
  const [, selfId, dot] = /^(\d{1,20})(\.?)$/.exec(id) ?? [];
  if (adapter === undefined || selfId === undefined) return null;
  return { at, kind: "bot-arrived", adapter, selfId, cut: dot === "." };
}

function behind(message: string, start: string): string | null {
  return message.startsWith(start) ? message.slice(start.length) : null;
}

function splitAt(text: string | null, separator: string): { value: string; rest: string } | null {
  const at = text?.indexOf(separator) ?? -1;
  return text === null || at === -1
    ? null
    : { value: text.slice(0, at), rest: text.slice(at + separator.length) };
}

function headersOf(logged: string): Headers {
  const values = loggedValues(logged, ["user-agent", "x-self-id"]);
  return { userAgent: values.get("user-agent") ?? null, selfId: values.get("x-self-id") ?? null };
}

/** Our own dials tell nothing of Lagrange (DESIGN 2.3); a version may follow their name. */
function isOwn({ userAgent }: Headers): boolean {
  return userAgent?.split("/")[0] === probeUserAgent;
}

function dialOf(url: string, peer: string, headers: Headers): LogDial {
  const path = /^[a-z]+:\/\/[^/]*(.*)$/.exec(url)?.[1] ?? "";
  // A WebSocket's peer carries its handshake key behind the last dash.
  const address = url.startsWith("ws") ? peer.replace(/-[^-]*$/, "") : peer;
  return { path: maskUrl(path), peer: address, ...headers };
}
