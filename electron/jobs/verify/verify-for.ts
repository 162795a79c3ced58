import type { Endpoint } from "../../core/endpoint.ts";
import type { Outcome } from "../../core/outcome.ts";
import { planTarget, type TargetPlan } from "../../core/target.ts";
import { lookAt, ownerOfPort } from "../examine/port-owner.ts";
import type { Ports, TcpSocket } from "../ports.ts";
import { readYunzai } from "../examine/read-yunzai.ts";
import { survey } from "../examine/survey.ts";
import type { VerifyProgress } from "./verify.ts";

export interface VerifyForRequest {
  /** The address to dial; null takes the one that the Yunzai folder's settings recommend. */
  readonly url: Endpoint | null;
  /** Absolute path of the Yunzai that should answer; null when only an address is known. */
  readonly yunzai: string | null;
  readonly token: string | null;
  readonly stayMs: number;
  readonly deadlineMs: number;
  readonly waitSeconds: number;
  /** Wait, as `check` would judge, behind a self-signed certificate too; else it is told for what it is (FACTS Y14). */
  readonly ignoreSelfSigned?: boolean;
}

/** One live handshake with the address given, or with the one that a Yunzai folder recommends (DESIGN 4). */
export async function verifyFor(
  ports: Ports,
  { url, yunzai: folder, token, ignoreSelfSigned = false, ...timing }: VerifyForRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<Outcome> {
  const { disk, system } = ports;
  const [snapshot, reading] = await Promise.all([
    lookAt(system),
    folder === null ? null : readYunzai(disk, folder),
  ]);
  const yunzai = reading?.kind === "read" ? reading : null;
  const { ownHosts, sockets } = snapshot;
  const plan = planTarget({
    given: url,
    token,
    yunzai,
    links: [],
    ownHosts,
  });
  // Waiting happens on one held dial, so the address is settled beforehand.
  const host = timing.waitSeconds > 0 ? listeningHost(plan, sockets) : plan.endpoint.host;
  const { target } = await survey(
    ports,
    {
      links: [],
      plan: { ...plan, endpoint: { ...plan.endpoint, host } },
      yunzai,
      ownerOf: (endpoint) => ownerOfPort(snapshot, endpoint, yunzai?.path ?? null, []),
      ownerNow: async (endpoint) => ownerOfPort(await lookAt(system), endpoint, yunzai?.path ?? null, []),
      ownHosts,
      ignoreSelfSigned,
      seekPath: false,
      ...timing,
    },
    signal,
    onProgress,
  );
  return target.outcome;
}

/** The first of the hosts on which somebody listens already; else the first of all. */
function listeningHost({ hosts, endpoint }: TargetPlan, sockets: readonly TcpSocket[]): string {
  const listens = (host: string): boolean =>
    sockets.some(
      ({ state, localPort, localAddress }) =>
        state === "listening" &&
        localPort === endpoint.port &&
        (localAddress === "::" || `[${localAddress}]` === host || localAddress === host),
    );
  return hosts.find(listens) ?? endpoint.host;
}
