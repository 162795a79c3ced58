import { createHash } from "node:crypto";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPackage, extractFile, getRawHeader, statFile } from "@electron/asar";
import { chromium, expect } from "@playwright/test";
import { changedArchives, rightsOf } from "../../build/release/executables.mjs";
import { quitProgram, run, withWindow } from "../../build/release/windows-program.mjs";
import { systemBrowser } from "../../build/system-browser.mjs";
import { test } from "../support/folder-test.ts";
import { underWine } from "../support/platform.ts";

// What the release workflow tries the installed program with, on a real Windows: here that it would notice.

const root = join(import.meta.dirname, "../..");

function asking(level: string): string {
  return `<requestedPrivileges>\n  <requestedExecutionLevel level="${level}" uiAccess="false"/></requestedPrivileges>`;
}

for (const [manifest, rights] of [
  [asking("asInvoker"), "asInvoker"],
  [asking("requireAdministrator"), "requireAdministrator"],
  [asking("asInvoker") + asking("highestAvailable"), "asInvoker highestAvailable"],
  ["<assembly/>", null],
] as const) {
  test(`a program that says ${manifest.replace("\n", "")} asks for ${rights ?? "nothing"}`, async ({
    folder,
  }) => {
    const file = join(folder, "program.exe");
    await writeFile(file, Buffer.concat([Buffer.from([0x4d, 0x5a, 0xff, 0]), Buffer.from(manifest)]));
    expect(await rightsOf(file)).toBe(rights);
  });
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Whether an archive has the header that it had, and whether its script is what the header says. */
function wholeness(archive: string, header: string, script: string) {
  const { integrity } = Object(statFile(archive, script));
  return {
    header: hashOf(getRawHeader(archive).headerString) === header,
    script: hashOf(extractFile(archive, script, false)) === Object(integrity).hash,
  };
}

test("one byte changed in a comment spoils a script's hash alone, and one in that hash the header's too", async ({
  folder,
}) => {
  const script = join("dist", "main.js");
  await mkdir(join(folder, "app/dist"), { recursive: true });
  await cp(join(root, "dist/main.js"), join(folder, "app", script));
  await createPackage(join(folder, "app"), join(folder, "app.asar"));
  const archive = join(folder, "app.asar");
  const header = hashOf(getRawHeader(archive).headerString);
  expect(wholeness(archive, header, script)).toEqual({ header: true, script: true });
  const seen = [];
  for (const { what, bytes } of await changedArchives(archive, script)) {
    // Under a name of its own: headers are remembered by it.
    const changed = join(folder, `${what}.asar`);
    await writeFile(changed, bytes);
    seen.push([what, wholeness(changed, header, script)]);
    const text = (await readFile(archive)).map((byte, at) => (bytes[at] === byte ? 0 : 1));
    expect(text.reduce((sum, differs) => sum + differs)).toBe(1);
  }
  expect(seen).toEqual([
    ["a comment", { header: true, script: false }],
    ["a hash", { header: false, script: false }],
  ]);
  // It would start and run if nobody looked at its hash.
  const code = (text: string): string => text.replace(/^\/\/.*$/gm, "");
  const changed = extractFile(join(folder, "a comment.asar"), script).toString("utf8");
  expect(code(changed)).toBe(code(await readFile(join(root, "dist/main.js"), "utf8")));
});

test("a script without a comment is not changed by guess", async ({ folder }) => {
  await mkdir(join(folder, "app"));
  await writeFile(join(folder, "app/a.js"), "run();\n");
  await createPackage(join(folder, "app"), join(folder, "app.asar"));
  await expect(changedArchives(join(folder, "app.asar"), "a.js")).rejects.toThrow("has no comment");
});

test("a program's exit code is told", async () => {
  expect(await run(process.execPath, ["-e", "process.exit(3)"])).toBe(3);
  await expect(run(join(root, "no-such-program"), [])).rejects.toThrow("ENOENT");
});

test("a program with a window is looked at, asked to quit, and has to end with 0", async ({ folder }) => {
  test.skip(underWine, "needs a browser, and this one has no Windows");
  const browser = systemBrowser() ?? chromium.executablePath();
  const args = ["--headless=new", "--no-sandbox", `--user-data-dir=${folder}`, "data:text/html,<h1>hi</h1>"];
  const seen: (string | null)[] = [];
  await withWindow(browser, args, {
    look: async (page) => void seen.push(await page.getByRole("heading").textContent()),
    close: quitProgram,
  });
  expect(seen).toEqual(["hi"]);
});
