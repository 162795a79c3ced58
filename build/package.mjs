// Packages the built program for Windows x64 into `release`: `npm run package`; `-- --dir` makes no installers.
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { packageApp, stageApp } from "./package-app.mjs";

const { values } = parseArgs({
  options: { dir: { type: "boolean", default: false }, out: { type: "string", default: "release" } },
});
const out = resolve(import.meta.dirname, "..", values.out);
const app = join(out, "app");
await rm(out, { recursive: true, force: true });
await stageApp(app);
for (const file of await packageApp({ app, out, electron: null, dirOnly: values.dir })) console.log(file);
