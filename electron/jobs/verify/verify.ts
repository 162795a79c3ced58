import { handlerSegment, maskUrl, type Endpoint } from "../../core/endpoint.ts";
import type { Outcome, OutcomeKind, Step } from "../../core/outcome.ts";
import { markerFrame, markerId, takesMarker } from "../../core/probe/marker.ts";
import { probeTimes, startProbe, timetable, type ProbePlan } from "../../core/probe/probe-state.ts";
import {
  authorizationOf,
  chosenUrl,
  controlUrl,
  otherSchemeUrl,
  readinessUrl,
  type DialRequest,
} from "../../core/probe/probe.ts";
import { usualDeadlineMs } from "../../core/probe/usual-times.ts";
import { countDown, whileCounting } from "./count-down.ts";
import { awaitEcho, markerLogOf } from "./marker-echo.ts";
import type { Ports } from "../ports.ts";
import { surely } from "./surely.ts";
import { runProbe, type ProbeHands, type ProbeResult } from "./run-probe.ts";

export type VerifyPorts = Pick<Ports, "network" | "clock" | "disk" | "random">;

export interface VerifyRequest {
  readonly endpoint: Endpoint;
  /** What `AccessToken` would hold; null for an entry without one (FACTS L9). */
  readonly token: string | null;
  readonly ignoreCertificate: boolean;
  /** The folder of the Yunzai that listens there, for the marker; null when it is not known. */
  readonly yunzaiFolder: string | null;
  /** That folder shows the file of the adapter that the path names: it makes `unproven` good enough. */
  readonly adapterKnown: boolean;
  /** How long a connection has to stay open, in ms. */
  readonly stayMs: number;
  /** How long it may take in all, without the waiting, in ms; null for the usual time, longer where the stay needs it. */
  readonly deadlineMs: number | null;
  /** How much longer a Yunzai that loads is waited for. */
  readonly waitSeconds: number;
}

/** What a handshake tells while it goes on; `url` is masked and says which one of several it is. */
export type VerifyEvent = { readonly url: string } & VerifyNews;
export type VerifyProgress = (event: VerifyEvent) => void;
export type VerifyNews =
  /** A stage is settled; after waiting, the stages come again. */
  | { readonly type: "step"; readonly step: Step }
  /** Once a second while waiting for Yunzai to load or to listen: what is left of that. */
  | { readonly type: "wait"; readonly secondsLeft: number };

/** What everything but the stay may need. */
const besideStayMs = 5000;
/** Between two looks at a Yunzai that is not ready. */
const redialMs = 1000;

/**
 * The live handshake (DESIGN 2.3): dials what Lagrange would, beside it a random control path, and says what that
 * proves (FACTS Y6, Y7). Harmless (FACTS Y9); over by its deadline plus the waiting, whatever the peer does, with
 * no socket, timer or listener left. Every ending is an outcome; it never rejects.
 */
export async function verify(
  ports: VerifyPorts,
  request: VerifyRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<Outcome> {
  const { clock } = ports;
  const startedAt = clock.elapsed();
  const deadlineMs = request.deadlineMs ?? Math.max(usualDeadlineMs, request.stayMs + besideStayMs);
  const waitMs = request.waitSeconds * 1000;
  const waitEnds = startedAt + waitMs;
  const url = maskUrl(chosenUrl(request.endpoint));
  const tell = (news: VerifyNews): void => onProgress({ url, ...news });
  for (;;) {
    const probe = prepareProbe(ports, request);
    const { state, steps } = await surely((hear) => attempt(ports, timed(probe), signal, hear), tell);
    const verdict = state.verdict ?? "cancelled";
    if (waitMs > 0 && verdict === "loading" && (await waitOn(ports, probe, waitEnds, signal, tell))) continue;
    // Nobody was waiting any more, so the last look is not an answer.
    const kind = verdict === "loading" && signal.aborted ? "cancelled" : verdict;
    return {
      kind,
      ok: isGood(kind, request.adapterKnown),
      url,
      address: state.lanes.chosen.tried.at(-1) ?? null,
      steps,
      ms: Math.round(clock.elapsed() - startedAt),
    };
  }

  /** What is left of the waiting is patience; an attempt that begins a little after it has that much less time. */
  function timed(probe: Probe): Probe & { readonly plan: ProbePlan } {
    const left = waitEnds - clock.elapsed();
    const times = { deadlineMs: deadlineMs + Math.min(0, left), patienceMs: Math.max(0, left) };
    return { ...probe, plan: { ...probe.plan, ...times } };
  }
}

/** Everything about one attempt but its times. */
interface Probe {
  readonly plan: Omit<ProbePlan, "deadlineMs" | "patienceMs">;
  readonly endpoint: Endpoint;
  readonly yunzaiFolder: string | null;
  readonly request: Omit<DialRequest, "url">;
}

function prepareProbe({ clock }: VerifyPorts, request: VerifyRequest): Probe {
  const { endpoint, token, ignoreCertificate, yunzaiFolder } = request;
  const log = yunzaiFolder !== null && takesMarker(endpoint) ? markerLogOf(clock, yunzaiFolder) : null;
  return {
    plan: {
      secure: endpoint.secure,
      segment: handlerSegment(endpoint.suffix),
      log,
      stayMs: request.stayMs,
    },
    endpoint,
    yunzaiFolder,
    request: { authorization: authorizationOf(token), ignoreCertificate },
  };
}

/** One pair of dials; tells the waiting left once the server has been silent for longer than usual. */
async function attempt(
  ports: VerifyPorts,
  probe: Probe & { readonly plan: ProbePlan },
  signal: AbortSignal,
  tell: (news: VerifyNews) => void,
): Promise<ProbeResult> {
  const { plan } = probe;
  const counting = plan.patienceMs > 0 ? countPatience(ports, plan, tell) : null;
  const result = await runProbe(ports.clock, plan, handsFor(ports, probe), signal, (step) => {
    if (step.stage === "upgrade") counting?.abort();
    tell({ type: "step", step });
  });
  counting?.abort();
  return result;
}

/** Counts down the patience that a plan grants beyond the usual time for an answer, until it is aborted. */
function countPatience(
  ports: VerifyPorts,
  plan: ProbePlan,
  tell: (news: VerifyNews) => void,
): AbortController {
  const { clock } = ports;
  const answered = new AbortController();
  const now = clock.elapsed();
  const { late, outOfPatience } = timetable(startProbe(plan, now));
  void clock
    .sleep(late - now, answered.signal)
    .then(() => countDown(clock, outOfPatience, answered.signal, tell));
  return answered;
}

function handsFor(
  { network, clock, disk, random }: VerifyPorts,
  { endpoint, request, yunzaiFolder }: Probe,
): ProbeHands {
  return {
    dial(lane, onEvent) {
      const url = lane === "chosen" ? chosenUrl(endpoint) : controlUrl(endpoint, random(8));
      return network.dial({ ...request, url }, onEvent);
    },
    ask(scheme, deadline, signal) {
      const asked =
        scheme === "same"
          ? { ...request, url: readinessUrl(endpoint) }
          : { url: otherSchemeUrl(endpoint), authorization: null, ignoreCertificate: true };
      return network.readiness(asked, deadline, signal);
    },
    async mark(dial, deadline, signal) {
      // Not asked for then: the plan has no log.
      if (yunzaiFolder === null) return { kind: "withheld", reason: "not-found" };
      const selfId = markerId(random(8));
      const frame = markerFrame(selfId, Math.floor(clock.now() / 1000));
      const marker = { selfId, send: () => dial.sendMarker(frame) };
      return awaitEcho(disk, clock, yunzaiFolder, marker, deadline, signal);
    },
  };
}

/** Waits until another attempt is worth it; false when the waiting is over, or the signal aborts. */
async function waitOn(
  { clock, network }: VerifyPorts,
  { endpoint, request }: Probe,
  waitEnds: number,
  signal: AbortSignal,
  tell: (news: VerifyNews) => void,
): Promise<boolean> {
  return whileCounting(clock, waitEnds, signal, tell, async () => {
    while (clock.elapsed() < waitEnds && !signal.aborted) {
      await clock.sleep(Math.min(redialMs, Math.ceil(waitEnds - clock.elapsed())), signal);
      const left = waitEnds - clock.elapsed();
      if (left <= 0 || signal.aborted) return !signal.aborted;
      // While it loads, B and C0 say 404 to everything; asking is cheaper for them than dialling (FACTS Y6).
      const url = readinessUrl(endpoint);
      const { status } = await network.readiness(
        { ...request, url },
        Math.min(probeTimes.question, left),
        signal,
      );
      if (status !== 404) return !signal.aborted;
    }
    return false;
  });
}

function isGood(kind: OutcomeKind, adapterKnown: boolean): boolean {
  return kind === "handled" || kind === "registered" || (kind === "unproven" && adapterKnown);
}
