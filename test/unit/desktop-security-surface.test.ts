import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { parseSync } from "vite";

const root = join(import.meta.dirname, "../..");

/** What the built program takes of Electron, by name. */
function takenOfElectron(): readonly string[] {
  const scripts = ["main.js", ...readdirSync(join(root, "dist/chunks")).map((name) => `chunks/${name}`)];
  return scripts.flatMap((name) => {
    const file = join(root, "dist", name);
    const { module } = parseSync(file, readFileSync(file, "utf8"));
    return module.staticImports
      .filter(({ moduleRequest }) => moduleRequest.value === "electron")
      .flatMap(({ entries }) => entries.map(({ importName }) => importName.name ?? importName.kind));
  });
}

test("of Electron the program takes what it is known to need, and neither the shell nor another way out", () => {
  expect([...takenOfElectron()].sort()).toEqual([
    "BrowserWindow",
    "Menu",
    "app",
    "dialog",
    "nativeTheme",
    "protocol",
    "screen",
    "session",
    "utilityProcess",
  ]);
});

test("of Electron the preload script takes three things", () => {
  const preload = readFileSync(join(root, "dist/preload.cjs"), "utf8");
  const taken = [...preload.matchAll(/\belectron\.(\w+)/g)].map(([, name = ""]) => name);
  expect([...new Set(taken)].sort()).toEqual(["contextBridge", "ipcRenderer", "webUtils"]);
  expect(preload.match(/\brequire\(/g)).toHaveLength(1);
});

test("Electron is pinned to one version, which the lock file names with its hash", () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const { version, integrity } = packages["node_modules/electron"];
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(version).toBe(devDependencies.electron);
  expect(integrity).toMatch(/^sha512-/);
});
