import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { access, chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { findElectron } from "../../electron/hosts/browser/electron-runtime.ts";
import { openingCommand } from "../../electron/hosts/browser/open-browser.ts";
import { readStartOptions } from "../../electron/hosts/browser/start-options.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { askRaw, call, enteredBy, messagesOf } from "../support/browser-host.ts";
import { childrenOf, isAlive } from "../support/children-of.ts";
import { outcomeOf } from "../support/cli.ts";
import { writeFiles } from "../support/folders.ts";
import { homeEnvironment } from "../support/own-home.ts";
import { noSignals, onWindows } from "../support/platform.ts";
import { soon } from "../support/raw-dial.ts";
import type { Ended } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const startPath = join(import.meta.dirname, "../../dist/start.js");
const { start: texts } = localeFor("en");
const noScripts = "a shell script stands in for the program that is started, and Windows runs none";

interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly pid: number;
  /** All it said so far on standard output. */
  readonly said: () => string;
  /** The same for standard error. */
  readonly noted: () => string;
  /** What it said in all, once it has ended. */
  readonly ended: Promise<Ended>;
  /** The address, once it is printed. */
  readonly address: () => Promise<string>;
}

/** Runs `npm start`'s program with home, settings and temporary files below a folder of its own. */
async function withStart(
  args: readonly string[],
  play: (started: Started, home: string) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const home = await makeFolder();
  const own = { ...homeEnvironment(home), LANG: "en_US.UTF-8" };
  const env = { ...process.env, LC_ALL: undefined, LC_MESSAGES: undefined, ...own, ...environment };
  const child = spawn(process.execPath, [startPath, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let noted = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (noted += text));
  const ended = outcomeOf(child);
  const address = async (): Promise<string> => {
    await soon(() => addressIn(said) ?? child.exitCode).not.toBeNull();
    return addressIn(said) ?? "";
  };
  try {
    await play({ child, pid: child.pid ?? 0, said: () => said, noted: () => noted, ended, address }, home);
  } finally {
    child.kill("SIGKILL");
    await ended;
    await removeFolder(home);
  }
}

function addressIn(said: string): string | null {
  return /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/m.exec(said)?.[0] ?? null;
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`${signal} ends a practice run, and leaves no folder and no process`, async () => {
    test.skip(onWindows, noSignals);
    await withStart(
      ["--practice", "--browser", "--no-open"],
      async ({ child, pid, ended, address }, home) => {
        const url = new URL(await address());
        const [folder = "", ...others] = await readdir(home);
        expect([folder.replace(/-\w+$/, ""), others]).toEqual(["lagrange-yunzai-practice", []]);
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
        const folders = [{ path: join(home, folder), name: folder }];
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

test("--within keeps the wizard in that folder, and remembers beside it", async () => {
  const folder = await makeFolder();
  try {
    await withStart(["--within", folder, "--no-open"], async ({ child, pid, ended, address }) => {
      expect(await address()).not.toBe("");
      expect(await childrenOf(pid)).toEqual([]);
      child.kill("SIGTERM");
      if (!onWindows) expect((await ended).code).toBe(0);
    });
  } finally {
    await removeFolder(folder);
  }
});

const nowhere = resolve("/nowhere/at/all");
const wrong = [
  [["--brwoser"], texts.usage["unknown-option"]({ kind: "unknown-option", option: "--brwoser" })],
  [["-x"], texts.usage["unknown-option"]({ kind: "unknown-option", option: "-x" })],
  [["--constructor"], texts.usage["unknown-option"]({ kind: "unknown-option", option: "--constructor" })],
  [["more"], texts.usage["unexpected-argument"]({ kind: "unexpected-argument", argument: "more" })],
  [["--browser=yes"], texts.usage["value-not-wanted"]({ kind: "value-not-wanted", option: "browser" })],
  [["--lang"], texts.usage["value-missing"]({ kind: "value-missing", option: "lang" })],
  [["--lang", "--browser"], texts.usage["value-missing"]({ kind: "value-missing", option: "lang" })],
  [["--lang", "fr"], texts.usage["no-such-language"]({ kind: "no-such-language", value: "fr" })],
  [["--age", "B"], texts.usage["practice-only"]({ kind: "practice-only", option: "age" })],
  [
    ["--practice", "--within", "."],
    texts.usage["not-together"]({ kind: "not-together", options: ["practice", "within"] }),
  ],
  [["--within", nowhere], texts.usage["not-a-folder"]({ kind: "not-a-folder", path: nowhere })],
] as const;

for (const [args, sentence] of wrong) {
  test(`"${args.join(" ")}" ends with 2 and one sentence`, async () => {
    await withStart(args, async ({ ended }, home) => {
      expect(await ended).toMatchObject({ code: 2, stdout: "", stderr: `${sentence}\n` });
      expect(await readdir(home)).toEqual([]);
    });
  });
}

test("what the practice world cannot be told ends with 2 and its own sentence, and leaves nothing", async () => {
  await withStart(["--practice", "--no-open", "--age", "Z"], async ({ ended }, home) => {
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^--age can be A, B, C0, C, but not “Z”\.\n$/);
    expect(await readdir(home)).toEqual([]);
  });
});

test("--help lists every option in both languages", async () => {
  for (const [lang, { start }] of [
    ["en", localeFor("en")],
    ["zh-CN", localeFor("zh-CN")],
  ] as const) {
    await withStart(["--help", "--lang", lang], async ({ ended }) => {
      const { code, stdout, stderr } = await ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      for (const [name, text] of Object.entries(start.help.option)) {
        expect(stdout).toMatch(new RegExp(`^  --${name}\\b.* {2}`, "m"));
        expect(stdout).toContain(text);
      }
    });
  }
});

test("the default browser is given the address as one argument, by no shell", async () => {
  test.skip(onWindows, noScripts);
  const folder = await makeFolder();
  try {
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
  } finally {
    await removeFolder(folder);
  }
});

for (const [what, body] of [
  ["there is no browser", null],
  ["no browser comes up", "exit 3"],
] as const) {
  test(`where ${what} it says to open the address oneself, and goes on`, async () => {
    test.skip(onWindows, noScripts);
    const folder = await makeFolder();
    try {
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
    } finally {
      await removeFolder(folder);
    }
  });
}

test("Electron's runtime, where it is installed, gets the project and the options, and its exit code is ours", async () => {
  test.skip(onWindows, noScripts);
  const dist = await makeFolder();
  try {
    const record = join(dist, "arguments");
    await makeProgram(join(dist, "electron"), `printf '%s\\n' "$@" > "${record}"; exit 7`);
    const args = ["--practice", "--age", "B", "--loading=2", "--lang", "en"];
    await withStart(
      args,
      async ({ ended }, home) => {
        const stdout = `${texts.opening.desktop}\n`;
        expect(await ended).toMatchObject({ code: 7, stdout, stderr: "" });
        const root = join(import.meta.dirname, "../..");
        const given = [root, "--practice", "--age", "B", "--loading", "2", "--lang", "en"];
        expect(await readFile(record, "utf8")).toBe(`${given.join("\n")}\n`);
        expect(await readdir(home)).toEqual([]);
      },
      { ELECTRON_OVERRIDE_DIST_PATH: dist },
    );
  } finally {
    await removeFolder(dist);
  }
});

test("what ends the program ends Electron's window too", async () => {
  test.skip(onWindows, noScripts);
  const dist = await makeFolder();
  try {
    await makeProgram(join(dist, "electron"), "exec sleep 60");
    await withStart(
      [],
      async ({ child, pid, said, ended }) => {
        await soon(said).toBe(`${texts.opening.desktop}\n`);
        await soon(async () => (await childrenOf(pid)).length).toBe(1);
        const [window = 0] = await childrenOf(pid);
        child.kill("SIGTERM");
        expect(await ended).toMatchObject({ code: 0, stderr: "" });
        expect(await isAlive(window)).toBe(false);
      },
      { ELECTRON_OVERRIDE_DIST_PATH: dist },
    );
  } finally {
    await removeFolder(dist);
  }
});

test("a runtime that cannot be started gives way to the browser host", async () => {
  test.skip(onWindows, noScripts);
  const dist = await makeFolder();
  try {
    await writeFile(join(dist, "electron"), "no program");
    await withStart(
      ["--practice"],
      async ({ child, said, ended, address }) => {
        const url = await address();
        const lines = [texts.opening.desktop, texts.opening["desktop-failed"], url];
        expect(said()).toBe(`${lines.join("\n")}\n`);
        child.kill("SIGTERM");
        expect((await ended).code).toBe(0);
      },
      { ELECTRON_OVERRIDE_DIST_PATH: dist, PATH: dist },
    );
  } finally {
    await removeFolder(dist);
  }
});

test("a runtime counts as installed when its path, its program and its version are there", async () => {
  const folder = await makeFolder();
  const found = (environment = {}) => findElectron({ folder, platform: "linux", environment });
  try {
    expect(await found()).toBe(null);
    await writeFiles(folder, { "package.json": '{"version":"45.4.1"}', "path.txt": "electron" });
    expect(await found()).toBe(null);
    await writeFiles(folder, { "dist/electron": "" });
    expect(await found()).toBe(null);
    await writeFiles(folder, { "dist/version": "v45.4.0" });
    expect(await found()).toBe(null);
    await writeFiles(folder, { "dist/version": "v45.4.1" });
    expect(await found()).toBe(join(folder, "dist/electron"));

    const elsewhere = join(folder, "elsewhere");
    await mkdir(elsewhere);
    expect(await found({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(null);
    await writeFiles(elsewhere, { electron: "" });
    expect(await found({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(join(elsewhere, "electron"));
  } finally {
    await removeFolder(folder);
  }
});

test("each system opens addresses with a program of its own, none through a shell", () => {
  expect(openingCommand("linux", {})).toEqual(["xdg-open"]);
  expect(openingCommand("darwin", {})).toEqual(["open"]);
  const [program, ...args] = openingCommand("win32", { SystemRoot: "D:\\Win" });
  expect(program).toMatch(/^D:\\Win[\\/]System32[\\/]rundll32\.exe$/);
  expect(args).toEqual(["url.dll,FileProtocolHandler"]);
});

test("the last --lang counts, also beside what is wrong", () => {
  const { lang, request } = readStartOptions(["--lang", "en", "--lang=ZH-cn", "--nonsense"]);
  expect(lang).toBe("zh-CN");
  expect(request.kind).toBe("usage");
});

async function makeProgram(path: string, body: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  await access(path);
}
