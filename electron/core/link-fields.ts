import {
  entryHost,
  examineTarget,
  handlerSegment,
  matchSuffix,
  parseEndpointUrl,
  type Endpoint,
  type EndpointProblem,
} from "./endpoint.ts";

/** The three values of a link as Lagrange's entry holds them. */
export interface LinkFields {
  /** `wss://` in front where the link is encrypted. */
  readonly host: string;
  readonly port: number;
  readonly suffix: string;
}

/** The same as a person types them. */
export interface TypedFields {
  readonly host: string;
  readonly port: string;
  readonly suffix: string;
}

export type FieldName = keyof TypedFields;

/** What is wrong with a typed field, and the value that was most likely meant; null where nobody can tell. */
export interface FieldProblem {
  readonly problem: EndpointProblem | "suffix-query" | "suffix-case" | "suffix-unknown";
  readonly correction: Partial<TypedFields> | null;
}

export interface FieldsReading {
  /** Null as long as the fields cannot be dialled. */
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
 * Judges fields while they are typed. `segments` are the paths the chosen Yunzai serves, the best first; empty where
 * nobody knows: a suffix outside them can be dialled and is told all the same.
 */
export function readFields(typed: TypedFields, segments: readonly string[]): FieldsReading {
  const examined = examineTarget(typed);
  const problems: Partial<Record<FieldName, FieldProblem>> = {};
  for (const problem of examined.problems) {
    const field = fieldOf(problem);
    problems[field] ??= { problem, correction: correctionOf(problem, typed, segments) };
  }
  const suffix = problems.suffix ? null : suffixProblem(typed.suffix, segments);
  if (suffix) problems.suffix = suffix;
  return { fields: examined.endpoint && fieldsOf(examined.endpoint), problems };
}

function fieldOf(problem: EndpointProblem): FieldName {
  if (problem.startsWith("host")) return "host";
  return problem.startsWith("port") ? "port" : "suffix";
}

const usualHost = "127.0.0.1";
const usualPort = "2536";

function correctionOf(
  problem: EndpointProblem,
  typed: TypedFields,
  segments: readonly string[],
): Partial<TypedFields> | null {
  switch (problem) {
    case "host-missing":
    case "host-wildcard":
      return { host: usualHost };
    case "host-scheme":
    case "host-has-path":
    case "host-has-port":
    case "host-malformed":
      return hostCorrection(typed);
    case "host-unbracketed":
      return corrected(typed, { host: `[${typed.host}]` });
    case "port-missing":
      return { port: usualPort };
    case "port-not-a-number": {
      const digits = /\d{1,5}/.exec(typed.port.normalize("NFKC"))?.[0];
      return digits === undefined ? null : corrected(typed, { port: digits });
    }
    case "port-out-of-range":
      return null;
    case "suffix-no-slash": {
      const near = segments.find((segment) => segment.toLowerCase() === typed.suffix.trim().toLowerCase());
      return { suffix: `/${near ?? typed.suffix.trim()}` };
    }
  }
}

/** People paste a whole address into Host: its parts belong into the three fields. */
function hostCorrection(typed: TypedFields): Partial<TypedFields> | null {
  const text = typed.host.normalize("NFKC").replace(/。/g, ".").trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text.replace(/^http/i, "ws") : `ws://${text}`;
  const parsed = parseEndpointUrl(address);
  if (parsed.kind === "invalid") return null;
  const { host, port, suffix } = fieldsOf(parsed.endpoint);
  const hasPort = /^[a-z]+:\/\/(?:\[[^\]]*\]|[^/?#:]*):\d/i.test(address);
  return corrected(typed, {
    host,
    ...(hasPort ? { port: String(port) } : {}),
    ...(suffix.length > 1 ? { suffix } : {}),
  });
}

/** A correction is offered only where it mends the field it is for. */
function corrected(typed: TypedFields, change: Partial<TypedFields>): Partial<TypedFields> | null {
  const [name] = Object.keys(change);
  const left = examineTarget({ ...typed, ...change }).problems.map(fieldOf);
  return left.some((field) => field === name) ? null : change;
}

function suffixProblem(suffix: string, segments: readonly string[]): FieldProblem | null {
  const [best] = segments;
  if (best === undefined || segments.includes(handlerSegment(suffix))) return null;
  for (const segment of segments) {
    const match = matchSuffix(suffix, segment);
    if (match === "case") {
      const rest = suffix.slice(1 + segment.length);
      return { problem: "suffix-case", correction: { suffix: `/${segment}${rest}` } };
    }
    if (match === "query") {
      return { problem: "suffix-query", correction: { suffix: suffix.replace("?", "/?") } };
    }
  }
  return { problem: "suffix-unknown", correction: { suffix: `/${best}` } };
}
