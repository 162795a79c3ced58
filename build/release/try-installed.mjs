// Tries the packaged programs on a real Windows as their user would: `node build/release/try-installed.mjs
// [--release DIR] [--pictures DIR]`. Installs into a folder with a Chinese name, checks a practice world, has it
// repaired, looks at the window in both languages, starts it twice, spoils the archive, uninstalls, and asks each time
// whether what should be there is. Only the release workflow runs it: nothing else has Electron's runtime with our
// fuses in it. Needs Node 24, which reads TypeScript.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { localeFor } from "../../electron/locales/index.ts";
import { changedArchives, rightsOf } from "./executables.mjs";
import { closeWindow, quitProgram, run, until, withWindow } from "./windows-program.mjs";

const root = join(import.meta.dirname, "../..");
const cli = join(root, "dist/cli.js");

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
const program = join(place, `${name}.exe`);
const within = ["--within", join(folder, "world")];
const shortcuts = join(APPDATA, "Microsoft/Windows/Start Menu/Programs");
const report = join(folder, "报告.txt");
const check = ["--check", ...within, "--report", report, "--lang", "zh-CN"];

const before = await readdir(shortcuts);
await install();
const world = await openWorld();
try {
  await checkAndRepair();
  await lookAtWindow();
  await lookAtPortable();
  await runNothingElse();
} finally {
  await world.end();
}
await nameWhoHoldsThePort();
await uninstall();

function tell(what) {
  console.log(`ok: ${what}`);
}

async function install() {
  for (const file of [installer, portable]) assert.equal(await rightsOf(file), "asInvoker", file);
  // NSIS takes the rest of the line for the folder, without quotes.
  const code = await run(installer, ["/S", `/D=${place}`], { windowsVerbatimArguments: true });
  assert.equal(code, 0);
  assert.equal(await rightsOf(program), "asInvoker");
  assert.equal((await addedLinks()).length, 2, `the Start menu has ${(await addedLinks()).join(", ")}`);
  assert.deepEqual([await isRegistered("HKCU"), await isRegistered("HKLM")], [true, false]);
  assert.equal(await run(process.execPath, [join(root, "build/package-check.mjs"), place]), 0);
  tell(
    "installed without a question or a right, for this user, with two entries in the Start menu, as packaged",
  );
}

async function addedLinks() {
  return (await readdir(shortcuts)).filter((file) => !before.includes(file));
}

/** Whether Windows' list of programs has it, for this user or for the machine. */
async function isRegistered(hive) {
  const list = `${hive}\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall`;
  return (await run("reg", ["query", list, "/s", "/d", "/f", `Uninstall ${name}.exe`])) === 0;
}

/** A practice world in a process of its own, with the settings as Lagrange makes them: the link is broken. */
async function openWorld() {
  const args = [cli, "practice", "--dir", join(folder, "world")];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = await once(createInterface({ input: child.stdout }), "line", {
    signal: AbortSignal.timeout(60_000),
  });
  const end = async () => {
    child.kill();
    await ended;
  };
  return { ...JSON.parse(line), end };
}

async function checkAndRepair() {
  assert.equal(await run(program, check), 1);
  assert.match(await readFile(report, "utf8"), /断|端口/);
  tell("the installed program finds the link broken, and reports it");
  const folders = ["--lagrange", world.lagrange, "--yunzai", world.yunzai];
  assert.equal(await run(process.execPath, [cli, "apply", ...folders]), 0);
  assert.equal(await run(program, check), 0);
  assert.match(await readFile(report, "utf8"), /\(healthy\)/);
  tell("after the repair it finds the link healthy");
  const nowhere = join(folder, "nowhere");
  for (const args of [["--report"], ["--within", nowhere], ["--report", join(nowhere, "a.txt"), ...within]])
    assert.equal(await run(program, ["--check", ...args]), 2, args.join(" "));
  tell("what cannot be done ends with 2, and asks nobody");
}

/** The real window: it shows our page in its sandbox, and there is one, however often the program is started. */
async function lookAtWindow() {
  const { verdicts } = localeFor("zh-CN");
  const healthy = (page) => page.getByRole("heading", { level: 1, name: verdicts.healthy }).waitFor();
  await withWindow(program, [...within, "--lang", "zh-CN"], {
    async look(page) {
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      assert.equal(page.url(), "wizard://app/");
      const reached = await page.evaluate("[typeof require, typeof process, typeof module].join()");
      assert.equal(reached, "undefined,undefined,undefined");
      tell("the installed window opens, with its page in its sandbox");

      await loadsAnew(page, async () => assert.equal(await run(program, ["--repair"]), 0));
      await healthy(page);
      const [entry] = (await addedLinks()).filter((file) => /repair|修复/.test(file));
      await loadsAnew(page, () => start(join(shortcuts, entry)));
      await healthy(page);
      await picture(page, "installed");
      tell(
        "started again with --repair, and by the Start menu's second entry, it leads the one window to Health",
      );

      assert.equal(await run(program, check), 0);
      assert.equal(await run(installer, ["/S"]), 3);
      assert.ok(existsSync(program));
      tell("beside an open window a check works, and an installation is refused");
    },
    close: closeWindow,
  });
  tell("the installed program ends when its window is closed");
  assert.equal(await run(installer, ["/S"]), 0);
  assert.equal((await addedLinks()).length, 2);
  assert.equal(await run(program, check), 0);
  tell("installed over itself, it is in the same place");
}

/** Waits until a deed has the page loaded anew. */
async function loadsAnew(page, deed) {
  await page.evaluate("window.seen = true");
  await deed();
  await until("the page anew", () => page.evaluate("window.seen === undefined").catch(() => false));
}

/** As by a double click. */
async function start(file) {
  const options = { windowsVerbatimArguments: true };
  assert.equal(await run("cmd", ["/d", "/c", `start "" "${file}"`], options), 0);
}

async function picture(page, what) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${what}.png`) });
}

async function lookAtPortable() {
  assert.equal(await run(portable, check), 0);
  const beside = join(release, "beside.txt");
  assert.equal(await run(portable, ["--check", ...within, "--report", "beside.txt"]), 0);
  await rm(beside);
  tell("the portable program checks, and means a file's name from the folder that it is in");
  const { verdicts } = localeFor("en");
  await withWindow(portable, ["--repair", ...within, "--lang", "en"], {
    async look(page) {
      await page.getByRole("heading", { level: 1, name: verdicts.healthy }).waitFor();
      await picture(page, "portable");
    },
    close: quitProgram,
  });
  tell("the portable window opens on Health, in English");
}

/** Of the fuses and the archive's hash: what they are for. */
async function runNothingElse() {
  const script = join(folder, "script.cjs");
  const mark = join(folder, "mark.txt");
  await writeFile(script, `require("node:fs").writeFileSync(${JSON.stringify(mark)}, "")`);
  const preload = `--require "${script.replaceAll("\\", "/")}"`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: preload };
  assert.equal(await run(program, [script, "--inspect-brk=0", ...check], { env }), 0);
  assert.ok(!existsSync(mark), "it ran a script as Node does");
  tell("the installed program is no Node, and waits for no debugger");

  const archive = join(place, "resources/app.asar");
  const whole = await readFile(archive);
  for (const { what, bytes } of await changedArchives(archive, join("dist", "main.js"))) {
    await rm(report, { force: true });
    await writeFile(archive, bytes);
    assert.notEqual(await run(program, check), 0, what);
    assert.ok(!existsSync(report), `it ran with ${what} changed`);
  }
  await writeFile(archive, whole);
  assert.equal(await run(program, check), 0);
  tell("with one byte of its archive changed it does not start");
}

/** What the program asks Windows itself, through its native library: here that this process holds Yunzai's port. */
async function nameWhoHoldsThePort() {
  const server = createServer((socket) => socket.destroy());
  server.listen(Number(new URL(world.url).port), "127.0.0.1");
  await once(server, "listening");
  assert.equal(await run(program, check), 1);
  assert.match(await readFile(report, "utf8"), new RegExp(`node\\.exe.*${process.pid}`));
  server.close();
  tell("the installed program tells which process holds Yunzai's port");
}

/** Takes away what was installed and nothing else: people install beside their bots. */
async function uninstall() {
  const theirs = join(place, "appsettings.json");
  const ours = join(APPDATA, name);
  await writeFile(theirs, "{}");
  await writeFile(join(ours, "memory.json"), "{}");
  assert.ok(existsSync(join(ours, "session")));
  const bots = await readdir(world.lagrange);
  assert.equal(bots.filter((file) => file.endsWith(".bak")).length, 1);
  assert.equal(await run(join(place, `Uninstall ${name}.exe`), ["/S"]), 0);
  // It goes on in a copy of itself.
  await until("the end of the uninstaller", async () => (await readdir(place)).length === 1);
  await until("the Start menu as before", async () => (await addedLinks()).length === 0);
  await until("Windows' list as before", async () => !(await isRegistered("HKCU")));
  assert.ok(existsSync(theirs));
  assert.ok(existsSync(join(ours, "memory.json")));
  assert.ok(!existsSync(join(ours, "session")));
  assert.deepEqual(await readdir(world.lagrange), bots);
  tell("uninstalled: the user's files and backups and the wizard's memory are left, and nothing else");
}
