import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { findElectron } from "../../electron/hosts/browser/electron-runtime.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { childrenOf, isAlive } from "../support/children-of.ts";
import { test } from "../support/folder-test.ts";
import { writeFiles } from "../support/folders.ts";
import { onWindows } from "../support/platform.ts";
import { soon } from "../support/raw-dial.ts";
import { makeProgram, noScripts, withStart } from "../support/started-host.ts";

const { start: texts } = localeFor("en");

test("Electron's runtime, where it is installed, gets the project and the options, and its exit code is ours", async ({
  folder,
}) => {
  test.skip(onWindows, noScripts);
  const record = join(folder, "arguments");
  await makeProgram(join(folder, "electron"), `printf '%s\\n' "$@" > "${record}"; exit 7`);
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
    { ELECTRON_OVERRIDE_DIST_PATH: folder },
  );
});

test("what ends the program ends Electron's window too", async ({ folder }) => {
  test.skip(onWindows, noScripts);
  await makeProgram(join(folder, "electron"), "exec sleep 600");
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
    { ELECTRON_OVERRIDE_DIST_PATH: folder },
  );
});

test("a runtime that cannot be started gives way to the browser host", async ({ folder }) => {
  test.skip(onWindows, noScripts);
  await writeFile(join(folder, "electron"), "no program");
  await withStart(
    ["--practice"],
    async ({ child, said, ended, address }) => {
      const url = await address();
      const lines = [texts.opening.desktop, texts.opening["desktop-failed"], url];
      expect(said()).toBe(`${lines.join("\n")}\n`);
      child.kill("SIGTERM");
      expect((await ended).code).toBe(0);
    },
    { ELECTRON_OVERRIDE_DIST_PATH: folder, PATH: folder },
  );
});

test("a runtime counts as installed when its path, its program and its version are there", async ({
  folder,
}) => {
  const found = (environment = {}) => findElectron({ folder, platform: "linux", environment });
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
});
