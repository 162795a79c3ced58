import { entryHost, examineTarget, mask, type Endpoint, type EndpointProblem } from "./endpoint.ts";
import { likelyFields, suffixFault, type FieldFault } from "./link-corrections.ts";
import { withoutInvisible, type TypedFields } from "./typed-address.ts";

/** The three values of a link as Lagrange's entry holds them. */
export interface LinkFields {
  /** `wss://` in front where the link is encrypted. */
  readonly host: string;
  readonly port: number;
  readonly suffix: string;
}

export type FieldName = keyof TypedFields;

/**
 * What is wrong with a typed field, and what was most likely meant; null where nobody can tell. A
 * correction always mends its own field, and may fill in the others: a whole address has all three.
 */
export interface FieldProblem {
  readonly problem: FieldFault;
  readonly correction: Partial<TypedFields> | null;
}

export interface FieldsReading {
  /** Without blanks around them; null as long as the fields cannot be dialled. */
  readonly fields: LinkFields | null;
  readonly problems: Readonly<Partial<Record<FieldName, FieldProblem>>>;
}

/** An endpoint as the fields of an entry. */
export function fieldsOf(endpoint: Endpoint): LinkFields {
  return { host: entryHost(endpoint), port: endpoint.port, suffix: endpoint.suffix };
}

/** The endpoint that fields mean; null where Lagrange could not dial them (FACTS L7). */
export function endpointOf({ host, port, suffix }: LinkFields): Endpoint | null {
  return examineTarget({ host, port: String(port), suffix }).endpoint;
}

/**
 * A suffix with its masked query values replaced by those that `known` suffixes have under the same names,
 * the first that has one winning; null where none does.
 */
export function unmaskSuffix(suffix: string, known: readonly string[]): string | null {
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of known.toReversed().flatMap(queryValues)) values.set(name, value);
  const names = queryValues(suffix).flatMap(([, name = "", value]) => (value === mask ? [name] : []));
  if (!names.every((name) => values.has(name))) return null;
  return suffix.replace(queryValue, (whole: string, name: string, value: string) =>
    value === mask ? `${whole.slice(0, -mask.length)}${values.get(name) ?? ""}` : whole,
  );
}

/** A name and its value, which ends at `&` only, as `maskUrl` has it. */
const queryValue = /[?&]([^=&]*)=([^&]*)/g;

function queryValues(suffix: string): readonly RegExpExecArray[] {
  return [...suffix.matchAll(queryValue)];
}

/**
 * Judges fields while they are typed. `segments` are the paths the chosen Yunzai serves, the best first; empty where
 * nobody knows: then only misspellings of the usual ones are told. What is wrong with a suffix that can be dialled
 * does not keep the fields from being dialled.
 */
export function readFields(typed: TypedFields, segments: readonly string[]): FieldsReading {
  const clean = {
    host: withoutInvisible(typed.host),
    port: withoutInvisible(typed.port),
    suffix: withoutInvisible(typed.suffix),
  };
  const { endpoint, faults } = examine(clean, segments);
  const problems: Partial<Record<FieldName, FieldProblem>> = {};
  for (const [field, problem] of faults) {
    const likely = likelyFields(problem, clean, segments);
    const mended = likely && !examine({ ...clean, ...likely }, segments).faults.has(field);
    problems[field] = { problem, correction: mended ? likely : null };
  }
  return { fields: endpoint && fieldsOf(endpoint), problems };
}

interface Examined {
  readonly endpoint: Endpoint | null;
  /** The first of each field. */
  readonly faults: ReadonlyMap<FieldName, FieldFault>;
}

function examine(typed: TypedFields, segments: readonly string[]): Examined {
  const { endpoint, problems } = examineTarget(typed);
  const faults = new Map<FieldName, FieldFault>();
  for (const problem of problems) if (!faults.has(fieldOf(problem))) faults.set(fieldOf(problem), problem);
  const missed = faults.has("suffix") ? null : suffixFault(typed.suffix, segments);
  if (missed) faults.set("suffix", missed);
  return { endpoint, faults };
}

function fieldOf(problem: EndpointProblem): FieldName {
  if (problem.startsWith("host")) return "host";
  return problem.startsWith("port") ? "port" : "suffix";
}
