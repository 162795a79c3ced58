import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";

/** How long any one thing may take, in ms. */
const longest = 120_000;

/** Runs a program to its end; its exit code, or null where it was ended. Throws where it does not end. */
export async function run(file, args, options = {}) {
  const child = spawn(file, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
  try {
    const [code] = await once(child, "exit", { signal: AbortSignal.timeout(longest) });
    return code;
  } finally {
    child.kill();
  }
}

/** Waits until something holds. */
export async function until(what, holds) {
  const end = Date.now() + longest;
  for (;;) {
    if (await holds()) return;
    assert.ok(Date.now() < end, `${what}: not within ${longest} ms`);
    await sleep(200);
  }
}

/**
 * Starts a program of ours with its window, and lets `look` look at the page; then the window must close as `close`
 * wants it, and the program end with 0.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{
 *   look: (page: import("@playwright/test").Page) => Promise<void>,
 *   close: (pid: number, browser: import("@playwright/test").Browser) => Promise<void>,
 * }} deeds
 */
export async function withWindow(file, args, { look, close }) {
  const port = await freePort();
  const child = spawn(file, [...args, `--remote-debugging-port=${port}`], { stdio: "ignore" });
  try {
    const browser = await reach(port);
    const pages = () => browser.contexts().flatMap((context) => context.pages());
    await until("the page", async () => pages().length > 0);
    const [page] = pages();
    page.setDefaultTimeout(longest);
    await look(page);
    await close(child.pid, browser);
    await until("the end of the program", async () => child.exitCode !== null);
    assert.equal(child.exitCode, 0);
    await browser.close();
  } finally {
    child.kill();
  }
}

/** As its user does: this asks every window of the program to close. */
export async function closeWindow(pid) {
  assert.equal(await run("taskkill", ["/PID", String(pid)]), 0);
}

/** For a program that runs in another's process: Electron quits upon it, and does not answer. */
export async function quitProgram(_, browser) {
  const session = await browser.newBrowserCDPSession();
  void session.send("Browser.close").catch(() => undefined);
}

/** Chromium's own door for tools, once it is open. */
async function reach(port) {
  const doors = [];
  await until("the window", async () => {
    // The program's own ways are left as they are: of what a browser may be told Electron knows a part.
    const door = await chromium
      .connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
      .catch(() => null);
    if (door) doors.push(door);
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
