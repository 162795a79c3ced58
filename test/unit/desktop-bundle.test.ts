import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { parseSync } from "vite";

const dist = join(import.meta.dirname, "../../dist");

/** Every module that a built script loads, by whatever means a bundler leaves. */
async function loadedBy(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8");
  const { module } = parseSync(file, text);
  const imported = [...module.staticImports].map(({ moduleRequest }) => moduleRequest.value);
  const called = [...text.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']\s*\)/g)].map(
    ([, name = ""]) => name,
  );
  return [...imported, ...called];
}

/** The same for all its parts together; what is beside it is followed, not told. */
async function outsideOf(file: string, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const outside = new Set<string>();
  for (const name of await loadedBy(file)) {
    if (!name.startsWith(".")) outside.add(name);
    else for (const more of await outsideOf(join(dirname(file), name), seen)) outside.add(more);
  }
  return outside;
}

test("the built preload script is whole: a sandbox gives it Electron and nothing else", async () => {
  const file = join(dist, "preload.cjs");
  expect(await loadedBy(file)).toEqual(["electron"]);
  const text = await readFile(file, "utf8");
  expect(text).not.toMatch(/^(?:import|export)\b/m);
  expect(text.length).toBeLessThan(8_000);
});

test("the built program needs Electron and Node, and beside it koffi alone, which Windows asks for", async () => {
  const outside = await outsideOf(join(dist, "main.js"));
  const strangers = [...outside].filter(
    (name) => !name.startsWith("node:") && !builtinModules.includes(name),
  );
  expect(strangers.toSorted()).toEqual(["electron", "koffi"]);
  expect(outside.size).toBeGreaterThan(5);
});
