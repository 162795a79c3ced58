import { WebSocket } from "ws";
import { glueUrl } from "../core/endpoint.ts";
import { frameText } from "./frame-text.ts";

export interface PracticeLagrangeLink {
  /** As the entry in the settings has them (FACTS L7, L8). */
  readonly host: string;
  readonly port: number;
  readonly suffix: string;
  /** Null sends no Authorization, empty sends `Bearer ` (FACTS L9). */
  readonly accessToken?: string | null;
  readonly uin: number;
  readonly universal?: boolean;
  readonly apiSuffix?: string;
  readonly eventSuffix?: string;
  readonly ignoreCertificate?: boolean;
  /** Both 5000 ms by default. */
  readonly reconnectMs?: number;
  readonly heartbeatMs?: number;
}

export type LagrangeEvent =
  | { readonly kind: "connected"; readonly role: LagrangeRole }
  /** `status` is the HTTP status of a refusal, null when no HTTP answer came. */
  | { readonly kind: "not-connected"; readonly role: LagrangeRole; readonly status: number | null }
  | { readonly kind: "disconnected"; readonly role: LagrangeRole; readonly code: number }
  | { readonly kind: "invalid-url"; readonly role: LagrangeRole };

export type LagrangeRole = "Universal" | "Api" | "Event";

export interface PracticeLagrange {
  /** What happened so far, oldest first. */
  events(): readonly LagrangeEvent[];
  /** Ends every connection and timer at once. */
  close(): void;
}

/** Dials and behaves as a logged-in Lagrange does, reconnecting until closed (FACTS L7 to L9). */
export function startPracticeLagrange(link: PracticeLagrangeLink): PracticeLagrange {
  const events: LagrangeEvent[] = [];
  const url = glueUrl({ host: link.host, port: String(link.port), suffix: link.suffix });
  const lines =
    link.universal === false
      ? [
          keepLine(link, "Api", url + (link.apiSuffix ?? ""), events),
          keepLine(link, "Event", url + (link.eventSuffix ?? ""), events),
        ]
      : [keepLine(link, "Universal", url, events)];
  return { events: () => [...events], close: () => lines.forEach((end) => end()) };
}

/** One connection, kept up; returns what ends it. */
function keepLine(link: PracticeLagrangeLink, role: LagrangeRole, url: string, events: LagrangeEvent[]) {
  const { reconnectMs = 5000, heartbeatMs = 5000 } = link;
  const ending = new AbortController();

  function dial(): void {
    if (!URL.canParse(url)) {
      // The real one gives such an entry up for good (FACTS L7).
      events.push({ kind: "invalid-url", role });
      return;
    }
    const socket = new WebSocket(url, {
      headers: headersOf(link, role),
      perMessageDeflate: false,
      rejectUnauthorized: link.ignoreCertificate !== true,
    });
    let opened = false;
    let status: number | null = null;
    let beating: NodeJS.Timeout | null = null;
    const end = () => socket.terminate();
    ending.signal.addEventListener("abort", end);

    socket.on("open", () => {
      opened = true;
      events.push({ kind: "connected", role });
      if (role === "Api") return;
      const beat = () => socket.send(heartbeat(link.uin, heartbeatMs));
      socket.send(lifecycle(link.uin));
      beat();
      beating = setInterval(beat, heartbeatMs);
    });
    socket.on("message", (data) => {
      if (role !== "Event") socket.send(answer(frameText(data)));
    });
    socket.on("unexpected-response", (_request, response) => {
      status = response.statusCode ?? null;
      socket.terminate();
    });
    // Every failure is told by the close that follows it.
    socket.on("error", () => {});
    socket.on("close", (code) => {
      if (beating) clearInterval(beating);
      ending.signal.removeEventListener("abort", end);
      events.push(opened ? { kind: "disconnected", role, code } : { kind: "not-connected", role, status });
      if (!ending.signal.aborted) redial();
    });
  }

  function redial(): void {
    const timer = setTimeout(() => {
      ending.signal.removeEventListener("abort", cancel);
      dial();
    }, reconnectMs);
    const cancel = () => clearTimeout(timer);
    ending.signal.addEventListener("abort", cancel);
  }

  dial();
  return () => ending.abort();
}

function headersOf(link: PracticeLagrangeLink, role: LagrangeRole): Record<string, string> {
  const headers: Record<string, string> = {
    "X-Client-Role": role,
    "X-Self-ID": String(link.uin),
    "User-Agent": "Lagrange.OneBot",
  };
  const { accessToken = "" } = link;
  if (accessToken !== null) headers["Authorization"] = `Bearer ${accessToken}`;
  return headers;
}

function lifecycle(uin: number): string {
  return metaEvent(uin, "lifecycle", { sub_type: "connect" });
}

function heartbeat(uin: number, interval: number): string {
  const status = { app_initialized: true, app_enabled: true, app_good: true, online: true, good: true };
  return metaEvent(uin, "heartbeat", { interval, status });
}

function metaEvent(uin: number, type: string, more: object): string {
  const time = Math.floor(Date.now() / 1000);
  return JSON.stringify({ ...more, meta_event_type: type, time, self_id: uin, post_type: "meta_event" });
}

/** Answers an API call: the version is known, everything else is an unknown action. */
function answer(text: string): string {
  const call: unknown = JSON.parse(text);
  const known = typeof call === "object" && call !== null;
  const echo = known && "echo" in call ? call.echo : null;
  if (known && "action" in call && call.action === "get_version_info") {
    const data = { app_name: "Lagrange.OneBot", app_version: "0.0.3", protocol_version: "v11" };
    return JSON.stringify({ status: "ok", retcode: 0, data, echo });
  }
  return JSON.stringify({ status: "failed", retcode: 404, data: null, echo });
}
