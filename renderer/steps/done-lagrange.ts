import type { LagrangeThen } from "../../electron/locales/window-review-types.ts";
import type { WizardState } from "../wizard/state.ts";

/** Whether Lagrange ran when it was last looked at: by Health, else by the search. */
export function lagrangeThen({ choice, health, search }: WizardState): LagrangeThen {
  const checked = health.result?.lagrange;
  const seen =
    checked?.path === choice.lagrange
      ? checked
      : search.lagrange.find(({ path }) => path === choice.lagrange);
  if (!seen) return "unknown";
  return seen.running ? "running" : "stopped";
}
