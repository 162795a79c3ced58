import { urlHost } from "../../core/endpoint.ts";
import { mayBeYunzai } from "./find-running.ts";
import type { Network, RunningProcess, TcpSocket } from "../ports.ts";

/** Asks who listens on a port for its folder, where nothing else tells it. */
export interface StatusAsker {
  /** The folder in which the Yunzai on this port says it runs; null where nobody had to be asked or answered. */
  ask(port: number): Promise<string | null>;
}

/**
 * The last resort of FACTS Y10. Each port is asked at most once, and only while a process listens there that may be a
 * Yunzai and whose folder nothing else told (`told` are the processes whose folder is known). The answer is believed
 * only if it comes from the process that owns the port, where the system tells which one that is.
 */
export function createStatusAsker(
  network: Pick<Network, "status">,
  processes: Promise<readonly RunningProcess[]>,
  sockets: Promise<readonly TcpSocket[]>,
  told: Promise<readonly { readonly pid: number }[]>,
  signal: AbortSignal,
): StatusAsker {
  const asked = new Map<number, Promise<string | null>>();
  return {
    ask(port) {
      const answer = asked.get(port) ?? askOnce(port);
      asked.set(port, answer);
      return answer;
    },
  };

  async function askOnce(port: number): Promise<string | null> {
    const open = (await sockets).filter(
      (socket) => socket.state === "listening" && socket.localPort === port,
    );
    const known = await told;
    const running = await processes;
    const socket = open.find(
      ({ pid }) => pid === null || mayBeYunzai(running.find((other) => other.pid === pid)),
    );
    if (!socket || known.some(({ pid }) => pid === socket.pid) || signal.aborted) return null;
    const host = hostOf(socket.localAddress);
    const answer = await network.status(host, port, signal);
    if (!answer || (socket.pid !== null && answer.pid !== socket.pid)) return null;
    return answer.folder;
  }
}

/** Where a socket that listens on this address is reached from here. */
function hostOf(address: string): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return urlHost(address);
}
