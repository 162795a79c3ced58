import { assertNever } from "../../electron/core/assert-never.ts";
import type { Finding, FindingCode } from "../../electron/core/findings.ts";
import type { Outcome, Step, StepFacts } from "../../electron/core/outcome.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type {
  EvidenceCode,
  EvidenceFacts,
  EvidenceTexts,
} from "../../electron/locales/window-verify-types.ts";

/** One thing that was seen; its code picks the sentence. */
export type Evidence = {
  readonly [C in EvidenceCode]: { readonly code: C; readonly facts: EvidenceFacts[C] };
}[EvidenceCode];

/** Read from files or from the system: a dial neither shows nor denies them. */
const seenWithoutDialling: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "wrong-program",
  "settings-missing",
  "settings-unreadable",
  "duplicate-key",
  "no-link",
  "wrong-section",
  "entry-skipped",
  "entry-disabled",
  "value-invalid",
  "not-universal",
  "overridden-by-file",
  "overridden-by-environment",
  "host-invalid",
  "port-invalid",
  "suffix-no-slash",
  "not-trss",
  "yunzai-settings-invalid",
  "proxy-in-the-way",
]);

/**
 * What stands behind a finding, or, without one, behind the outcome: the entry as Lagrange dials it, then
 * what the handshake met, in the order it went. Empty where the finding's own sentence says it all. Pure.
 */
export function evidenceOf(
  { lagrange, outcome }: Pick<CheckResult, "lagrange" | "outcome">,
  finding: Finding | null,
): readonly Evidence[] {
  const entry = finding === null ? [] : entryOf(lagrange, finding);
  if (outcome === null || outcome.kind === "cancelled") return entry;
  if (finding === null || !seenWithoutDialling.has(finding.code)) return [...entry, ...seenBy(outcome)];
  return outcome.ok ? [...entry, { code: "reached", facts: { url: outcome.url } }] : entry;
}

/** A thing that was seen in words. */
export function sayEvidence<C extends EvidenceCode>(
  texts: EvidenceTexts,
  { code, facts }: { readonly code: C; readonly facts: EvidenceFacts[C] },
): string {
  const text: EvidenceTexts[C] = texts[code];
  return text(facts);
}

function entryOf(lagrange: CheckResult["lagrange"], { facts }: Finding): readonly Evidence[] {
  const index = "index" in facts ? facts.index : null;
  const link = lagrange?.links.find((view) => view.index === index);
  return link ? [{ code: "entry", facts: { index: link.index, url: link.url, state: link.state } }] : [];
}

function seenBy({ kind, steps, url }: Outcome): readonly Evidence[] {
  const connected = steps.some(({ stage, status }) => stage === "connect" && status === "ok");
  // The token is looked at before the path: what never got as far has no use for another path (FACTS Y7).
  const compares = connected && kind !== "unauthorized";
  return steps.flatMap((step) => {
    if (step.status === "skipped" || (step.stage === "control" && !compares)) return [];
    return seenAt(step, url) ?? [];
  });
}

function seenAt({ stage, status, ms, facts }: Step, url: string): Evidence | null {
  const ok = status === "ok";
  switch (stage) {
    case "resolve":
      return ok ? null : { code: "unresolved", facts: { code: facts.code ?? "" } };
    case "connect":
      return ok ? null : noConnection(facts, url);
    case "upgrade":
      return ok ? null : noUpgrade(ms, facts);
    case "stay": {
      const { opened = 0, code = null } = facts;
      return ok
        ? { code: "stayed", facts: { ms: opened } }
        : { code: "dropped", facts: { ms: opened, code: code === null ? null : String(code) } };
    }
    case "ping":
      return ok ? null : { code: "mute", facts: { ms } };
    case "control":
      return facts.answer ? { code: "control", facts: { answer: facts.answer } } : null;
    case "ready":
      return { code: "ready", facts: { status: facts.status ?? null } };
    case "marker":
      return { code: "marker", facts: { echoed: facts.echoed === true } };
    case "close":
      return null;
    default:
      return assertNever(stage);
  }
}

function noConnection(facts: StepFacts["connect"], url: string): Evidence {
  const { certificate, listens, address, code = "" } = facts;
  if (certificate !== undefined) return { code: "certificate", facts: { code: certificate } };
  if (listens) return { code: "other-scheme", facts: { listens } };
  return { code: "no-connection", facts: { address: withPort(address ?? "", url), code } };
}

/** The literal address that was dialled, with the port of the URL. */
function withPort(address: string, url: string): string {
  const [, port = ""] = /^wss?:\/\/(?:\[[^\]]*\]|[^:/]*)(:\d+)/.exec(url) ?? [];
  return `${address.includes(":") ? `[${address}]` : address}${port}`;
}

function noUpgrade(ms: number, { status, silent, listens, code = "" }: StepFacts["upgrade"]): Evidence {
  if (listens) return { code: "other-scheme", facts: { listens } };
  if (status !== undefined) return { code: "refused", facts: { status } };
  return silent ? { code: "silent", facts: { ms } } : { code: "broke", facts: { code } };
}
