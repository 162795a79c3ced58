import type { Outcome } from "../outcome.ts";

/** The first text that any step of the handshake tells under this name; null when none does. */
export function stepFact(outcome: Outcome, name: string): string | null {
  for (const { facts } of outcome.steps) {
    const value = facts[name];
    if (typeof value === "string") return value;
  }
  return null;
}
