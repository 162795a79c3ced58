import {
  entryHost,
  handlerSegment,
  isLoopback,
  isThisMachine,
  urlHost,
  type Endpoint,
} from "../../core/endpoint.ts";
import { entryNameFor, type EntryName } from "../../core/entry-name.ts";
import type { LinkEvidence, PortOwner, TargetEvidence } from "../../core/evidence.ts";
import { certificateFault, reachesNoYunzai, type Outcome } from "../../core/outcome.ts";
import { oneBotSegments, type YunzaiAge } from "../../core/recognise.ts";
import type { Link } from "../../core/settings/settings-read.ts";
import { targetFromLinks, type TargetPlan } from "../../core/target.ts";
import { settingsPorts, type YunzaiConfig } from "../../core/yunzai/yunzai-config.ts";
import { verify, type VerifyPorts, type VerifyProgress } from "../verify/verify.ts";

export interface SurveyRequest {
  readonly links: readonly Link[];
  readonly plan: TargetPlan;
  /** The chosen Yunzai's folder; null when only an address is known. */
  readonly yunzai: {
    readonly path: string;
    readonly adapters: readonly string[];
    readonly age: YunzaiAge | null;
    readonly config: YunzaiConfig;
  } | null;
  /** Who listened there when the system was looked at. */
  readonly ownerOf: (endpoint: Endpoint) => PortOwner | null;
  /** Who does at the moment it is asked. */
  readonly ownerNow: (endpoint: Endpoint) => Promise<PortOwner | null>;
  /** This machine's own addresses, as URL hosts. */
  readonly ownHosts: readonly string[];
  /** Where a certificate is self-signed, dial again as an entry with `IgnoreSslCertificate` would (FACTS Y14). */
  readonly ignoreSelfSigned: boolean;
  /** Where the planned path is unknown, try the OneBot ones: for an address without a folder. */
  readonly seekPath: boolean;
  readonly stayMs: number;
  /** For each dial, without the waiting, in ms; null for `verify`'s usual time. */
  readonly deadlineMs: number | null;
  /** Until when what is dialled is waited for while it loads, on the clock's `elapsed`; null for no waiting. */
  readonly waitEnds: number | null;
}

export interface Survey {
  readonly links: readonly LinkEvidence[];
  readonly target: Omit<TargetEvidence, "reserved"> & { readonly ignoreCertificate: boolean };
}

interface Aim {
  readonly endpoint: Endpoint;
  readonly token: string | null;
  readonly ignoreCertificate: boolean;
}

/**
 * Dials everything that matters, side by side: each reverse entry's own target with its own token, and
 * the place where the link should lead. One dial serves both where they are the same. Takes one stay
 * in the good case; a second round only to find out what the first could not tell.
 */
export async function survey(
  ports: VerifyPorts,
  request: SurveyRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<Survey> {
  const dial = sharedDials(ports, request, signal, onProgress);
  const { plan } = request;
  const [links, planned] = await Promise.all([
    Promise.all(request.links.map(async (link) => ({ link, outcome: await dialLink(link, dial) }))),
    reach(plan, request, dial),
  ]);
  const shown = plan.source === "guess" ? targetFromLinks(links, planned.outcome) : null;
  const name = shown ? null : entryNameFor(planned, links, request.ownHosts);
  const target = shown
    ? await reach({ ...plan, ...shown, hosts: [] }, request, dial)
    : name !== null
      ? await respelt(planned, name, request, dial)
      : await withKnownPath(planned, request, dial);
  const { address } = target.outcome;
  const hosts = [target.endpoint.host, ...(address === null ? [] : [urlHost(address)])];
  const here = hosts.some((host) => isThisMachine(host, request.ownHosts));
  return { links, target: { ...target, here, answersOn: answeredElsewhere(target, links) } };
}

type DialAim = (aim: Aim) => Promise<Outcome>;

/** Each distinct aim is dialled once, however many entries share it. */
function sharedDials(
  ports: VerifyPorts,
  request: SurveyRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): DialAim {
  const running = new Map<string, Promise<Outcome>>();
  return (aim) => {
    const { endpoint, token, ignoreCertificate } = aim;
    const key = JSON.stringify([
      entryHost(endpoint),
      endpoint.port,
      endpoint.suffix,
      token,
      ignoreCertificate,
    ]);
    const known = running.get(key);
    if (known) return known;
    const owner = request.ownerOf(endpoint);
    // The marker goes to no Yunzai but the chosen one: its log is the one that is read (FACTS Y9).
    const folder = owner?.is === "other-yunzai" || owner?.is === "other-program" ? null : request.yunzai;
    const outcome = verify(
      ports,
      {
        ...aim,
        yunzaiFolder: isThisMachine(endpoint.host, request.ownHosts) ? (folder?.path ?? null) : null,
        adapterKnown: folder !== null && servesAt(folder, endpoint, owner),
        stayMs: request.stayMs,
        deadlineMs: request.deadlineMs,
        waitSeconds: Math.max(0, (request.waitEnds ?? 0) - ports.clock.elapsed()) / 1000,
      },
      signal,
      onProgress,
    );
    running.set(key, outcome);
    return outcome;
  };
}

/**
 * Whether a Yunzai's files vouch for a path that answers as any other there: only age A opens every one (FACTS Y6), and
 * only on its own ports. Anywhere else that shows another program, adapter or not.
 */
function servesAt(
  { age, adapters, config }: NonNullable<SurveyRequest["yunzai"]>,
  { port, suffix }: Endpoint,
  owner: PortOwner | null,
): boolean {
  const isOwn = owner?.is === "this-yunzai" || settingsPorts(config).includes(port);
  return isOwn && (age === "A" || age === null) && adapters.includes(handlerSegment(suffix));
}

/** An entry of another kind is not Lagrange's reverse link, unless only its type's spelling keeps it from it. */
function dialLink(link: Link, dial: DialAim): Promise<Outcome> | null {
  const dialled = link.kind === "reverse" || link.kind === null;
  if (!dialled || !link.endpoint) return null;
  return dial({
    endpoint: link.endpoint,
    token: link.accessToken,
    ignoreCertificate: link.ignoreCertificate,
  });
}

type Reached = Omit<Survey["target"], "answersOn" | "here">;

/** Dials the planned place under each of its hosts until one answers (FACTS Y14); else what the first one gave. */
async function reach(plan: TargetPlan, request: SurveyRequest, dial: DialAim): Promise<Reached> {
  const first = await reachEndpoint(plan.endpoint, plan, request, dial);
  if (!reachesNoYunzai(first.outcome)) return first;
  for (const host of plan.hosts) {
    if (host === plan.endpoint.host) continue;
    const other = await reachEndpoint({ ...plan.endpoint, host }, plan, request, dial);
    if (!reachesNoYunzai(other.outcome)) return other;
  }
  return first;
}

async function reachEndpoint(
  endpoint: Endpoint,
  plan: TargetPlan,
  request: SurveyRequest,
  dial: DialAim,
): Promise<Reached> {
  const owner = request.ownerOf(endpoint);
  const aim = { endpoint, token: plan.token ?? plan.idleToken, ignoreCertificate: false };
  const reached = { endpoint, token: plan.token, owner };
  const outcome = await dialWithCredentials(aim, request, owner, dial);
  const selfSigned = outcome.kind === "tls" && /SELF_SIGNED/.test(certificateFault(outcome) ?? "");
  if (!selfSigned || !request.ignoreSelfSigned) return { ...reached, ignoreCertificate: false, outcome };
  return { ...reached, ignoreCertificate: true, outcome: await dial({ ...aim, ignoreCertificate: true }) };
}

/**
 * What Yunzai's settings call secret is not sent to whoever holds the port: unless that is known to be
 * this Yunzai, it must first refuse a dial without credentials as Yunzai would (FACTS Y8, Y10).
 */
async function dialWithCredentials(
  aim: Aim,
  { plan: { source, confidential }, ownerNow, waitEnds }: SurveyRequest,
  owner: PortOwner | null,
  dial: DialAim,
): Promise<Outcome> {
  // What was seen before a wait says nothing of who is met after it.
  if (!confidential || (owner?.is === "this-yunzai" && waitEnds === null)) return dial(aim);
  const { suffix } = aim.endpoint;
  const bareSuffix = source === "given" ? suffix : suffix.replace(/\?.*$/, "");
  const bare = await dial({ ...aim, token: null, endpoint: { ...aim.endpoint, suffix: bareSuffix } });
  if (bare.kind !== "unauthorized") return bare;
  // Where Yunzai was waited for, another program may have come instead.
  const holder = await ownerNow(aim.endpoint);
  return holder?.is === "other-program" || holder?.is === "other-yunzai" ? bare : dial(aim);
}

/** An address alone does not tell the path: where the given one is unknown there, the two OneBot paths are tried. */
async function withKnownPath(planned: Reached, request: SurveyRequest, dial: DialAim): Promise<Reached> {
  const { kind } = planned.outcome;
  if (!request.seekPath || (kind !== "path-unknown" && kind !== "wrong-adapter")) return planned;
  for (const segment of oneBotSegments) {
    if (segment === handlerSegment(planned.endpoint.suffix)) continue;
    const other = await reachEndpoint(
      { ...planned.endpoint, suffix: `/${segment}` },
      request.plan,
      request,
      dial,
    );
    if (other.outcome.ok) return other;
  }
  return planned;
}

/** The planned place under an entry's name for it; whose the listener is, its address tells. */
async function respelt(
  { endpoint }: Reached,
  { host, address }: EntryName,
  request: SurveyRequest,
  dial: DialAim,
): Promise<Reached> {
  const reached = await reach({ ...request.plan, endpoint: { ...endpoint, host }, hosts: [] }, request, dial);
  return { ...reached, owner: request.ownerOf({ ...endpoint, host: address }) };
}

/** The literal that answered, when an entry's own loopback spelling of the same port did not (FACTS Y14). */
function answeredElsewhere(
  { endpoint, outcome: shown }: Reached,
  links: readonly LinkEvidence[],
): string | null {
  if (!isLoopback(endpoint.host) || reachesNoYunzai(shown)) return null;
  const missed = links.some(
    ({ link, outcome }) =>
      link.endpoint &&
      outcome &&
      isLoopback(link.endpoint.host) &&
      link.endpoint.port === endpoint.port &&
      link.endpoint.host !== endpoint.host &&
      reachesNoYunzai(outcome),
  );
  return missed ? endpoint.host : null;
}
