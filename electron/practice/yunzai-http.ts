import type { IncomingMessage, ServerResponse } from "node:http";
import { assertNever } from "../core/assert-never.ts";
import { practiceReport } from "./yunzai-status.ts";
import { failedAuthKey } from "./yunzai-auth.ts";
import { peerAddress, type YunzaiState } from "./yunzai-state.ts";

/** Answers one plain HTTP request as the age does: readiness, `/status`, `/exit` (FACTS Y7, Y10). */
export function answerRequest(yunzai: YunzaiState, request: IncomingMessage, response: ServerResponse): void {
  yunzai.recorder.request(`${request.method} ${request.url} HTTP/${request.httpVersion}`);
  // A body is nobody's business here, but unread it would hold the connection up.
  request.resume();
  const answer = () => answerReady(yunzai, request, response);
  if (yunzai.traits.whileLoading === "held") yunzai.gate.onOpen(answer);
  else answer();
}

function answerReady(yunzai: YunzaiState, request: IncomingMessage, response: ServerResponse): void {
  const { traits } = yunzai;
  const url = new URL(request.url ?? "/", "http://localhost");
  const query = Object.fromEntries(url.searchParams);
  const details = traits.dialect.wrapsHeaders
    ? [{ headers: request.headers, ...(url.search === "" ? {} : { query }) }]
    : [request.headers, query, {}];
  response.setHeader("X-Powered-By", "Express");

  const key = yunzai.auth === null ? null : failedAuthKey(yunzai.auth, request.headers, query);
  if (key !== null) {
    const parts = ["HTTP", request.method, "请求", key, "鉴权失败", ...details];
    yunzai.log.write("error", requestId(yunzai, request, "<≠"), parts);
    send(response, 401, "text/plain", "Unauthorized");
    return;
  }
  // Routes match by their first segment, in any case.
  const route = (url.pathname.split("/")[1] ?? "").toLowerCase();
  if (route === "status" && traits.status !== "none" && yunzai.statusFolder !== null) {
    send(response, 200, "application/json", statusBody(traits.status, yunzai.statusFolder));
    return;
  }
  yunzai.log.write("mark", requestId(yunzai, request, "<="), ["HTTP", request.method, "请求", ...details]);
  if (route === "exit" && traits.exit) {
    // Every peer is on loopback here, and that is all it asks for.
    yunzai.exit();
  } else if (yunzai.gate.isOpen()) {
    response.setHeader("Location", traits.redirect);
    send(response, 302, "text/plain", `Found. Redirecting to ${traits.redirect}`);
  } else {
    send(response, 404, "text/html", `<pre>Cannot ${request.method} ${url.pathname}</pre>`);
  }
}

function statusBody(shape: "memory" | "process" | "report", folder: string): string {
  switch (shape) {
    case "memory":
      return JSON.stringify(process.memoryUsage());
    case "process": {
      const { title, version, pid, arch, platform } = process;
      return JSON.stringify({ title, version, pid, arch, platform, memory: process.memoryUsage() });
    }
    case "report":
      return practiceReport(folder);
    default:
      return assertNever(shape);
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "Content-Type": `${type}; charset=utf-8`,
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}

function requestId(yunzai: YunzaiState, request: IncomingMessage, arrow: string) {
  const { host = "" } = request.headers;
  const peer = peerAddress(request);
  if (yunzai.traits.dialect.connections !== "url-first") {
    return { text: `${peer} => http://${host}${request.url}`, aligned: false };
  }
  const name = host.replace(/:\d*$/, "");
  const url = `http://${name}:${request.socket.localPort}${request.url}`;
  return { text: `${url} ${arrow} ${peer}:${request.socket.remotePort}`, aligned: false };
}
