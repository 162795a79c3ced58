import { request as startRequest, type IncomingMessage } from "node:http";
import { failureOf } from "./dial-failure.ts";
import { openSocket, type SocketTarget } from "./open-socket.ts";

export interface GetRequest extends SocketTarget {
  /** Path and query as they go on the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type GetResult<Value> = { readonly secured: boolean } & (
  | { readonly kind: "answered"; readonly value: Value }
  /** `ETIMEDOUT`, `ABORTED`, an errno or a parser's code. */
  | { readonly kind: "failed"; readonly code: string }
);

const headerBytes = 16 * 1024;

/**
 * One GET on a connection of its own, without redirects or proxies. `use` gets the answer's head, its body
 * still unread; when `use` has settled, `deadline` ms are over or the signal aborts, the connection is
 * gone. Never rejects.
 */
export function httpGet<Value>(
  get: GetRequest,
  deadline: number,
  signal: AbortSignal,
  use: (response: IncomingMessage) => Value | Promise<Value>,
): Promise<GetResult<Value>> {
  return new Promise((resolve) => {
    let secured = false;
    let cancelOpening: (() => void) | null = null;
    const finish = (result: { kind: "answered"; value: Value } | { kind: "failed"; code: string }): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      cancelOpening?.();
      resolve({ ...result, secured });
    };
    const fail = (error: unknown): void => finish({ kind: "failed", code: failureOf(error).code });
    const abort = (): void => finish({ kind: "failed", code: "ABORTED" });
    const timer = setTimeout(() => finish({ kind: "failed", code: "ETIMEDOUT" }), deadline);
    signal.addEventListener("abort", abort);
    if (signal.aborted) return abort();
    const respond = (response: IncomingMessage): void => {
      // Cutting the connection while the body is being read is an error of the body.
      response.on("error", () => {});
      Promise.resolve(use(response)).then((value) => finish({ kind: "answered", value }), fail);
    };
    cancelOpening = openSocket(get, {
      onSecured() {
        secured = true;
      },
      onFailure: ({ code }) => finish({ kind: "failed", code }),
      onOpen(socket) {
        const { host, port, path, headers } = get;
        const request = startRequest({
          createConnection: () => socket,
          path,
          headers: { Host: `${host}:${port}`, Connection: "close", ...headers },
          maxHeaderSize: headerBytes,
        });
        request.on("response", respond);
        request.on("upgrade", respond);
        request.on("error", fail);
        request.end();
      },
    });
  });
}
