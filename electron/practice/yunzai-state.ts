import type { IncomingMessage } from "node:http";
import type { WebSocketServer } from "ws";
import type { AgeTraits } from "./ages.ts";
import type { LoadingGate } from "./loading-gate.ts";
import type { OneBotAdapter } from "./onebot-adapter.ts";
import type { Recorder } from "./recording.ts";
import type { PracticeAuth } from "./yunzai-auth.ts";
import type { YunzaiLog } from "./yunzai-log-writer.ts";

/** What one practice Yunzai is made of; its handlers take it as their first argument. */
export interface YunzaiState {
  readonly traits: AgeTraits;
  /** Null where none is set, and in ages that know no `auth`. */
  readonly auth: PracticeAuth | null;
  /** First path segments that have a handler once the plugins are loaded. */
  readonly segments: ReadonlySet<string>;
  /** Where `GET /status` says it runs; null switches the route off. */
  readonly statusFolder: string | null;
  readonly gate: LoadingGate;
  readonly log: YunzaiLog;
  readonly recorder: Recorder;
  readonly sockets: WebSocketServer;
  readonly oneBot: OneBotAdapter;
  /** Ends this Yunzai, as `GET /exit` does. */
  exit(): void;
}

/** The other end as a dual-stack listener names it: IPv4 comes mapped into IPv6. */
export function peerAddress(request: IncomingMessage): string {
  const { remoteAddress = "", remoteFamily } = request.socket;
  return remoteFamily === "IPv4" ? `::ffff:${remoteAddress}` : remoteAddress;
}
