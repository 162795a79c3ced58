// Measures what the README states against peers, side by side: `npm run bench [-- --times N] [-- --only SECTION] [-- --growth]`.
import { join } from "node:path";
import { bundled, dist, runNode } from "./bundled.mjs";

const made = await bundled("bench", ["test/bench/main.ts", "test/bench/find-memory.ts"]);
await runNode([
  join(made, "main.mjs"),
  "--dist",
  dist,
  "--json",
  join(made, "bench.json"),
  ...process.argv.slice(2),
]);
