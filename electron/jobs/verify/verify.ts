import { handlerSegment, maskUrl, type Endpoint } from "../../core/endpoint.ts";
import type { Outcome, OutcomeKind, Step } from "../../core/outcome.ts";
import { probeTimes, type ProbePlan } from "../../core/probe/probe-state.ts";
import type { MarkerNotes } from "../../core/probe/probe-steps.ts";
import {
  authorizationOf,
  chosenUrl,
  controlUrl,
  markerFrame,
  markerId,
  otherSchemeUrl,
  readinessUrl,
  takesMarker,
  type DialRequest,
} from "../../core/probe/probe.ts";
import { orAborted, withDeadline } from "../deadline.ts";
import { openMarkerLog, type MarkerLog } from "./marker-echo.ts";
import type { Ports } from "../ports.ts";
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
  /** Milliseconds a connection has to stay open; 1500 unless told. */
  readonly stayMs?: number;
  /** Milliseconds in all, without the waiting; 10000 unless told, more where the stay needs it. */
  readonly deadlineMs?: number;
  /** How much longer a Yunzai that loads, or does not listen yet, is waited for; 0 unless told. */
  readonly waitSeconds?: number;
}

/** What a handshake tells while it goes on; `url` is masked and says which one of several it is. */
export type VerifyProgress = (progress: { readonly url: string } & VerifyNews) => void;
export type VerifyNews =
  /** A stage is settled; after waiting, the stages come again. */
  | { readonly type: "step"; readonly step: Step }
  /** Once a second while waiting for Yunzai to load or to listen. */
  | { readonly type: "wait"; readonly secondsLeft: number };

const usualStayMs = 1500;
const usualDeadlineMs = 10_000;
/** What everything but the stay may need. */
const besideStayMs = 5000;
/** A folder on a share that is gone may keep a reader waiting for ever. */
const openLogMs = 1000;
const logTooSlow = { problem: "busy" };
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
  const { stayMs = usualStayMs } = request;
  const deadlineMs = request.deadlineMs ?? Math.max(usualDeadlineMs, stayMs + besideStayMs);
  const waitMs = (request.waitSeconds ?? 0) * 1000;
  const end = startedAt + deadlineMs + waitMs;
  const url = maskUrl(chosenUrl(request.endpoint));
  const tell = (news: VerifyNews): void => onProgress({ url, ...news });
  for (;;) {
    const probe = await prepareProbe(ports, request, signal);
    const left = end - clock.elapsed();
    const times = { deadlineMs: Math.min(deadlineMs, left), patienceMs: Math.max(0, left - deadlineMs) };
    const planned = { ...probe, plan: { ...probe.plan, ...times } };
    const { state, steps } = await attempt(ports, planned, end, signal, tell);
    const verdict = state.verdict ?? "cancelled";
    if (waitMs > 0 && mayChange(verdict) && (await waitOn(ports, probe, verdict, end, signal, tell)))
      continue;
    // Nobody was waiting any more, so the last look is not an answer.
    const kind = mayChange(verdict) && signal.aborted ? "cancelled" : verdict;
    return {
      kind,
      ok: isGood(kind, request.adapterKnown),
      url,
      address: state.lanes.chosen.tried.at(-1) ?? null,
      steps,
      ms: Math.round(clock.elapsed() - startedAt),
    };
  }
}

/** Everything about one attempt but its times. */
interface Probe {
  readonly plan: Omit<ProbePlan, "deadlineMs" | "patienceMs">;
  readonly notes: MarkerNotes;
  readonly log: MarkerLog | null;
  readonly endpoint: Endpoint;
  readonly request: Omit<DialRequest, "url">;
}

async function prepareProbe(
  { disk, clock }: VerifyPorts,
  request: VerifyRequest,
  signal: AbortSignal,
): Promise<Probe> {
  const { endpoint, token, ignoreCertificate, yunzaiFolder } = request;
  const opened =
    yunzaiFolder !== null && takesMarker(endpoint)
      ? await withDeadline(clock, openLogMs, signal, (limited) =>
          orAborted(openMarkerLog(disk, clock, yunzaiFolder), limited, logTooSlow),
        )
      : null;
  const log = opened && "file" in opened ? opened : null;
  return {
    plan: {
      secure: endpoint.secure,
      segment: handlerSegment(endpoint.suffix),
      marker: log !== null,
      stayMs: request.stayMs ?? usualStayMs,
    },
    notes: { log: log?.file ?? null, reason: opened && "problem" in opened ? opened.problem : null },
    log,
    endpoint,
    request: { authorization: authorizationOf(token), ignoreCertificate },
  };
}

/** One pair of dials; tells the time left once the server has been silent for longer than usual. */
async function attempt(
  ports: VerifyPorts,
  probe: Probe & { readonly plan: ProbePlan },
  end: number,
  signal: AbortSignal,
  tell: (news: VerifyNews) => void,
): Promise<ProbeResult> {
  const { clock } = ports;
  const answered = new AbortController();
  const patient = probe.plan.patienceMs > 0;
  if (patient)
    void clock
      .sleep(probe.plan.deadlineMs / 2, answered.signal)
      .then(() => countDown(ports, end, answered.signal, tell));
  const result = await runProbe(clock, probe.plan, probe.notes, handsFor(ports, probe), signal, (step) => {
    if (step.stage === "upgrade") answered.abort();
    tell({ type: "step", step });
  });
  answered.abort();
  return result;
}

function handsFor({ network, clock, random }: VerifyPorts, { endpoint, request, log }: Probe): ProbeHands {
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
      const selfId = markerId(random(8));
      const frame = markerFrame(selfId, Math.floor(clock.now() / 1000));
      return log !== null && log.send(selfId, () => dial.sendMarker(frame), deadline, signal);
    },
  };
}

/** The kinds that time alone may cure: loading (B, C0, C), and not listening yet (A). */
function mayChange(kind: OutcomeKind): boolean {
  return kind === "loading" || kind === "refused";
}

/** Waits until another attempt is worth it; false when there is no time left for one, or the signal aborts. */
async function waitOn(
  ports: VerifyPorts,
  { endpoint, request, plan }: Probe,
  kind: OutcomeKind,
  end: number,
  signal: AbortSignal,
  tell: (news: VerifyNews) => void,
): Promise<boolean> {
  const { clock, network } = ports;
  const latest = end - plan.stayMs - redialMs;
  const over = new AbortController();
  const counting = countDown(ports, end, AbortSignal.any([over.signal, signal]), tell);
  try {
    while (clock.elapsed() < latest && !signal.aborted) {
      await clock.sleep(redialMs, signal);
      if (kind === "refused" || signal.aborted) return !signal.aborted;
      // While it loads, B and C0 say 404 to everything; asking is cheaper for them than dialling (FACTS Y6).
      const url = readinessUrl(endpoint);
      const { status } = await network.readiness({ ...request, url }, probeTimes.question, signal);
      if (status !== 404) return !signal.aborted;
    }
    return false;
  } finally {
    over.abort();
    await counting;
  }
}

async function countDown(
  { clock }: VerifyPorts,
  end: number,
  signal: AbortSignal,
  tell: (news: VerifyNews) => void,
): Promise<void> {
  while (!signal.aborted) {
    tell({ type: "wait", secondsLeft: Math.max(0, Math.ceil((end - clock.elapsed()) / 1000)) });
    await clock.sleep(1000, signal);
  }
}

function isGood(kind: OutcomeKind, adapterKnown: boolean): boolean {
  return kind === "handled" || kind === "registered" || (kind === "unproven" && adapterKnown);
}
