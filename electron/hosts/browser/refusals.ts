import { createHash } from "node:crypto";
import { STATUS_CODES, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { localeFor } from "../../locales/index.ts";
import type { RequestRefusal } from "../../locales/start-types.ts";
import type { LocaleTag } from "../../locales/types.ts";
import { pageHeaders } from "../common/page.ts";

/** Says no in words that a person can read, with the code in `X-Refused`. */
export interface Refusals {
  /** As a page. */
  answer(response: ServerResponse, why: RequestRefusal): void;
  /** Where there is a bare connection and no response: an upgrade, or no HTTP at all. Ends it. */
  end(connection: Duplex, why: RequestRefusal): void;
}

const statuses: Readonly<Record<RequestRefusal, number>> = {
  "bad-request": 400,
  "wrong-method": 405,
  "wrong-host": 403,
  "wrong-origin": 403,
  "cross-site": 403,
  "wrong-token": 403,
  "no-session": 403,
  "other-window": 403,
  "forbidden-path": 403,
  "not-found": 404,
  "not-a-socket": 426,
  "too-many": 503,
};

const style =
  "body{font:16px/1.6 system-ui,sans-serif;max-width:36em;margin:20vh auto;padding:0 24px}h1{font-size:20px}";
const styleHash = createHash("sha256").update(style).digest("base64");

export function createRefusals(language: LocaleTag): Refusals {
  const { refused, refusedTitle } = localeFor(language).start;
  return {
    answer(response, why) {
      const body = pageOf(refusedTitle, refused[why], language);
      response.writeHead(statuses[why], {
        ...headersOf(why),
        "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": Buffer.byteLength(body),
      });
      response.end(body);
    },
    end(connection, why) {
      const body = `${refused[why]}\n`;
      const headers = {
        ...headersOf(why),
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": String(Buffer.byteLength(body)),
      };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const status = `HTTP/1.1 ${statuses[why]} ${STATUS_CODES[statuses[why]] ?? ""}\r\n`;
      connection.on("error", () => undefined);
      connection.end(`${status}${lines.join("")}\r\n${body}`, () => connection.destroy());
    },
  };
}

/** One refusal, one connection: whoever is refused gets nothing to go on with. */
function headersOf(why: RequestRefusal): Readonly<Record<string, string>> {
  return {
    ...pageHeaders,
    "X-Refused": why,
    Connection: "close",
    ...(why === "wrong-method" ? { Allow: "GET, HEAD" } : {}),
    ...(why === "not-a-socket" ? { Upgrade: "websocket" } : {}),
  };
}

function pageOf(title: string, sentence: string, language: LocaleTag): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body><main><h1>${title}</h1><p>${sentence}</p></main></body>
</html>
`;
}
