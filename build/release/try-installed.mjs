// Tries the packaged programs on a real Windows as their user would: `node build/release/try-installed.mjs
// [--release DIR] [--pictures DIR]`. Installs into a folder with a Chinese name, checks a practice world, has it
// repaired, looks at the window, uninstalls, and asks each time whether what should be there is. Only the release
// workflow runs it: nothing else has Electron's runtime with our fuses in it. Needs Node 24, which reads TypeScript.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { localeFor } from "../../electron/locales/index.ts";

const root = join(import.meta.dirname, "../..");
const cli = join(root, "dist/cli.js");
const program = "lagrange-yunzai-setup.exe";

const healthy = localeFor("zh-CN").verdicts.healthy;

/** How long any one thing may take, in ms. */
const longest = 120_000;

const { values } = parseArgs({
  options: {
    release: { type: "string", default: "release" },
    pictures: { type: "string", default: "pictures" },
  },
});
const release = resolve(values.release);
const pictures = resolve(values.pictures);
const { APPDATA = "", RUNNER_TEMP = "" } = process.env;
const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const installer = join(release, `${name}-${version}-x64.exe`);
const portable = join(release, `${name}-${version}-x64-portable.exe`);
const folder = await mkdtemp(join(RUNNER_TEMP, "机器人 "));
const place = join(folder, "向导 here");
const shortcuts = join(APPDATA, "Microsoft/Windows/Start Menu/Programs");

const before = await readdir(shortcuts);
await install();
const world = await openWorld();
try {
  await checkAndRepair();
  await lookAtWindow();
} finally {
  await world.end();
}
await uninstall();

function tell(what) {
  console.log(`ok: ${what}`);
}

/** Runs a program to its end; its exit code. */
async function run(file, args, options = {}) {
  const child = spawn(file, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
  const [code] = await once(child, "exit", { signal: AbortSignal.timeout(longest) });
  return code;
}

/** Waits until something holds. */
async function until(what, holds) {
  const end = Date.now() + longest;
  for (;;) {
    if (await holds()) return;
    assert.ok(Date.now() < end, `${what}: not within ${longest} ms`);
    await sleep(200);
  }
}

async function install() {
  // NSIS takes the rest of the line for the folder, without quotes.
  const code = await run(installer, ["/S", `/D=${place}`], { windowsVerbatimArguments: true });
  assert.equal(code, 0);
  assert.ok(existsSync(join(place, program)), `${program} is not in ${place}`);
  const added = (await readdir(shortcuts)).filter((file) => !before.includes(file));
  assert.equal(added.length, 2, `the Start menu has ${added.join(", ")}`);
  tell("installed without a question, for this user, with two entries in the Start menu");
}

/** A practice world in a process of its own, with the settings as Lagrange makes them: the link is broken. */
async function openWorld() {
  const args = [cli, "practice", "--dir", join(folder, "world")];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = await once(createInterface({ input: child.stdout }), "line", {
    signal: AbortSignal.timeout(longest),
  });
  const { lagrange, yunzai } = JSON.parse(line);
  const end = async () => {
    child.kill();
    await ended;
  };
  return { lagrange, yunzai, end };
}

async function checkAndRepair() {
  const report = join(folder, "报告.txt");
  const check = ["--check", "--within", join(folder, "world"), "--report", report, "--lang", "zh-CN"];
  assert.equal(await run(join(place, program), check), 1);
  assert.match(await readFile(report, "utf8"), /断|端口/);
  tell("the installed program finds the link broken, and reports it");
  const folders = ["--lagrange", world.lagrange, "--yunzai", world.yunzai];
  assert.equal(await run(process.execPath, [cli, "apply", ...folders]), 0);
  assert.equal(await run(join(place, program), check), 0);
  tell("after the repair it finds the link healthy");
  assert.equal(await run(portable, check), 0);
  tell("so does the portable program");
}

/** The real window: it is there, it shows our page, and the page is in its sandbox. */
async function lookAtWindow() {
  const port = await freePort();
  const where = ["--within", join(folder, "world"), "--lang", "zh-CN"];
  const args = ["--repair", ...where, `--remote-debugging-port=${port}`];
  const child = spawn(join(place, program), args, { stdio: "ignore" });
  try {
    const browser = await reach(port);
    const pages = () => browser.contexts().flatMap((context) => context.pages());
    await until("the page", async () => pages().length > 0);
    const [page] = pages();
    await page.getByRole("heading", { level: 1, name: healthy }).waitFor({ timeout: longest });
    assert.equal(page.url(), "wizard://app/");
    const reached = await page.evaluate("[typeof require, typeof process, typeof module].join()");
    assert.equal(reached, "undefined,undefined,undefined");
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, "installed.png") });
    await browser.close();
    // As its user does: this asks the window to close.
    assert.equal(await run("taskkill", ["/PID", String(child.pid)]), 0);
    await until("the end of the program", async () => child.exitCode !== null);
    assert.equal(child.exitCode, 0);
  } finally {
    child.kill();
  }
  tell("the installed window opens on Health, in its sandbox, and ends when it is closed");
}

/** Chromium's own door for tools, once it is open. */
async function reach(port) {
  const doors = [];
  await until("the window", async () => {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
    if (browser) doors.push(browser);
    return doors.length > 0;
  });
  return doors[0];
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Takes away what was installed and nothing else: people install beside their bots. */
async function uninstall() {
  const theirs = join(place, "appsettings.json");
  await writeFile(theirs, "{}");
  const memory = join(APPDATA, name, "memory.json");
  const remembered = existsSync(memory);
  const uninstaller = (await readdir(place)).find((file) => /^Uninstall.*\.exe$/i.test(file));
  assert.ok(uninstaller, "there is no uninstaller");
  assert.equal(await run(join(place, uninstaller), ["/S"]), 0);
  // It goes on in a copy of itself.
  await until("the end of the uninstaller", async () => (await readdir(place)).length === 1);
  assert.ok(existsSync(theirs));
  assert.equal(existsSync(memory), remembered);
  await until("the Start menu as before", async () => (await readdir(shortcuts)).length === before.length);
  tell("uninstalled: the user's file beside it and the wizard's memory are left, and nothing else");
}
