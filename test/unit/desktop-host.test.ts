import { fork } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { bugLines } from "../../electron/hosts/common/bug-lines.ts";
import type { MessageChannel } from "../../electron/hosts/common/message-channel.ts";
import { contentSecurityPolicy } from "../../electron/hosts/common/page.ts";
import { answerPage } from "../../electron/hosts/desktop/answer-page.ts";
import { readDesktopOptions } from "../../electron/hosts/desktop/desktop-options.ts";
import { followLanguage } from "../../electron/hosts/desktop/follow-language.ts";
import { droppedFolder, realFolder } from "../../electron/hosts/desktop/folders.ts";
import { openPracticeWorld, type PracticeProgram } from "../../electron/hosts/desktop/practice-world.ts";
import { createSpeech } from "../../electron/hosts/desktop/speech.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { cliPath } from "../support/cli.ts";
import { hasLinks, noLinks } from "../support/platform.ts";
import { fakeService } from "../support/service.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

test.describe("the page's own scheme", () => {
  const pages = { folder: "" };

  test.beforeAll(async () => {
    const root = await makeFolder();
    pages.folder = join(root, "page");
    await mkdir(join(pages.folder, "assets"), { recursive: true });
    await writeFile(join(pages.folder, "index.html"), "<title>the page</title>");
    await writeFile(join(pages.folder, "assets/app.js"), "export {};");
    await writeFile(join(root, "secret.js"), "secret");
    if (hasLinks) await symlink(join(root, "secret.js"), join(pages.folder, "linked.js"));
  });

  test.afterAll(() => removeFolder(join(pages.folder, "..")));

  const ask = (url: string, method = "GET") => answerPage(pages.folder, { method, url });

  test("serves the page with its policy, and its files with their types", async () => {
    const page = await ask("wizard://app/");
    expect([page.status, await page.text()]).toEqual([200, "<title>the page</title>"]);
    expect(page.headers.get("content-security-policy")).toBe(contentSecurityPolicy);
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const script = await ask("wizard://app/assets/app.js?v=1");
    expect([script.status, script.headers.get("content-type")]).toEqual([
      200,
      "text/javascript; charset=utf-8",
    ]);
  });

  for (const [url, status] of [
    ["wizard://app/nothing.js", 404],
    ["wizard://app/linked.js", 403],
    ["wizard://app/%2e%2e%2fsecret.js", 403],
    ["wizard://app/..%5csecret.js", 403],
    ["wizard://app/../secret.js", 404],
    ["wizard://app.evil/", 403],
    ["wizard://user@app/", 403],
    ["file:///etc/passwd", 403],
  ] as const) {
    test(`${url} is answered with ${status} and nothing else`, async () => {
      test.skip(url.endsWith("linked.js") && !hasLinks, noLinks);
      const response = await ask(url);
      expect([response.status, await response.text()]).toEqual([status, ""]);
      expect(response.headers.get("content-security-policy")).toBe(contentSecurityPolicy);
    });
  }

  test("answers no other method", async () => {
    for (const method of ["POST", "PUT", "HEAD", "OPTIONS"]) {
      expect((await ask("wizard://app/", method)).status, method).toBe(405);
    }
  });
});

test("the program's options are read, and Chromium's passed over", () => {
  const read = (...args: readonly string[]) => readDesktopOptions(args, "/here");
  const plain = {
    task: { kind: "window", onHealth: false },
    practice: null,
    within: null,
    lang: null,
    problem: null,
  };
  expect(read("/the/project")).toEqual(plain);
  expect(read(".", "--practice", "--age", "B", "--auth", "a=1", "--auth=b=2", "--lang", "EN")).toEqual({
    ...plain,
    practice: ["--age", "B", "--auth", "a=1", "--auth", "b=2"],
    lang: "en",
  });
  const bots = resolve("/bots");
  expect(read("--within", bots, "--lang=zh-CN")).toEqual({ ...plain, within: bots, lang: "zh-CN" });
  const chromium = [
    "--inspect=0",
    "--remote-debugging-port=0",
    "--no-sandbox",
    "--lang=de",
    "-psn_0_1",
    "--",
  ];
  expect(read(...chromium)).toEqual(plain);
});

for (const [args, task] of [
  [["--repair"], { kind: "window", onHealth: true }],
  [["--check"], { kind: "check", report: null }],
  [["--check=now"], { kind: "check", report: null }],
  // No window opens in somebody's script.
  [["--repair", "--check"], { kind: "check", report: null }],
  [["--report", "a.md"], { kind: "check", report: resolve("/here/a.md") }],
  [["--check", "--report=/there/a.md"], { kind: "check", report: resolve("/there/a.md") }],
  [["--report=--a.md"], { kind: "check", report: resolve("/here/--a.md") }],
  [["--report", "-a.md"], { kind: "check", report: resolve("/here/-a.md") }],
] as const) {
  test(`${args.join(" ")} is understood`, () => {
    expect(readDesktopOptions(args, "/here")).toMatchObject({ task, problem: null });
  });
}

for (const [args, option] of [
  [["--report"], "report"],
  [["--report="], "report"],
  [["--report", "--check"], "report"],
  [["--report", "--lang", "en"], "report"],
  [["--check", "--report", ""], "report"],
  // A limit that is none would be no limit.
  [["--within"], "within"],
  [["--within", "--check"], "within"],
  [["--repair", "--lang", "--within", "/bots"], "lang"],
  [["--practice", "--age", "--stopped"], "age"],
  [["--check", "--report", "--within", "--lang"], "report"],
] as const) {
  test(`${args.join(" ")} is refused: --${option} stands without its value`, () => {
    expect(readDesktopOptions(args, "/here").problem).toEqual({ kind: "value-missing", option });
  });
}

test("a dropped folder means itself, a dropped file its folder, and nothing else means anything", async () => {
  const folder = await makeFolder();
  try {
    await writeFile(join(folder, "appsettings.json"), "{}");
    expect(await droppedFolder(folder)).toBe(folder);
    expect(await droppedFolder(join(folder, "appsettings.json"))).toBe(folder);
    expect(await droppedFolder(join(folder, "gone"))).toBeNull();
    expect(await droppedFolder(".")).toBeNull();
    expect(await realFolder(`${folder}/./`)).toBe(folder);
    expect(await realFolder(join(folder, "appsettings.json"))).toBeNull();
    expect(await realFolder(join(folder, "gone"))).toBeNull();
  } finally {
    await removeFolder(folder);
  }
});

test("menu and dialogs follow the language that the user chooses in the window", async () => {
  const heard: string[] = [];
  const speech = createSpeech("zh-CN", ({ ok }) => heard.push(ok));
  const service = followLanguage(fakeService(), speech.speak);
  expect(speech.texts().ok).toBe("确定");
  const call = { signal: new AbortController().signal, tell: () => undefined };
  expect(await service.prefer({ language: "en" }, call)).toBeNull();
  expect([speech.texts().ok, speech.locale().tag, ...heard]).toEqual(["OK", "en", "OK"]);
});

test("a language that could not be kept is not spoken either", async () => {
  const spoken: string[] = [];
  const failing = fakeService({ prefer: () => Promise.reject(new Error("no disk")) });
  const service = followLanguage(failing, (language) => spoken.push(language));
  const call = { signal: new AbortController().signal, tell: () => undefined };
  await expect(service.prefer({ language: "en" }, call)).rejects.toThrow("no disk");
  expect(spoken).toEqual([]);
});

test("a bug is one sentence, and shows where it came from only to who debugs", () => {
  const error = new Error("first line\nsecond line");
  const debugging = { LYS_DEBUG: "1" };
  const lines = bugLines(error, localeFor("en"), {});
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("first line");
  expect(lines.join("\n")).not.toMatch(/second line|\bat /);
  expect(bugLines(error, localeFor("en"), debugging).join("\n")).toContain("desktop-host.test.ts");
  expect(bugLines("thrown text", localeFor("zh-CN"), debugging)).toHaveLength(1);
});

/** The built command line, as Electron would run it. */
function runCommandLine(args: readonly string[], cwd: string): PracticeProgram {
  const child = fork(cliPath, [...args], { cwd, stdio: ["ignore", "pipe", "ignore", "ipc"] });
  if (!child.stdout) throw new Error("a piped process has no output");
  const exited = once(child, "exit").then(() => undefined);
  const channel: MessageChannel = {
    send: (message) => void child.send(message),
    listen: (onMessage) => void child.on("message", onMessage),
  };
  return { stdout: child.stdout, channel, exited, kill: () => void child.kill() };
}

test("a practice world opens in a folder of its own and is gone at its end", async () => {
  const ran: (readonly string[])[] = [];
  const exited: string[] = [];
  const practice = await openPracticeWorld(
    (args, cwd) => {
      ran.push([...args, cwd]);
      const program = runCommandLine(args, cwd);
      void program.exited.then(() => exited.push(cwd));
      return program;
    },
    ["--age", "B"],
  );
  const folder = practice?.folder ?? "none";
  try {
    expect(ran).toEqual([["practice", "--dir", folder, "--age", "B", folder]]);
    expect(await readFile(join(folder, "Lagrange.OneBot/appsettings.json"), "utf8")).toContain(
      "Implementations",
    );
  } finally {
    await practice?.end();
  }
  expect(exited).toEqual([folder]);
  await expect(access(folder)).rejects.toThrow("ENOENT");
});

test("a practice world that does not start leaves nothing behind", async () => {
  const folders: string[] = [];
  const practice = await openPracticeWorld(
    (args, cwd) => {
      folders.push(cwd);
      return runCommandLine(args, cwd);
    },
    ["--age", "Z"],
  );
  expect(practice).toBeNull();
  expect(folders).toHaveLength(1);
  for (const folder of folders) await expect(access(folder)).rejects.toThrow("ENOENT");
});
