// Draws new inputs for every property of test/fuzz: `npm run fuzz [-- --minutes N] [-- --seed S] [-- --only WORDS]`.
// A failing input is made as small as it gets and printed as a regression to paste.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { bundled } from "./bundled.mjs";

/** No batch takes as long as this; one that does has an input that never comes to an end. In ms. */
const longest = 300_000;

const made = await bundled("fuzz", ["test/fuzz/main.ts"]);
const child = fork(join(made, "main.mjs"), process.argv.slice(2));
let watch = null;
let latest = null;
child.on("message", (message) => {
  latest = message.over ? null : message;
  clearTimeout(watch);
  if (latest) watch = setTimeout(() => child.kill("SIGKILL"), longest);
});
const [code, signal] = await once(child, "exit");
clearTimeout(watch);
if (latest) {
  const how = signal === "SIGKILL" ? "NEVER ENDS" : "ENDS THE PROCESS";
  console.error(`\n${how}: ${latest.target}\n  seed ${latest.seed}`);
}
process.exitCode = code ?? 1;
