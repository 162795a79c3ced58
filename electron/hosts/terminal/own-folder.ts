import { resolve } from "node:path";

/** The folder this program was unpacked into, two levels above its script: people put it beside their bots. */
export function ownFolder(): string | null {
  const [, script] = process.argv;
  return script === undefined ? null : resolve(script, "../..");
}
