import { isLoopback, type Endpoint } from "../../core/endpoint.ts";
import { leadsToOneBot } from "../../core/recognise.ts";
import { planTarget, type YunzaiHint } from "../../core/target.ts";
import type { WatchedConnection } from "../../core/watch-state.ts";
import type { ReadLagrange, ReadYunzai } from "../examine/evidence-of.ts";
import { linksOf } from "../examine/examine.ts";
import type { TcpSocket } from "../ports.ts";

/** Where the watched link should lead, as the system's socket table shows it. */
export interface Aim {
  /** Yunzai's port, and its https one. */
  readonly ports: ReadonlySet<number>;
  /** The one address it may be at; null where only a name is known. */
  readonly address: string | null;
  /** It is on this computer. */
  readonly here: boolean;
  /** This computer's own addresses, lower case. */
  readonly own: ReadonlySet<string>;
}

/** The address given, else what Yunzai's settings say, else what an entry plainly means, else the usual one. */
export function aimOf(
  url: Endpoint | null,
  lagrange: ReadLagrange | null,
  yunzai: (ReadYunzai & Pick<YunzaiHint, "formerPorts">) | null,
  ownHosts: readonly string[],
): Aim {
  const links = linksOf(lagrange, false);
  const plan = planTarget({ given: url, token: null, yunzai, links, ownHosts });
  const meant = links.find(
    ({ state, endpoint }) => state === "used" && endpoint !== null && leadsToOneBot(endpoint.suffix),
  );
  const { host, port } = (plan.source === "guess" ? meant?.endpoint : null) ?? plan.endpoint;
  const https = url === null ? yunzai?.config.https?.port : undefined;
  const own = new Set(ownHosts.map((address) => bare(address).toLowerCase()));
  return {
    ports: new Set(https === undefined ? [port] : [port, https]),
    address: /^[\d.]+$|^\[/.test(host) ? bare(host).toLowerCase() : null,
    here: isLoopback(host) || own.has(bare(host).toLowerCase()),
    own,
  };
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}

/** The established connections that lead there; `pids` are those of the watched Lagrange. */
export function connectionsTo(
  aim: Aim,
  sockets: readonly TcpSocket[],
  pids: ReadonlySet<number>,
): readonly WatchedConnection[] {
  return sockets.flatMap(({ state, localPort, remotePort, remoteAddress, pid }) =>
    state === "established" && aim.ports.has(remotePort) && isThere(aim, remoteAddress.toLowerCase())
      ? [{ port: localPort, own: pid !== null && pids.has(pid) }]
      : [],
  );
}

/** Every spelling of this computer reaches the same listener (FACTS Y3). */
function isThere({ address, here, own }: Aim, remote: string): boolean {
  if (here) return isLoopback(remote) || remote === "::1" || own.has(remote);
  return address === null || remote === address;
}

/** Whether somebody listens there; null where this computer cannot tell. */
export function isListening({ ports, here }: Aim, sockets: readonly TcpSocket[]): boolean | null {
  if (!here) return null;
  return sockets.some(({ state, localPort }) => state === "listening" && ports.has(localPort));
}
