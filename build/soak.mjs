// Opens and closes the wizard's window over and over in one process: `npm run soak [-- --rounds N]`.
import { join } from "node:path";
import { bundled, dist, runNode } from "./bundled.mjs";

const made = await bundled("soak", ["test/soak/main.ts"]);
await runNode(["--expose-gc", join(made, "main.mjs"), "--dist", dist, ...process.argv.slice(2)]);
