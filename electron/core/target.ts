import { endpointUrl, handlerSegment, isThisMachine, sameListener, type Endpoint } from "./endpoint.ts";
import type { Outcome } from "./outcome.ts";
import { leadsToOneBot, oneBotSegments } from "./recognise.ts";
import type { Link } from "./settings/settings-read.ts";
import { usualPort } from "./yunzai/usual-port.ts";
import type { RecommendedAuth, YunzaiConfig } from "./yunzai/yunzai-config.ts";

/** Where Yunzai should be dialled, before anything was dialled. */
export interface TargetPlan {
  readonly endpoint: Endpoint;
  /** Hosts to try in turn until one answers, the endpoint's own first (FACTS Y14). */
  readonly hosts: readonly string[];
  /** The token to send; null when none is asked for or none is known. */
  readonly token: string | null;
  /** What Lagrange sends where no token is asked for: the entry's own, or a fresh entry's empty one (FACTS L9). */
  readonly idleToken: string | null;
  /** Token or query come from Yunzai's settings: they are nobody else's to see (FACTS Y10). */
  readonly confidential: boolean;
  /** What it was taken from: only a guess may be replaced by what an entry's own dial shows. */
  readonly source: "given" | "yunzai-settings" | "guess";
}

/** What a Yunzai folder tells of the way to it. */
export interface YunzaiHint {
  readonly config: YunzaiConfig;
  /** `OneBotv11`, `go-cqhttp`, or null where neither is served. */
  readonly segment: string | null;
  readonly auth: RecommendedAuth;
  /** Where it listens until it is started again, its settings having been changed since (FACTS Y3); nowhere unless told. */
  readonly formerPorts?: readonly number[];
}

export interface TargetHints {
  /** An address the user gave; it is taken as it is. */
  readonly given: Endpoint | null;
  /** A token the user gave. */
  readonly token: string | null;
  readonly yunzai: YunzaiHint | null;
  readonly links: readonly Link[];
  /** This machine's own addresses, as URL hosts. */
  readonly ownHosts: readonly string[];
}

const loopbacks = ["127.0.0.1", "[::1]"] as const;

/** TRSS-Yunzai's own port and its OneBot v11 adapter (FACTS Y3, Y4), where nothing tells better. */
const usualTarget: Endpoint = {
  secure: false,
  host: loopbacks[0],
  port: usualPort,
  suffix: `/${oneBotSegments[0]}`,
};

/** Derives the target from what the user gave, else from Yunzai's settings, else from what is usual. */
export function planTarget(hints: TargetHints): TargetPlan {
  const { given, token, yunzai, links, ownHosts } = hints;
  const learned = token === null ? tokenOf(yunzai?.auth) : null;
  const asked = { token: token ?? learned, confidential: learned !== null };
  if (given) return { ...like(given, links), ...asked, hosts: [given.host], source: "given" };
  if (!yunzai) return { ...like(usualTarget, links), ...asked, hosts: loopbacks, source: "guess" };
  const query = queryOf(yunzai.auth);
  const suffix = `/${yunzai.segment ?? oneBotSegments[0]}${query}`;
  const { port, securePort } = portsNow(yunzai, hints);
  const endpoint = speltLikeEntry({ ...usualTarget, port, suffix }, securePort, links, ownHosts);
  return {
    ...like(endpoint, links),
    token: asked.token,
    confidential: asked.confidential || query !== "",
    hosts: [...new Set([endpoint.host, ...loopbacks])],
    source: "yunzai-settings",
  };
}

function like(endpoint: Endpoint, links: readonly Link[]): Pick<TargetPlan, "endpoint" | "idleToken"> {
  const same = links.find(({ url }) => url === endpointUrl(endpoint));
  return { endpoint, idleToken: same ? same.accessToken : "" };
}

/**
 * The ports of its settings. But where Yunzai still listens on a former one and the link goes there, the link works
 * until Yunzai's next start and is left alone until then (FACTS Y3).
 */
function portsNow(
  { config: { port, https }, formerPorts = [] }: YunzaiHint,
  { links, ownHosts }: TargetHints,
): { readonly port: number; readonly securePort: number | null } {
  const securePort = https?.port ?? null;
  const used = links.flatMap(({ state, endpoint }) =>
    state === "used" && endpoint && isThisMachine(endpoint.host, ownHosts) ? [endpoint] : [],
  );
  const settled = used.some((own) => own.port === (own.secure ? securePort : port));
  const former = used.filter(
    (own) =>
      formerPorts.includes(own.port) &&
      // On the other scheme's port the scheme is what is wrong.
      own.port !== (own.secure ? port : securePort) &&
      !formerPorts.some((open) => open === (own.secure ? securePort : port)),
  );
  // Its plugins listen, too: of several ports only a OneBot path tells which is meant.
  const living =
    former.find(({ suffix }) => leadsToOneBot(suffix)) ?? (formerPorts.length === 1 ? former[0] : undefined);
  if (settled || !living) return { port, securePort };
  return living.secure ? { port, securePort: living.port } : { port: living.port, securePort };
}

/**
 * The endpoint as an entry spells it already, where one means the same port of this machine by whatever name, or the
 * one for TLS: that spelling is then what is dialled and proved, and the least has to change.
 */
function speltLikeEntry(
  endpoint: Endpoint,
  securePort: number | null,
  links: readonly Link[],
  ownHosts: readonly string[],
): Endpoint {
  const near = links.flatMap(({ endpoint: own }) =>
    own && own.port === (own.secure ? securePort : endpoint.port) && isThisMachine(own.host, ownHosts)
      ? [own]
      : [],
  );
  const segment = handlerSegment(endpoint.suffix);
  const same = near.find(({ suffix }) => handlerSegment(suffix) === segment);
  const { secure, host, port } = same ?? near[0] ?? endpoint;
  return {
    secure,
    host,
    port,
    suffix: same && !endpoint.suffix.includes("?") ? same.suffix : endpoint.suffix,
  };
}

function tokenOf(auth: RecommendedAuth | undefined): string | null {
  return auth?.kind === "token" || auth?.kind === "query" ? auth.token : null;
}

/** The query that carries what AccessToken cannot; it needs the slash before it (FACTS Y5, Y8). */
function queryOf(auth: RecommendedAuth): string {
  if (auth.kind !== "query") return "";
  const pairs = auth.parameters.map(
    ({ key, value }) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
  );
  return `/?${pairs.join("&")}`;
}

/** An entry with the answer of its own target. */
interface DialledLink {
  readonly link: Link;
  readonly outcome: Outcome | null;
}

/**
 * Replaces a guess by what the entries' own dials show: the first that reaches a OneBot path, else the
 * first whose listener behaves like a Yunzai, else, unless the usual port answered well, the first that
 * is plainly meant for one. Null keeps the guess.
 */
export function targetFromLinks(
  links: readonly DialledLink[],
  usualOutcome: Outcome,
): Pick<TargetPlan, "endpoint" | "idleToken"> | null {
  const reverse = links.flatMap(({ link, outcome }) =>
    link.endpoint && outcome ? [{ endpoint: link.endpoint, idleToken: link.accessToken, outcome }] : [],
  );
  const working = reverse.find(({ endpoint, outcome }) => outcome.ok && leadsToOneBot(endpoint.suffix));
  if (working) return { endpoint: working.endpoint, idleToken: working.idleToken };
  if (usualOutcome.ok) return null;
  const alike = reverse.find(({ outcome }) => behavesLikeYunzai(outcome));
  const meant =
    alike ??
    reverse.find(({ endpoint }) => leadsToOneBot(endpoint.suffix) || sameListener(endpoint, usualTarget));
  if (!meant) return null;
  const { endpoint, idleToken } = meant;
  return {
    endpoint: leadsToOneBot(endpoint.suffix) ? endpoint : { ...endpoint, suffix: usualTarget.suffix },
    idleToken,
  };
}

function behavesLikeYunzai({ kind }: Outcome): boolean {
  return kind === "path-unknown" || kind === "unauthorized" || kind === "wrong-adapter" || kind === "loading";
}
