import type { IncomingMessage, ServerResponse } from "node:http";
import { keyMeta, socketPath } from "../../contract/browser-wire.ts";
import { assertNever } from "../../core/assert-never.ts";
import type { RequestRefusal } from "../../locales/start-types.ts";
import { pageHeaders, readPageFile } from "../common/page.ts";
import type { Refusals } from "./refusals.ts";
import { wrongSource } from "./request-gate.ts";
import type { Session } from "./session.ts";

interface PageAnswers {
  /** The host's own, `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly session: Session;
  readonly refusals: Refusals;
  /** The built page. */
  readonly folder: string;
}

/** What to answer with, once the request was judged. */
type Answer =
  | { readonly kind: "refused"; readonly why: RequestRefusal }
  | { readonly kind: "to-the-page" }
  | { readonly kind: "file"; readonly path: string; readonly opening: boolean };

/** Answers every request that is not an upgrade. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { origin, session, refusals, folder }: PageAnswers,
): Promise<void> {
  const answer = judge(request, origin, session);
  switch (answer.kind) {
    case "refused":
      return refusals.answer(response, answer.why);
    case "to-the-page":
      response.writeHead(303, { ...pageHeaders, Location: "/", "Content-Length": 0 });
      response.end();
      return;
    case "file": {
      const file = await readPageFile(folder, answer.path);
      if (file.kind === "missing") return refusals.answer(response, "not-found");
      if (file.kind === "forbidden") return refusals.answer(response, "forbidden-path");
      const body = answer.opening ? withKey(file.bytes, session.key) : file.bytes;
      response.writeHead(200, {
        ...pageHeaders,
        "Content-Type": file.type,
        "Content-Length": body.length,
        ...(answer.opening ? { "Set-Cookie": session.setCookie } : {}),
      });
      response.end(body);
      return;
    }
    default:
      return assertNever(answer);
  }
}

/** Decides synchronously, so that of many requests with the same token exactly one opens the session. */
function judge(request: IncomingMessage, origin: string, session: Session): Answer {
  const problem = wrongSource(request, origin);
  if (problem) return refused(problem);
  const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
  const token = path === "/" ? new URLSearchParams(query).get("token") : null;
  if (session.hasCookie(request.headers.cookie)) {
    if (token !== null) return { kind: "to-the-page" };
    if (path === socketPath) return refused("not-a-socket");
    return { kind: "file", path, opening: false };
  }
  // Asking for the head alone opens nothing: link checkers do that.
  if (token === null || request.method !== "GET") {
    return refused(session.isOpen() && path === "/" ? "other-window" : "no-session");
  }
  const exchange = session.exchange(token);
  switch (exchange) {
    case "opened":
      return { kind: "file", path, opening: true };
    case "taken":
      return refused("other-window");
    case "wrong":
      return refused("wrong-token");
    default:
      return assertNever(exchange);
  }
}

function refused(why: RequestRefusal): Answer {
  return { kind: "refused", why };
}

/** The page with its key in it; the page takes it out again as the first thing it does. */
function withKey(page: Uint8Array, key: string): Uint8Array {
  const text = Buffer.from(page).toString("utf8");
  return Buffer.from(text.replace("</head>", `<meta name="${keyMeta}" content="${key}"></head>`));
}
