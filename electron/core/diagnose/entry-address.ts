import { assertNever } from "../assert-never.ts";
import {
  endpointUrl,
  entryHost,
  handlerSegment,
  isLoopback,
  maskUrl,
  matchSuffix,
  sameListener,
  type EndpointProblem,
  type SuffixMatch,
} from "../endpoint.ts";
import type { LinkEvidence, TargetEvidence, YunzaiEvidence } from "../evidence.ts";
import { finding, type Finding, type FindingFacts } from "../findings.ts";
import { certificateFault, reachesNoYunzai, schemeSpoken } from "../outcome.ts";
import { oneBotSegments, servedOneBotSegments } from "../recognise.ts";
import type { Link } from "../settings/settings-read.ts";
import { faultOf } from "./overridden.ts";

/** Host, judged on its own: a fault in one of the three values hides none in the others. */
export function examineHost({ link, outcome }: LinkEvidence, target: TargetEvidence): Finding[] {
  const { index } = link;
  const { endpoint: wanted, answersOn } = target;
  const expected = entryHost(wanted);
  const problem = link.problems.find(isHostProblem);
  if (problem) {
    const host = maskUrl(link.target.host);
    return [
      faultOf(link, "Host", expected, () => finding("host-invalid", { index, host, problem, expected })),
    ];
  }
  const host = link.target.host.replace(/^wss?:\/\//, "");
  const samePort = portOf(link) === wanted.port;
  const reached = outcome && !reachesNoYunzai(outcome);
  if (isLoopback(host) && isLoopback(wanted.host)) {
    if (answersOn === null || !samePort || reached) return [];
    const facts = { host, answered: answersOn, port: wanted.port };
    return [faultOf(link, "Host", expected, () => finding("other-family", facts))];
  }
  // A name of this very machine is another spelling of the same listener, as long as it answers there.
  if (host.toLowerCase() === wanted.host.toLowerCase() || (reached && samePort)) return [];
  return [faultOf(link, "Host", expected, () => finding("host-mismatch", { index, host, expected }))];
}

export function examinePort(link: Link, { endpoint: wanted }: TargetEvidence): Finding[] {
  const { index } = link;
  const written = link.target.port;
  const expected = wanted.port;
  const problem = link.problems.find(isPortProblem);
  if (problem) {
    const facts = { index, port: written, problem, expected };
    return [faultOf(link, "Port", String(expected), () => finding("port-invalid", facts))];
  }
  const port = Number(written);
  if (port === expected) return [];
  return [faultOf(link, "Port", String(expected), () => finding("port-mismatch", { index, port, expected }))];
}

/** `ws://` against `wss://`, and a certificate nobody vouches for (FACTS Y14). */
export function examineScheme(
  { link, outcome }: LinkEvidence,
  { endpoint: wanted, outcome: shown }: TargetEvidence,
): Finding[] {
  const own = link.endpoint;
  if (!own || own.port !== wanted.port) return [];
  const url = maskUrl(endpointUrl(own));
  // What the port turned out to speak counts more than what was expected of it.
  const spoken = shown.kind === "tls" ? schemeSpoken(shown) : null;
  const listens = (spoken === null ? wanted.secure : spoken === "wss") ? "wss" : "ws";
  if (own.secure !== (listens === "wss")) return [finding("tls-mismatch", { url, listens })];
  const code = outcome?.kind === "tls" ? certificateFault(outcome) : null;
  return code === null || link.ignoreCertificate ? [] : [finding("certificate-untrusted", { url, code })];
}

export function examineSuffix(
  { link, outcome }: LinkEvidence,
  target: TargetEvidence,
  yunzai: YunzaiEvidence | null,
): Finding[] {
  const wanted = misspeltTarget(target, yunzai)?.expected ?? target.endpoint.suffix;
  const segment = handlerSegment(wanted);
  const { suffix } = link.target;
  // What Yunzai itself has answered counts more than its files.
  const isUnknown =
    outcome?.kind === "path-unknown" &&
    link.endpoint !== null &&
    sameListener(link.endpoint, target.endpoint);
  const served = yunzai && !isUnknown ? servedOneBotSegments(yunzai.adapters, yunzai.age) : [];
  const usable = new Set([segment, ...served]);
  const match = matchSuffix(suffix, segment);
  if (match !== "no-slash" && usable.has(handlerSegment(suffix))) return [];
  const facts = { index: link.index, suffix: maskUrl(suffix), expected: maskUrl(wanted) };
  return [faultOf(link, "Suffix", wanted, () => findingOf(match, facts))];
}

/**
 * A given address whose path this Yunzai does not serve as OneBot, although it has the adapter: the
 * adapter is not to blame. Null where the path is right, or where nobody knows a better one.
 */
export function misspeltTarget(
  { endpoint, outcome }: TargetEvidence,
  yunzai: YunzaiEvidence | null,
): { readonly finding: Finding; readonly expected: string } | null {
  if (outcome.kind !== "path-unknown" && outcome.kind !== "wrong-adapter") return null;
  const served = oneBotSegments.filter((name) => yunzai?.adapters.includes(name));
  const [segment] = served;
  const dialled = handlerSegment(endpoint.suffix);
  if (segment === undefined || served.some((name) => name === dialled)) return null;
  const expected = `/${segment}`;
  const facts = { index: null, suffix: maskUrl(endpoint.suffix), expected };
  return { finding: findingOf(matchSuffix(endpoint.suffix, segment), facts), expected };
}

function findingOf(match: SuffixMatch, facts: FindingFacts["suffix-mismatch"]): Finding {
  switch (match) {
    case "no-slash":
      // A given address has its slash, or it would be none.
      return facts.index === null
        ? finding("suffix-mismatch", facts)
        : finding("suffix-no-slash", { ...facts, index: facts.index });
    case "query":
      return finding("suffix-query", facts);
    case "case":
      return finding("suffix-case", facts);
    case "mismatch":
    case "match":
      return finding("suffix-mismatch", facts);
    default:
      return assertNever(match);
  }
}

function portOf(link: Link): number | null {
  return link.problems.some(isPortProblem) ? null : Number(link.target.port);
}

function isPortProblem(problem: EndpointProblem): boolean {
  return problem.startsWith("port-");
}

function isHostProblem(problem: EndpointProblem): boolean {
  return problem.startsWith("host-");
}
