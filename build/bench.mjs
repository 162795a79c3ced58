// Measures what the README states against peers, side by side:
// `npm run bench [-- --times N] [-- --only SECTION] [-- --growth]`.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundled, dist, runNode } from "./bundled.mjs";

const { values: options } = parseArgs({
  options: {
    times: { type: "string", default: "1" },
    only: { type: "string", multiple: true, default: [] },
    growth: { type: "boolean", default: false },
  },
});

const made = await bundled("bench", [
  "test/bench/main.ts",
  "test/bench/tell.ts",
  "test/bench/find-memory.ts",
]);
const sections = options.only.flatMap((name) => ["--only", name]);
const passes = Array.from({ length: Number(options.times) }, (_, pass) =>
  join(made, `pass-${pass + 1}.json`),
);
// Each in a process of its own: what one leaves in memory slows the next.
for (const pass of passes) {
  const args = [join(made, "main.mjs"), "--dist", dist, "--json", pass, ...sections];
  await runNode(options.growth ? [...args, "--growth"] : args);
  if (process.exitCode !== 0) process.exit();
}
await runNode([join(made, "tell.mjs"), ...passes]);
