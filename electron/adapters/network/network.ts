import type { IncomingMessage } from "node:http";
import { probeUserAgent, type DialRequest, type Readiness } from "../../core/probe/probe.ts";
import { readStatusPrefix, type StatusReport } from "../../core/yunzai/status-report.ts";
import type { Network } from "../../jobs/ports.ts";
import { httpGet } from "./http-get.ts";
import { socketTarget } from "./open-socket.ts";
import { pingRedis } from "./redis-ping.ts";
import { dialWebSocket } from "./ws-dial.ts";

/** Making the report may block a Yunzai for seconds (FACTS Y10). */
const statusMs = 8000;
/** The header with the two fields is the first few thousand bytes of a report. */
const statusBytes = 16 * 1024;

/** The network through Node and ws; `version` is this program's, told in `User-Agent`. */
export function createNetwork(version: string): Network {
  const userAgent = `${probeUserAgent}/${version}`;
  return {
    dial: (request, onEvent) => dialWebSocket(request, userAgent, onEvent),
    readiness: (request, deadline, signal) => askReadiness(request, userAgent, deadline, signal),
    status: (host, port, signal) => askStatus(host, port, userAgent, signal),
    redisPing: pingRedis,
  };
}

async function askReadiness(
  { url, authorization, ignoreCertificate }: DialRequest,
  userAgent: string,
  deadline: number,
  signal: AbortSignal,
): Promise<Readiness> {
  if (!URL.canParse(url)) return { status: null, code: "ERR_INVALID_URL", secured: false };
  const parsed = new URL(url);
  const result = await httpGet(
    {
      ...socketTarget(parsed, ignoreCertificate),
      path: parsed.pathname + parsed.search,
      headers: {
        "User-Agent": userAgent,
        ...(authorization === null ? {} : { Authorization: authorization }),
      },
    },
    deadline,
    signal,
    ({ statusCode = 0 }) => statusCode,
  );
  const { secured } = result;
  if (result.kind === "failed") return { status: null, code: result.code, secured };
  return { status: result.value, code: null, secured };
}

async function askStatus(
  host: string,
  port: number,
  userAgent: string,
  signal: AbortSignal,
): Promise<StatusReport | null> {
  const target = { host, port, secure: false, ignoreCertificate: false };
  const request = { ...target, path: "/status", headers: { "User-Agent": userAgent } };
  const result = await httpGet(request, statusMs, signal, readReport);
  return result.kind === "answered" ? result.value : null;
}

/** Reads no further than the two fields; what was read is kept nowhere. */
async function readReport(response: IncomingMessage): Promise<StatusReport | null> {
  if (response.statusCode !== 200) return null;
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) return null;
    text += decoder.decode(chunk, { stream: true });
    const found = readStatusPrefix(text);
    if (found.kind === "report") return { folder: found.folder, pid: found.pid };
    if (found.kind === "other" || text.length > statusBytes) return null;
  }
  return null;
}
