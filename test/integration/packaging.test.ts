import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { appId, builderConfig } from "../../build/electron-builder.mjs";
import { installerScript } from "../../build/installed-files.mjs";
import { fileProblems } from "../../build/package-expectation.mjs";
import { temporaryEnvironment } from "../support/own-home.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const root = join(import.meta.dirname, "../..");

async function withFolder(play: (folder: string) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  try {
    await play(folder);
  } finally {
    await removeFolder(folder);
  }
}

/** Packages a built program with the stand-in for Electron, and checks what came of it. */
async function checkPackage(temporary: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [join(root, "build/package-check.mjs"), ...args], {
    env: { ...process.env, ...temporaryEnvironment(temporary) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  // What electron-builder tells stands behind a dot.
  const told = stdout.split("\n").filter((line) => line !== "" && !line.includes("•"));
  const problems = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("npm "));
  return { code: child.exitCode, told, problems };
}

test.describe("what gets installed", () => {
  test("is the built program, koffi for Windows x64, and nothing else, with its fuses, hash, icon and properties", async () => {
    await withFolder(async (folder) => {
      const { code, told, problems } = await checkPackage(folder);
      expect(problems).toEqual([]);
      expect([code, told]).toEqual([0, [expect.stringMatching(/^\d+ files, app\.asar \d\.\d\d MB$/)]]);
      process.stdout.write(`${told.join("\n")}\n`);
    });
  });

  test("takes in no source and no map, and the check tells of a test, a stray piece, and whatever is missing", async () => {
    await withFolder(async (folder) => {
      const dist = join(folder, "dist");
      await cp(join(root, "dist"), dist, { recursive: true });
      for (const name of [
        "main.js.map",
        "chunks/probe.ts",
        "chunks/probe.test.js",
        "chunks/stray-A1b2C3d4.js",
        "renderer/assets/index.test.js",
      ]) {
        await writeFile(join(dist, name), "export {};\n");
      }
      await writeFile(join(dist, "cli.js"), 'import "left-pad";\nimport "./chunks/gone-A1b2C3d4.js";\n');
      await appendFile(join(dist, "preload.cjs"), "\n//# sourceMappingURL=preload.cjs.map\n");
      const { code, problems } = await checkPackage(folder, ["--dist", dist]);
      expect(code).toBe(1);
      expect(problems).toEqual(
        expect.arrayContaining([
          "does not belong into the archive: dist/chunks/probe.test.js",
          "does not belong into the archive: dist/renderer/assets/index.test.js",
          "dist/cli.js needs left-pad",
          "dist/cli.js needs dist/chunks/gone-A1b2C3d4.js, which is not there",
          "nothing uses dist/chunks/stray-A1b2C3d4.js",
          "dist/preload.cjs names a source map",
        ]),
      );
      expect(problems.join("\n")).not.toMatch(/\.(?:ts|map)$/m);
    });
  });

  for (const path of [
    "electron/core/endpoint.ts",
    "dist/main.js.map",
    "dist/start.js",
    "node_modules/koffi/src/koffi/src/ffi.cc",
    "node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node",
    "node_modules/.package-lock.json",
  ]) {
    test(`would be told of with ${path} in it`, () => {
      expect(fileProblems([{ path, unpacked: false }])).toContain(
        `does not belong into the archive: ${path}`,
      );
    });
  }
});

const config = builderConfig({ app: "/app", out: "/out", electron: null });

test("the installer is for one user, asks for no rights, lets choose the folder, and speaks Chinese and English", () => {
  expect(config.nsis).toMatchObject({
    oneClick: false,
    perMachine: false,
    allowElevation: false,
    packElevateHelper: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    installerLanguages: ["en_US", "zh_CN"],
    include: join("/out", "installer.nsh"),
  });
  expect(config.win?.requestedExecutionLevel).toBe("asInvoker");
  expect(config.portable?.requestExecutionLevel).toBe("user");
  for (const options of [config.nsis, config.portable]) expect(options?.artifactName).not.toContain(" ");
});

test("two portable programs at once do not share the folder they unpack to", () => {
  expect(config.portable?.unpackDirName).toBe(true);
});

test("the Start menu's entry and the window have one id, so that Windows takes them for one program", async () => {
  const main = await readFile(join(root, "electron/hosts/desktop/main.ts"), "utf8");
  expect(main).toContain(`const appId = "${appId}"`);
  expect(config.appId).toBe(appId);
});

test("uninstalling removes what was installed file by file, and no folder with anything else in it", async () => {
  await withFolder(async (folder) => {
    await mkdir(join(folder, "resources/app.asar.unpacked/a$b"), { recursive: true });
    for (const file of ["wizard.exe", "resources/app.asar", "resources/app.asar.unpacked/a$b/koffi.node"]) {
      await writeFile(join(folder, file), "");
    }
    expect((await installerScript(folder, "/build/installer.nsh")).split("\n")).toEqual([
      '!include "/build/installer.nsh"',
      "!macro removeInstalledFiles",
      String.raw`  Delete "$INSTDIR\resources\app.asar"`,
      String.raw`  Delete "$INSTDIR\resources\app.asar.unpacked\a$$b\koffi.node"`,
      String.raw`  Delete "$INSTDIR\wizard.exe"`,
      String.raw`  RMDir "$INSTDIR\resources\app.asar.unpacked\a$$b"`,
      String.raw`  RMDir "$INSTDIR\resources\app.asar.unpacked"`,
      String.raw`  RMDir "$INSTDIR\resources"`,
      "!macroend",
      "",
    ]);
  });
});

test("the installer's own script removes no folder but Chromium's with all that is in it, and ends no process", async () => {
  const script = await readFile(join(root, "build/installer.nsh"), "utf8");
  const removed = [...script.matchAll(/^\s*RMDir\s+\/r\s+(.*)$/gm)].map(([, what]) => what);
  expect(removed).toEqual([String.raw`"$APPDATA\${APP_PACKAGE_NAME}\session"`]);
  expect(script).not.toMatch(/taskkill|Stop-Process|TerminateProcess|UAC_RunElevated|RequestExecutionLevel/);
});
