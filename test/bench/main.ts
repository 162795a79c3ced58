import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchFind, benchGrowth } from "./bench-find.ts";
import { benchLink } from "./bench-link.ts";
import { benchSettings } from "./bench-settings.ts";
import { benchStart } from "./bench-start.ts";
import { benchSystem } from "./bench-system.ts";
import { benchWindow } from "./bench-window.ts";
import { benchWrite } from "./bench-write.ts";
import type { Row } from "./row.ts";

const { values } = parseArgs({
  options: {
    dist: { type: "string", default: "dist" },
    json: { type: "string" },
    only: { type: "string", multiple: true },
    growth: { type: "boolean" },
  },
});
const sections: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  settings: benchSettings,
  start: () => benchStart(values.dist),
  system: benchSystem,
  write: benchWrite,
  link: benchLink,
  window: () => benchWindow(values.dist),
  find: () => benchFind(join(import.meta.dirname, "find-memory.mjs")),
  ...(values.growth ? { growth: benchGrowth } : {}),
};
const names = Object.keys(sections);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown === undefined) {
  const rows = await measure();
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
} else {
  process.stderr.write(`no section "${unknown}": there are ${names.join(", ")}\n`);
  process.exitCode = 2;
}

/** Runs the sections one after the other. */
async function measure(): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const [name, run] of Object.entries(sections)) {
    if (values.only && !values.only.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    measured.push(...(await run()));
  }
  return measured;
}
