import type { UsageProblem } from "../../locales/terminal-types.ts";
import type { JobContext } from "./job-context.ts";

export type ReadToken =
  | { readonly kind: "token"; readonly token: string | null }
  | { readonly kind: "usage"; readonly problem: UsageProblem };

/** The token from the variable that `--token-env` names; null where the option was not given. */
export function readToken(variable: string | null, environment: JobContext["environment"]): ReadToken {
  if (variable === null) return { kind: "token", token: null };
  const token = environment[variable];
  if (token === undefined || token === "") return { kind: "usage", problem: { kind: "token-not-set" } };
  return { kind: "token", token };
}
