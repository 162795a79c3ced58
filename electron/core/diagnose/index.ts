import { endpointUrl, maskUrl } from "../endpoint.ts";
import type { Evidence } from "../evidence.ts";
import { finding, findingCodes, type Finding, type FindingCode, type Verdict } from "../findings.ts";
import type { Outcome } from "../outcome.ts";
import { knowsPorts } from "../yunzai/yunzai-config.ts";
import { examineBeside } from "./beside.ts";
import { examineOtherSide } from "./other-side.ts";
import { examineSettings } from "./settings-file.ts";

export interface Diagnosis {
  readonly verdict: Verdict;
  /** Worst first, the cause before what follows from it. */
  readonly findings: readonly Finding[];
  /** The dial that the verdict rests on: the entry's own where there is one, else the right values'. */
  readonly outcome: Outcome | null;
}

/** Turns everything known into a verdict and its findings (DESIGN 3). Pure: same evidence, same answer. */
export function diagnose(evidence: Evidence): Diagnosis {
  const { lagrange, target, yunzai } = evidence;
  const outcome = outcomeOf(evidence);
  const all = [
    ...(lagrange ? examineSettings(lagrange, target, yunzai) : []),
    ...examineOtherSide(evidence, outcome?.ok === true),
    // How another program runs and logs in is none of ours (FACTS L13).
    ...examineBeside(lagrange?.program === "onebot" ? evidence : { ...evidence, lagrange: null }),
  ];
  const found = fold(all, comparesWithGuess(evidence));
  const broken = found.some(({ severity }) => severity === "error");
  const verdict: Verdict = broken ? "broken" : outcome?.ok === true ? "healthy" : "unproven";
  if (verdict === "healthy" && target) {
    found.push(finding("link-healthy", { url: outcome?.url ?? maskUrl(endpointUrl(target.endpoint)) }));
  }
  return { verdict, findings: found.toSorted(byRank), outcome };
}

function outcomeOf({ lagrange, target }: Evidence): Outcome | null {
  const settings = lagrange?.settings;
  if (settings?.kind !== "readable") return target?.outcome ?? null;
  const own = settings.links.find(({ link }) => link.index === settings.linkIndex)?.outcome;
  return own ?? target?.outcome ?? null;
}

/** Which error explains which other: an effect beside its cause is no second problem (DESIGN 3). */
const effects: Partial<Record<FindingCode, readonly FindingCode[]>> = {
  "redis-not-running": ["yunzai-not-running", "yunzai-loading"],
  "reserved-port": ["yunzai-not-running"],
  "port-taken": ["token-mismatch", "token-needs-query"],
  "yunzai-settings-invalid": ["yunzai-not-running", "yunzai-loading"],
  // An entry that is compared with an address at which nobody is.
  "other-port": ["port-mismatch"],
  // What the settings were compared with comes from that folder, too.
  "not-trss": [
    "yunzai-not-running",
    "yunzai-loading",
    "adapter-missing",
    "no-link",
    "host-mismatch",
    "port-mismatch",
    "suffix-mismatch",
  ],
  "auth-unmeetable": ["token-mismatch", "token-needs-query"],
  "adapter-missing": ["suffix-mismatch", "suffix-case", "suffix-query", "suffix-no-slash"],
};

/** Whether the port comes from no settings, since their file cannot be read, and nobody is there either. */
function comparesWithGuess({ yunzai, target }: Evidence): boolean {
  return yunzai !== null && !knowsPorts(yunzai.config) && target?.outcome.kind === "refused";
}

function fold(found: readonly Finding[], portIsGuess: boolean): Finding[] {
  const causes = new Map<FindingCode, FindingCode>();
  for (const { code, severity } of found) {
    if (severity !== "error") continue;
    for (const effect of effects[code] ?? []) causes.set(effect, code);
    if (portIsGuess && code === "yunzai-settings-invalid") causes.set("port-mismatch", code);
  }
  return found.map((item) => {
    const causedBy = causes.get(item.code);
    return causedBy && item.severity === "error" ? { ...item, severity: "info", causedBy } : item;
  });
}

const severityRank = { error: 0, warning: 1, info: 2 } as const;
const codeRank = new Map(findingCodes.map((code, rank) => [code, rank]));

function byRank(a: Finding, b: Finding): number {
  const bySeverity = severityRank[a.severity] - severityRank[b.severity];
  return bySeverity !== 0 ? bySeverity : (codeRank.get(a.code) ?? 0) - (codeRank.get(b.code) ?? 0);
}
