import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { WebSocket } from "ws";
import { openingCommand } from "../../electron/hosts/browser/open-browser.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { askRaw, call, enteredBy, messagesOf } from "../support/browser-host.ts";
import { childrenOf, isAlive } from "../support/children-of.ts";
import { test } from "../support/folder-test.ts";
import { noSignals, onWindows } from "../support/platform.ts";
import { soon } from "../support/raw-dial.ts";
import { makeProgram, noScripts, withStart } from "../support/started-host.ts";

const { start: texts } = localeFor("en");

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`${signal} ends a practice run, and leaves no folder and no process`, async () => {
    test.skip(onWindows, noSignals);
    await withStart(
      ["--practice", "--browser", "--no-open"],
      async ({ child, pid, ended, address }, home) => {
        const url = new URL(await address());
        const [name = "", ...others] = await readdir(home);
        expect([name.replace(/-\w+$/, ""), others]).toEqual(["lagrange-yunzai-practice", []]);
        const world = await childrenOf(pid);
        expect(world).toHaveLength(1);

        const get = `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`;
        const { cookie, key } = enteredBy(await askRaw(Number(url.port), get));
        const headers = { Cookie: cookie, Origin: url.origin };
        const window = new WebSocket(`ws://${url.host}/socket`, { headers });
        const gone = once(window, "close");
        const messages = messagesOf(window);
        await once(window, "open");
        window.send(key);
        window.send(call(1, "listFolder", { path: null }));
        await soon(() => messages.length).toBe(1);
        const folders = [{ path: join(home, name), name }];
        const value = { kind: "listed", path: null, folders };
        expect(messages).toMatchObject([{ type: "result", id: 1, value }]);

        child.kill(signal);
        expect(await ended).toMatchObject({ code: 0, signal: null, stderr: "" });
        expect((await gone)[0]).toBe(1001);
        expect(await readdir(home)).toEqual([]);
        for (const each of world) expect(await isAlive(each)).toBe(false);
      },
    );
  });
}

test("it says in one line where it opens and why, then the address on a line of its own", async () => {
  await withStart(["--practice", "--no-open"], async ({ child, said, ended, address }) => {
    const url = await address();
    expect(said()).toBe(`${texts.opening.printed}\n${url}\n`);
    child.kill("SIGTERM");
    expect((await ended).stdout).toBe(`${texts.opening.printed}\n${url}\n`);
  });
});

test("--lang decides the language of all of that", async () => {
  await withStart(["--practice", "--no-open", "--lang", "zh-cn"], async ({ said, address }) => {
    const url = await address();
    expect(said()).toBe(`${localeFor("zh-CN").start.opening.printed}\n${url}\n`);
  });
});

test("--within opens the wizard without a practice world of its own", async ({ folder }) => {
  await withStart(["--within", folder, "--no-open"], async ({ child, pid, ended, address }) => {
    expect(await address()).not.toBe("");
    expect(await childrenOf(pid)).toEqual([]);
    child.kill("SIGTERM");
    if (!onWindows) expect((await ended).code).toBe(0);
  });
});

test("the default browser is given the address as one argument, by no shell", async ({ folder }) => {
  test.skip(onWindows, noScripts);
  const record = join(folder, "opened");
  await makeProgram(join(folder, "xdg-open"), `printf '%s\\n' "$#" "$1" > "${record}"`);
  await withStart(
    ["--practice", "--browser"],
    async ({ said, address }) => {
      const url = await address();
      await soon(() => readFile(record, "utf8").catch(() => null)).toBe(`1\n${url}\n`);
      expect(said()).toBe(`${texts.opening.asked}\n${url}\n`);
    },
    { PATH: `${folder}:${process.env["PATH"] ?? ""}` },
  );
});

for (const [what, body] of [
  ["there is no browser", null],
  ["no browser comes up", "exit 3"],
] as const) {
  test(`where ${what} it says to open the address oneself, and goes on`, async ({ folder }) => {
    test.skip(onWindows, noScripts);
    if (body !== null) await makeProgram(join(folder, "xdg-open"), body);
    await withStart(
      ["--practice", "--browser"],
      async ({ child, noted, ended, address }) => {
        expect(await address()).not.toBe("");
        await soon(noted).toBe(`${texts.openItYourself}\n`);
        expect(child.exitCode).toBe(null);
        child.kill("SIGTERM");
        expect(await ended).toMatchObject({ code: 0, stderr: `${texts.openItYourself}\n` });
      },
      { PATH: body === null ? folder : `${folder}:${process.env["PATH"] ?? ""}` },
    );
  });
}

test("each system opens addresses with a program of its own, none through a shell", () => {
  expect(openingCommand("linux", {})).toEqual(["xdg-open"]);
  expect(openingCommand("darwin", {})).toEqual(["open"]);
  const [program, ...args] = openingCommand("win32", { SystemRoot: "D:\\Win" });
  expect(program).toMatch(/^D:\\Win[\\/]System32[\\/]rundll32\.exe$/);
  expect(args).toEqual(["url.dll,FileProtocolHandler"]);
});
