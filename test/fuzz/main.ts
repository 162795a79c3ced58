/** The long run of `npm run fuzz`: new inputs for every target in turn, until the time is over. */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { allTargets } from "./all.ts";
import type { FuzzFailure, FuzzTarget } from "./target.ts";

interface Tally {
  readonly target: FuzzTarget;
  inputs: number;
  failure: (FuzzFailure & { readonly seed: number }) | null;
}

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "5" },
    seed: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const first = values.seed === undefined ? randomInt(0x7fff_ffff) : Number(values.seed);
const tallies = allTargets
  .filter(({ name }) => name.includes(values.only))
  .map((target): Tally => ({ target, inputs: 0, failure: null }));
const end = Date.now() + Number(values.minutes) * 60_000;

say(`seed ${first}, ${values.minutes} minutes, ${tallies.length} targets`);
for (let round = 0; Date.now() < end && tallies.some(({ failure }) => !failure); round += 1) {
  for (const tally of tallies) {
    if (tally.failure || Date.now() >= end) continue;
    await draw(tally, (first + round) % 0x7fff_ffff);
  }
}
for (const { target, inputs, failure } of tallies) {
  say(`${failure ? "BROKEN" : "  held"} ${String(inputs).padStart(9)}  ${target.name}`);
}
say(`${tallies.reduce((sum, { inputs }) => sum + inputs, 0)} inputs`);
process.send?.({ over: true });
process.exitCode = tallies.some(({ failure }) => failure) ? 1 : 0;
process.disconnect?.();

async function draw(tally: Tally, seed: number): Promise<void> {
  const { target } = tally;
  // Whoever started this knows then which input never comes to an end.
  process.send?.({ target: target.name, seed });
  const { inputs, failure } = await target.run({ seed, runs: target.runs });
  tally.inputs += inputs;
  if (!failure) return;
  tally.failure = { ...failure, seed };
  say(`\nBROKEN: ${target.name}\n  seed ${seed}, path ${failure.path}\n${failure.error}`);
  say(`  to paste into its regressions:\n    ${failure.input},\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
