import { examineTarget, handlerSegment, sameListener, type Endpoint } from "../endpoint.ts";
import { factoryLink } from "./factory-settings.ts";
import { oneBotSegments } from "../recognise.ts";
import type { Link } from "./settings-read.ts";

/** What an entry's own target answered; an entry that is not in the map was not dialled. */
export type DialledTarget = "opens" | "does-not-open" | "not-dialled";

export interface ChoiceContext {
  /** Where Yunzai is wanted. */
  readonly endpoint: Endpoint;
  /** The handler's path segment (FACTS Y5): `OneBotv11`. */
  readonly segment: string;
  /** By `Link.index`. */
  readonly dialled: ReadonlyMap<number, DialledTarget>;
}

export type ChosenEntry =
  | { readonly kind: "entry"; readonly index: number }
  | { readonly kind: "new" }
  /** More than one could be meant; the indexes of those. */
  | { readonly kind: "ask"; readonly candidates: readonly number[] };

/**
 * Which entry is the Yunzai link (DESIGN 2.4). An entry that opens elsewhere belongs to someone else.
 * Of the rest, in this order: the one that points at this endpoint (a running one before those that are
 * not), the one on Yunzai's port or path, the only one left if nobody has made it theirs; else a new one.
 *
 * @param links in the order of `readLinks`, overlays included; one that only an overlay holds is chosen
 *   only where it points at this endpoint already, since it cannot be edited here.
 */
export function chooseEntry(links: readonly Link[], context: ChoiceContext): ChosenEntry {
  const ours = links.filter((link) => couldBeReverse(link) && !opensElsewhere(link, context));
  const here = ours.filter((link) => pointsHere(link, context));
  const running = here.filter(({ state }) => state === "used");
  const written = ours.filter(({ inFile }) => inFile);
  const meant = written.filter((link) => isOnPort(link, context) || isOnSuffix(link, context));
  const rung = [running, here.filter(({ inFile }) => inFile), meant].find(({ length }) => length > 0);
  if (rung) return pick(rung);
  const named = ours.filter((link) => saysReverse(link));
  const free = named.filter(
    (link) => link.inFile && (link.endpoint === null || isFreeFactory(link, context)),
  );
  // Beside another entry nothing tells which of the two was meant for Yunzai, if any.
  return free.length > 1 || named.length === free.length ? pick(free) : { kind: "new" };
}

function pick(rung: readonly Link[]): ChosenEntry {
  const [only, ...more] = rung;
  if (!only) return { kind: "new" };
  if (more.length === 0) return { kind: "entry", index: only.index };
  return { kind: "ask", candidates: rung.map(({ index }) => index) };
}

/** True for the values that Lagrange's own default holds and nobody has changed (FACTS L2). */
export function isFactoryDefault({ target }: Link): boolean {
  const { host, port, suffix } = factoryLink;
  return target.host === host && target.port === String(port) && target.suffix === suffix;
}

/** Reverse, or skipped only because its Type is missing (FACTS L3) or in the wrong case (FACTS L5). */
function couldBeReverse(link: Link): boolean {
  return saysReverse(link) || (link.kind === null && (link.type === "" || /^\d+$/.test(link.type)));
}

function saysReverse({ kind, type }: Link): boolean {
  return kind === "reverse" || type.trim().toLowerCase() === "reversewebsocket";
}

/** A live listener elsewhere is another bot's, on the factory address too; Yunzai's own is not elsewhere. */
function opensElsewhere(link: Link, { endpoint, dialled }: ChoiceContext): boolean {
  return (
    dialled.get(link.index) === "opens" && link.endpoint !== null && !sameListener(link.endpoint, endpoint)
  );
}

function pointsHere(link: Link, { endpoint, segment }: ChoiceContext): boolean {
  return (
    link.endpoint !== null &&
    sameListener(link.endpoint, endpoint) &&
    handlerSegment(link.endpoint.suffix) === segment
  );
}

/** On Yunzai's port, with its host or with one that nobody could dial. */
function isOnPort({ target }: Link, { endpoint }: ChoiceContext): boolean {
  const onPort =
    examineTarget({ ...target, host: endpoint.host, suffix: "" }).endpoint?.port === endpoint.port;
  const own = examineTarget({ ...target, port: String(endpoint.port), suffix: "" }).endpoint;
  return onPort && (own === null || sameListener(own, endpoint));
}

/** On the handler's path, a OneBot path of another Yunzai age (FACTS Y4), or a spelling that misses one (FACTS L7, Y5). */
function isOnSuffix({ target }: Link, { segment }: ChoiceContext): boolean {
  const written = plainSegment(target.suffix);
  return written !== "" && [segment, ...oneBotSegments].some((name) => plainSegment(name) === written);
}

/** The first segment without slashes in front, query, case and percent signs. */
function plainSegment(suffix: string): string {
  const [first = ""] = suffix
    .trim()
    .replace(/^[/\\]+/, "")
    .split(/[/\\?#]/);
  return decode(first).toLowerCase();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Only a dial can tell that no other bot listens on the factory address. */
function isFreeFactory(link: Link, { dialled }: ChoiceContext): boolean {
  return isFactoryDefault(link) && dialled.get(link.index) === "does-not-open";
}
