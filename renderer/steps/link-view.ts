import { maskUrl } from "../../electron/contract/shared-rules.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { FieldName, FieldProblem, LinkFields } from "../../electron/core/link-fields.ts";
import type { PasteReading } from "../../electron/core/paste.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { fieldsReading, isMaskBroken } from "../wizard/select.ts";
import type { LinkDraft, WizardState } from "../wizard/state.ts";

type LinkState = Pick<WizardState, "link" | "choice">;

/** What is said of a field: `error` shuts the way on, `warning` leaves it to the user. */
export interface Advice {
  readonly level: "error" | "warning";
  readonly problem: FieldProblem["problem"] | "suffix-masked" | "port-differs";
  /** What was most likely meant; null where nobody can tell. */
  readonly correction: Partial<TypedFields> | null;
}

/** What stands in a suffix for a token that is not shown. */
const mask = "***";

/** Judges one field as it stands, beyond the rules of the hosts by what was suggested for it. */
export function adviceFor(field: FieldName, state: LinkState): Advice | null {
  const { problems } = fieldsReading(state);
  if (field === "suffix" && isMaskBroken(state.link)) {
    const suffix = state.link.suggestion?.fields.suffix;
    return {
      level: "error",
      problem: "suffix-masked",
      correction: suffix?.includes(mask) ? { suffix } : null,
    };
  }
  const found = problems[field];
  if (found) return { level: mayBeDialled(found) ? "warning" : "error", ...found };
  return field === "port" ? portAdvice(state.link) : null;
}

function isAsSuggested({ suggestion, typed }: LinkDraft): boolean {
  const { host, port, suffix } = suggestion?.fields ?? {};
  return typed.host === host && typed.port === String(port) && typed.suffix === suffix;
}

function mayBeDialled({ problem }: FieldProblem): boolean {
  return problem === "suffix-query" || problem === "suffix-case" || problem === "suffix-unknown";
}

/** Another port than Yunzai's settings name may be meant, but mostly is a slip. */
function portAdvice({ suggestion, typed }: LinkDraft): Advice | null {
  if (suggestion?.source !== "yunzai-settings") return null;
  const port = String(suggestion.fields.port);
  return typed.port === port ? null : { level: "warning", problem: "port-differs", correction: { port } };
}

/** What is said of a field, in words. */
export function adviceSentence(advice: Advice, locale: Locale): string {
  const phrase = advicePhrase(advice, locale);
  // The phrases are made to fit behind a colon.
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

function advicePhrase({ problem, correction }: Advice, locale: Locale): string {
  const texts = locale.window.link.problem;
  switch (problem) {
    case "suffix-query":
      return texts.suffixQuery;
    case "suffix-case":
      return texts.suffixCase;
    case "suffix-unknown":
      return texts.suffixUnknown;
    case "suffix-masked":
      return texts.suffixMasked;
    case "port-differs":
      return texts.portDiffers(correction?.port ?? "");
    default:
      return locale.reasons.endpoint[problem];
  }
}

/** The corrected values, in the order of the fields, fit to be shown. */
export function correctedValues({ host, port, suffix }: Partial<TypedFields>): readonly string[] {
  return [host, port, suffix && maskUrl(suffix)].filter((value) => value !== undefined);
}

/** The address that Lagrange will dial (FACTS L7), query values masked: they may be tokens. */
export function shownUrl({ host, port, suffix }: LinkFields): string {
  const origin = /^wss?:\/\//.test(host) ? host : `ws://${host}`;
  return `${origin}:${port}${maskUrl(suffix)}`;
}

/** Where the running dial leads; before it has told, what it was asked for. Null where the fields make no address. */
export function dialledUrl(state: LinkState & Pick<WizardState, "proof">): string | null {
  const { fields } = fieldsReading(state);
  return state.proof.url ?? (fields && shownUrl(fields));
}

/** Which verdict stands over the page; `own`: the user changed what was filled in. */
export type LinkVerdict = "reading" | "wrong" | "own" | "yunzai-settings" | "guess";

export function linkVerdict(state: LinkState): LinkVerdict {
  const { suggestion } = state.link;
  if (suggestion === null) return "reading";
  const wrong = fieldsReading(state).fields === null || isMaskBroken(state.link);
  if (wrong) return "wrong";
  return isAsSuggested(state.link) ? suggestion.source : "own";
}

/** What stands under the verdict: where the values come from, or what is to be done. */
export function linkSubtitle(state: LinkState): LinkVerdict | "elsewhere" {
  const verdict = linkVerdict(state);
  return verdict === "guess" && state.choice.elsewhere ? "elsewhere" : verdict;
}

/** What a paste changes in the fields; the token is taken only where Yunzai's settings do not tell it. */
export function pasteChange(
  { fields, token }: Extract<PasteReading, { kind: "fields" }>,
  { typed, suggestion, token: typedToken }: LinkDraft,
): { readonly fields: Partial<TypedFields>; readonly token: string | null } {
  const names: readonly FieldName[] = ["host", "port", "suffix"];
  const changed = names.flatMap((name) => {
    const value = fields[name];
    return value === undefined || value === typed[name] ? [] : [[name, value] as const];
  });
  const wanted = suggestion?.token === "unknown" && token !== typedToken;
  return { fields: Object.fromEntries(changed), token: wanted ? token : null };
}

type LogEvent = Extract<PasteReading, { kind: "lagrange-log" }>["event"];
type LogTexts = Locale["window"]["link"]["paste"]["log"];

/** What a line of Lagrange's log means, and what to do about it (FACTS L12). */
export function logMeaning(event: LogEvent, texts: LogTexts): LogTexts["dropped"] {
  switch (event.kind) {
    case "reconnecting":
      return texts.reconnecting;
    case "refused":
      if (event.status === 404) return texts.pathRefused;
      return event.status === 401 || event.status === 403
        ? texts.tokenRefused
        : texts.otherStatus(event.status);
    case "dropped":
      return texts.dropped;
    case "no-implementation":
      return texts.noImplementation;
    case "invalid-url":
      return texts.invalidUrl(event.url);
    default:
      return assertNever(event);
  }
}
