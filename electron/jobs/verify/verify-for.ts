import type { Endpoint } from "../../core/endpoint.ts";
import type { PortOwner } from "../../core/evidence.ts";
import type { Outcome } from "../../core/outcome.ts";
import { planTarget, type TargetPlan } from "../../core/target.ts";
import { lookAt, ownerOfPort, type SystemSnapshot } from "../examine/port-owner.ts";
import { heedingDisk } from "../heeding-disk.ts";
import type { Ports } from "../ports.ts";
import { readYunzai } from "../examine/read-yunzai.ts";
import { survey } from "../examine/survey.ts";
import { whileCounting } from "./count-down.ts";
import type { VerifyNews, VerifyProgress } from "./verify.ts";

export interface VerifyForRequest {
  /** The address to dial; null takes the one that the Yunzai folder's settings recommend. */
  readonly url: Endpoint | null;
  /** Absolute path of the Yunzai that should answer; null when only an address is known. */
  readonly yunzai: string | null;
  readonly token: string | null;
  readonly stayMs: number;
  readonly deadlineMs: number;
  /** How long a Yunzai that loads, or does not listen yet, is waited for. */
  readonly waitSeconds: number;
  /** Wait, as `check` would judge, behind a self-signed certificate too; else it is told for what it is (FACTS Y14). */
  readonly ignoreSelfSigned?: boolean;
}

/** Between two looks at a Yunzai that does not listen yet, in ms. */
const lookAgainMs = 1000;

/**
 * One live handshake with the address given, or with the one that a Yunzai folder recommends (DESIGN 4). While nobody
 * listens everything is looked at anew each time: Yunzai may come with other settings, or on the other family alone
 * (FACTS Y14), and somebody else may come to its port.
 */
export async function verifyFor(
  ports: Ports,
  request: VerifyForRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<Outcome> {
  const { clock } = ports;
  const heeding = { ...ports, disk: heedingDisk(ports.disk, signal) };
  const startedAt = clock.elapsed();
  const waitEnds = startedAt + request.waitSeconds * 1000;
  for (;;) {
    const left = Math.ceil(waitEnds - clock.elapsed());
    const outcome = await verifyNow(heeding, request, left > 0 ? waitEnds : null, signal, onProgress);
    if (outcome.kind !== "refused" || left <= 0) {
      return { ...outcome, ms: Math.round(clock.elapsed() - startedAt) };
    }
    const tell = (news: VerifyNews): void => onProgress({ url: outcome.url, ...news });
    await whileCounting(clock, waitEnds, signal, tell, () =>
      clock.sleep(Math.min(lookAgainMs, left), signal),
    );
  }
}

/** What is known now decides where to dial; whoever loads there is waited for until `waitEnds`. */
async function verifyNow(
  { disk, system, ...ports }: Ports,
  { url, yunzai: folder, token, stayMs, deadlineMs, ignoreSelfSigned = false }: VerifyForRequest,
  waitEnds: number | null,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<Outcome> {
  const [snapshot, reading] = await Promise.all([
    lookAt(system),
    folder === null ? null : readYunzai(disk, folder),
  ]);
  const yunzai = reading?.kind === "read" ? reading : null;
  const { ownHosts } = snapshot;
  const plan = planTarget({ given: url, token, yunzai, links: [], ownHosts });
  const ownerIn = (seen: SystemSnapshot, endpoint: Endpoint): PortOwner | null =>
    ownerOfPort(seen, endpoint, yunzai?.path ?? null, []);
  const { target } = await survey(
    { disk, ...ports },
    {
      links: [],
      plan: waitEnds === null ? plan : atListener(plan, snapshot),
      yunzai,
      ownerOf: (endpoint) => ownerIn(snapshot, endpoint),
      ownerNow: async (endpoint) => ownerIn(await lookAt(system), endpoint),
      ownHosts,
      ignoreSelfSigned,
      seekPath: false,
      stayMs,
      deadlineMs,
      waitEnds,
    },
    signal,
    onProgress,
  );
  return target.outcome;
}

/** The same at those of its hosts alone on which somebody listens, else at the first: Windows takes 2 s to refuse one. */
function atListener(plan: TargetPlan, { sockets }: SystemSnapshot): TargetPlan {
  const listens = (host: string): boolean =>
    sockets.some(
      ({ state, localPort, localAddress }) =>
        state === "listening" &&
        localPort === plan.endpoint.port &&
        (localAddress === "::" || `[${localAddress}]` === host || localAddress === host),
    );
  const hosts = plan.hosts.filter(listens);
  const [host = plan.endpoint.host] = hosts;
  return { ...plan, endpoint: { ...plan.endpoint, host }, hosts };
}
