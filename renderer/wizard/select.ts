import type { LinkRequest } from "../../electron/contract/api.ts";
import { readFields } from "../../electron/contract/shared-rules.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { FieldsReading } from "../../electron/core/link-fields.ts";
import type { CheckResult, LagrangeCandidate, YunzaiCandidate } from "../../electron/jobs/results.ts";
import { steps, type WizardState, type WizardStep } from "./state.ts";

/** Whether the wizard may write this Lagrange's settings (FACTS L13). */
export function isUsableLagrange({ program }: LagrangeCandidate): boolean {
  return program === "onebot";
}

/** Whether this Yunzai serves a OneBot path (FACTS Y1). */
export function isUsableYunzai({ flavour }: YunzaiCandidate): boolean {
  return flavour === "trss";
}

/** The fields as they stand, judged against what the chosen Yunzai serves. */
export function fieldsReading({ link, choice }: Pick<WizardState, "link" | "choice">): FieldsReading {
  const { suggestion, typed } = link;
  const known = choice.yunzai !== null && suggestion !== null;
  const segments = known
    ? suggestion.suffixes.flatMap(({ adapter, oneBot }) => (oneBot ? [adapter] : []))
    : [];
  return readFields(typed, segments);
}

/** A masked suffix stands for the real one only as it was given: changed, it would be dialled with its stars. */
export function isMaskBroken({ typed, suggestion }: WizardState["link"]): boolean {
  return typed.suffix.includes("***") && typed.suffix !== suggestion?.fields.suffix;
}

/** True when the fields say what was suggested and the settings of both programs stand behind it. */
function isAsSuggested({ suggestion, typed }: WizardState["link"]): boolean {
  if (suggestion?.source !== "yunzai-settings") return false;
  const { host, port, suffix } = suggestion.fields;
  return typed.host === host && typed.port === String(port) && typed.suffix === suffix;
}

/** What is verified and written: the user's fields, or, where they were left alone, what the settings say. */
export function linkRequest(state: WizardState): LinkRequest {
  const { choice, link } = state;
  return {
    lagrange: choice.lagrange,
    yunzai: choice.yunzai,
    link: isAsSuggested(link) ? null : fieldsReading(state).fields,
    token: link.token === "" ? null : link.token,
  };
}

/** The link is proved well enough to be written. */
export function isProved(result: CheckResult | null): boolean {
  return result?.outcome?.ok === true && result.verdict !== "broken";
}

/** Why the next step is shut; null when it is open. */
export type Shut = "choose-lagrange" | "choose-yunzai" | "fields" | "loading" | "verify-first" | "busy";

export function whyShut(state: WizardState): Shut | null {
  const { page, choice, link, proof, job, bots } = state;
  switch (page) {
    case "find":
      if (choice.lagrange === null) return "choose-lagrange";
      return choice.yunzai === null && !choice.elsewhere ? "choose-yunzai" : null;
    case "link":
      if (link.suggestion === null) return "loading";
      return fieldsReading(state).fields === null || isMaskBroken(link) ? "fields" : null;
    case "verify":
      if (job?.kind === "prove") return "busy";
      return isProved(proof.result) ? null : "verify-first";
    case "review":
      return job !== null || (state.review.plan?.id ?? null) === null ? "busy" : null;
    case "bots-review":
      return job !== null || bots.every(({ plan }) => (plan?.id ?? null) === null) ? "busy" : null;
    case "done":
    case "health":
    case "bots":
      return null;
    default:
      return assertNever(page);
  }
}

export type StepState = "done" | "current" | "open" | "shut";

/**
 * How the rail shows each step: only steps behind the present one can be gone back to. Beside Health the
 * ticks say that everything is set up, so there are none where it is not.
 */
export function stepStates(window: Pick<WizardState, "page" | "health" | "bots">): readonly {
  readonly step: WizardStep;
  readonly state: StepState;
}[] {
  const { page, health, bots } = window;
  if (page === "health" || page === "bots" || page === "bots-review") {
    const results = page === "health" ? [health.result] : bots.map(({ result }) => result);
    const state = results.every((result) => result?.verdict === "healthy") ? "done" : "shut";
    return steps.map((step) => ({ step, state }));
  }
  const at = steps.indexOf(page);
  return steps.map((step, index) => ({
    step,
    state: index < at ? "done" : index === at ? "current" : "shut",
  }));
}
