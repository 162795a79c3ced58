import type { PortOwner } from "../../core/evidence.ts";
import { isThisMachine, type Endpoint } from "../../core/endpoint.ts";
import { baseName, isWithin } from "../../core/folder-path.ts";
import type { RunningProcess, System, TcpSocket } from "../ports.ts";

/** One look at what runs and what listens. */
export interface SystemSnapshot {
  readonly processes: readonly RunningProcess[];
  readonly sockets: readonly TcpSocket[];
  /** This machine's own addresses, as URL hosts. */
  readonly ownHosts: readonly string[];
}

export async function lookAt(system: System): Promise<SystemSnapshot> {
  const [processes, sockets] = await Promise.all([system.processes(), system.sockets()]);
  return { processes, sockets, ownHosts: system.ownHosts() };
}

/** Programs that may be a Yunzai whatever folder they say they run in, or that stand in for one elsewhere. */
const runtimes = /^(?:node|nodejs|bun|electron)(?:\.exe)?$/i;
const relays =
  /^(?:docker-proxy|com\.docker\.backend|rootlesskit|rootlessport|wslrelay|wslhost|ssh|sshd|socat)(?:\.exe)?$/i;

/**
 * Who listens on a port of this machine, and whether that is the Yunzai of `yunzaiFolder` (a real path).
 * `yunzaiFolders` are other folders known to hold one. Null when nobody listens or the system does not tell.
 */
export function ownerOfPort(
  snapshot: SystemSnapshot,
  { host, port }: Pick<Endpoint, "host" | "port">,
  yunzaiFolder: string | null,
  otherFolders: readonly string[],
): PortOwner | null {
  if (!isThisMachine(host, snapshot.ownHosts)) return null;
  const listener = snapshot.sockets
    .filter((socket) => socket.state === "listening" && socket.localPort === port)
    .toSorted((a, b) => nearness(b.localAddress, host) - nearness(a.localAddress, host))[0];
  if (!listener) return null;
  const process = snapshot.processes.find(({ pid }) => pid === listener.pid);
  const program = process?.executable ? baseName(process.executable) : null;
  const workingDirectory = process?.workingDirectory ?? null;
  return { pid: listener.pid, program, workingDirectory, is: identity() };

  function identity(): PortOwner["is"] {
    if (workingDirectory !== null) {
      if (yunzaiFolder !== null && isWithin(workingDirectory, yunzaiFolder)) return "this-yunzai";
      if (otherFolders.some((folder) => isWithin(workingDirectory, folder))) return "other-yunzai";
    }
    if (program === null || runtimes.test(program) || relays.test(program)) return "unknown";
    return "other-program";
  }
}

/** How well a listening address fits a dialled host of this machine: the very address beats the wildcard. */
function nearness(address: string, host: string): number {
  const wildcard = address === "0.0.0.0" || address === "::" || address === "[::]";
  if (wildcard) return 1;
  const literal = host.replace(/^\[|\]$/g, "");
  return address === literal ? 2 : 0;
}
