import type { Socket } from "node:net";
import type { RedisAddress } from "../../jobs/ports.ts";
import { failureOf } from "./dial-failure.ts";
import { openSocket } from "./open-socket.ts";

/** Windows takes two seconds to be sure that another machine refuses. */
const deadlineMs = 3000;
const answerBytes = 512;

/**
 * Asks a Redis, or a Valkey, for a `PONG`, and has it check the credentials where there are some (FACTS Y13).
 * Null when it can be used; else why not: an errno, `ETIMEDOUT`, `ABORTED`, `NOT_REDIS` for an answer of
 * another kind, `NOAUTH` (it wants a password), `WRONGPASS` (it wants another one), `NO_PASSWORD_SET` (it
 * wants none, and refuses the one it gets), or `DENIED` (it lets only its own machine in).
 */
export function pingRedis(
  { host, port, credentials }: RedisAddress,
  signal: AbortSignal,
): Promise<string | null> {
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
          ask(socket, ["PING"], (pong) => {
            const problem = problemOfPong(pong);
            const knocks = credentials !== null && (problem === null || problem === "NOAUTH");
            if (!knocks) return finish(problem);
            const { username, password } = credentials;
            const auth = username === null ? ["AUTH", password] : ["AUTH", username, password];
            ask(socket, auth, (answer) => finish(problemOfAuth(answer)));
          });
          socket.on("error", (error) => finish(failureOf(error).code));
        },
      },
    );
  });
}

/** Sends one command; `onAnswer` gets its first line, or what came before the end. */
function ask(socket: Socket, command: readonly string[], onAnswer: (answer: string) => void): void {
  let answer = "";
  const read = (text: string): void => {
    answer += text;
    if (answer.includes("\r\n") || answer.length > answerBytes) end();
  };
  const end = (): void => {
    socket.off("data", read).off("end", end);
    onAnswer(answer);
  };
  socket.setEncoding("latin1").on("data", read).on("end", end);
  const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
  socket.write(`*${command.length}\r\n${parts.join("")}`);
}

/** One that is busy, still loading, or knows no such command by that name is there all the same. */
function problemOfPong(answer: string): string | null {
  if (/^(?:\+PONG|-ERR|-LOADING|-BUSY|-NOPERM|-MASTERDOWN)\b/.test(answer)) return null;
  return /^-(NOAUTH|DENIED)\b/.exec(answer)?.[1] ?? "NOT_REDIS";
}

function problemOfAuth(answer: string): string | null {
  if (answer.startsWith("+OK")) return null;
  // In the words of Redis 6 and later, and of those before it.
  if (/^-ERR .*(?:without any password configured|no password is set)/.test(answer)) return "NO_PASSWORD_SET";
  return /^-(?:WRONGPASS|ERR)\b/.test(answer) ? "WRONGPASS" : "NOT_REDIS";
}
