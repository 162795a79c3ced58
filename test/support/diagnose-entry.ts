import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import type { TargetEvidence, YunzaiEvidence } from "../../electron/core/evidence.ts";
import type { Finding, FindingCode, FindingFacts } from "../../electron/core/findings.ts";
import type { Outcome, OutcomeKind } from "../../electron/core/outcome.ts";
import type { Overlay } from "../../electron/core/settings/settings-read.ts";
import { healthyEvidence, outcomeOf, settingsOf } from "./evidence.ts";
import { linksOf, reverse } from "./read-links.ts";

/** One entry that is meant for Yunzai, judged against where its link should lead. */
interface Case {
  /** In place of a right entry's own; null leaves one out. */
  readonly entry?: Readonly<Record<string, unknown>>;
  /** What the entry's own target answered; null where it was not dialled. */
  readonly own?: OutcomeKind | null;
  readonly target?: Partial<TargetEvidence>;
  readonly yunzai?: Partial<YunzaiEvidence> | null;
  readonly overlays?: readonly Overlay[];
  /** More steps of the entry's own outcome. */
  readonly steps?: Outcome["steps"];
}

type Told = { readonly [C in FindingCode]?: FindingFacts[C] };

/** What is the case with an entry, and the errors and warnings that are told of it, in their order. */
export type EntryCase = readonly [what: string, about: Case, told: readonly Told[]];

/** The errors and warnings about the entry, with their facts. */
export function judged({
  entry = {},
  own = null,
  target = {},
  yunzai = {},
  overlays = [],
  steps = [],
}: Case): unknown {
  const healthy = healthyEvidence();
  const written = Object.entries({ ...reverse, ...entry }).filter(([, value]) => value !== null);
  const text = JSON.stringify({ Implementations: [Object.fromEntries(written)] });
  const outcome = own === null ? null : outcomeOf(own, { steps });
  const links = linksOf(text, ...overlays).map((link) => ({ link, outcome }));
  const settings = { kind: "readable" as const, settings: settingsOf(text), links, linkIndex: 0 };
  const { findings } = diagnose({
    ...healthy,
    lagrange: { ...healthy.lagrange, settings },
    yunzai: yunzai === null ? null : { ...healthy.yunzai, ...yunzai },
    target: { ...healthy.target, ...target },
  });
  return findings.filter(({ severity }) => severity !== "info").map(shown);
}

function shown({ code, facts }: Finding): unknown {
  return { [code]: facts };
}

/** Where the link should lead, a part of it different. */
export function endpointWith(more: Partial<Endpoint>): Endpoint {
  return { ...healthyEvidence().target.endpoint, ...more };
}
