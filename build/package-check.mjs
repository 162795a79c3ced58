// Checks what packaging makes: `node build/package-check.mjs FOLDER` a packaged folder as it is installed;
// without one it packages the built program first, with a stand-in for Electron, so that nothing but npm's
// registry is needed. `--dist DIR` takes another built program. Exit 1 with a line for each problem.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { builderConfig } from "./electron-builder.mjs";
import { packageApp, stageApp } from "./package-app.mjs";
import { problemsOf } from "./package-expectation.mjs";
import { readPackage } from "./read-package.mjs";
import { makeStandInElectron } from "./stand-in-electron.mjs";

const root = join(import.meta.dirname, "..");
const { values, positionals } = parseArgs({
  options: { dist: { type: "string", default: join(root, "dist") } },
  allowPositionals: true,
});

async function check(folder) {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const { productName, executableName } = builderConfig({ app: "", out: "", electron: null });
  const program = await readPackage(folder, `${executableName}.exe`);
  const problems = problemsOf(program, { version, productName });
  console.log(`${program.files.length} files, app.asar ${(program.asarBytes / 1024 / 1024).toFixed(2)} MB`);
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

async function packageWithStandIn(scratch) {
  const [app, out, electron] = ["app", "out", "electron"].map((name) => join(scratch, name));
  await makeStandInElectron(electron);
  await stageApp(app, resolve(values.dist));
  await packageApp({ app, out, electron, dirOnly: true });
  return join(out, "win-unpacked");
}

const [folder] = positionals;
if (folder !== undefined) {
  process.exitCode = (await check(resolve(folder))) ? 0 : 1;
} else {
  const scratch = await mkdtemp(join(tmpdir(), "package-check-"));
  try {
    process.exitCode = (await check(await packageWithStandIn(scratch))) ? 0 : 1;
  } finally {
    // Windows looks through new programs for viruses, and holds them meanwhile.
    await rm(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
