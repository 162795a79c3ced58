import type { Standing } from "../../core/probe/probe-lane.ts";
import type { StepFacts } from "../../core/outcome.ts";
import { listed } from "../phrase.ts";
import type { StepTexts } from "../types.ts";

const standings: Readonly<Record<Standing, string>> = {
  resolving: "still resolving",
  connecting: "still connecting",
  waiting: "connected, no answer",
  dripping: "an answer that never ended",
  answering: "an answer still on its way",
  staying: "still open",
  open: "stays open as well",
  mute: "open, but never answered",
  dropped: "opened and dropped",
  broken: "answered, then dropped",
  "not-found": "turned away (404)",
  unauthorized: "token refused",
  "other-status": "not an answer of Yunzai's",
  refused: "connection refused",
  unreachable: "unreachable",
  unresolved: "name not resolved",
  reset: "connection reset",
  "bad-url": "not an address that can be dialled",
  "bad-header": "the token holds characters that cannot be sent",
  "tls-refused": "encryption could not be agreed on",
  "speaks-tls": "the port wants encryption",
  "not-http": "no HTTP answer",
  "not-websocket": "no WebSocket answer",
  flood: "far too much data at once",
  "not-tls": "the port is not encrypted",
  certificate: "certificate not trusted",
};

export const steps: StepTexts = {
  stages: {
    resolve: "resolve",
    connect: "connect",
    upgrade: "handshake",
    stay: "stay open",
    ping: "ping",
    close: "close",
    control: "control path",
    ready: "ready",
    marker: "log marker",
  },
  statuses: { ok: "ok", failed: "failed", skipped: "skipped" },
  details: {
    resolve: ({ addresses, code }) => listed([addresses, code], ", "),
    connect: ({ address, code, certificate, listens }) =>
      listed([address, code, certificate && `certificate: ${certificate}`, speaks(listens)], ", "),
    upgrade: ({ status, code, cause, silent, listens }) => {
      const said = silent ? "not a byte of an answer" : unfinished(code) || (cause ? standings[cause] : "");
      return listed([status && `HTTP ${status}`, said || code, speaks(listens)], ", ");
    },
    stay: ({ opened, code, cause }) => {
      if (code === undefined) return "";
      const why = cause ? standings[cause] : code === null ? "" : `code ${code}`;
      return listed([`dropped after ${opened} ms`, why], ", ");
    },
    ping: ({ pong }) => (pong === null ? "no answer" : ""),
    close: ({ code }) =>
      code === null ? "the peer did not finish closing" : listed([code && `code ${code}`], ""),
    control: ({ answer }) => (answer ? standings[answer] : ""),
    ready: ({ status, code }) => listed([status && `HTTP ${status}`, code], ", "),
    marker: ({ echoed }) => marker(echoed),
  },
};

/** An answer that had begun and was waited for in vain. */
function unfinished(code: string | undefined): string {
  return code === "ETIMEDOUT" ? standings.dripping : "";
}

function speaks(listens: StepFacts["connect"]["listens"]): string {
  return listens ? `the port speaks ${listens}://` : "";
}

function marker(echoed: boolean | undefined): string {
  if (echoed === undefined) return "";
  return echoed ? "Yunzai's log shows the marker" : "Yunzai's log does not show the marker";
}
