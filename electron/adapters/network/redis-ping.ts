import { failureOf } from "./dial-failure.ts";
import { openSocket } from "./open-socket.ts";

const deadlineMs = 2000;
const answerBytes = 512;

/**
 * Asks a Redis, or a Valkey, for a `PONG` (FACTS Y13). Null when it answers, be it only that it wants a
 * password; else why not: an errno, `ETIMEDOUT`, `ABORTED`, or `NOT_REDIS` for an answer of another kind.
 */
export function pingRedis(host: string, port: number, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    let cancelOpening: (() => void) | null = null;
    const finish = (reason: string | null): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      cancelOpening?.();
      resolve(reason);
    };
    const abort = (): void => finish("ABORTED");
    const timer = setTimeout(() => finish("ETIMEDOUT"), deadlineMs);
    signal.addEventListener("abort", abort);
    if (signal.aborted) return abort();
    cancelOpening = openSocket(
      { host, port, secure: false, ignoreCertificate: false },
      {
        onFailure: ({ code }) => finish(code),
        onOpen(socket) {
          let answer = "";
          socket.setEncoding("latin1");
          socket.on("data", (text: string) => {
            answer += text;
            if (answer.includes("\r\n") || answer.length > answerBytes) finish(problemOf(answer));
          });
          socket.on("error", (error) => finish(failureOf(error).code));
          socket.on("end", () => finish(problemOf(answer)));
          socket.write("*1\r\n$4\r\nPING\r\n");
        },
      },
    );
  });
}

/** A Redis that asks for a password, or knows no such command by that name, is there all the same. */
function problemOf(answer: string): string | null {
  return /^(?:\+PONG|-NOAUTH|-ERR)\b/.test(answer) ? null : "NOT_REDIS";
}
