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
const rows = await measure(values.dist);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);

/** Runs the sections one after the other. */
async function measure(dist: string): Promise<readonly Row[]> {
  const sections: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
    settings: benchSettings,
    start: () => benchStart(dist),
    system: benchSystem,
    write: benchWrite,
    link: benchLink,
    window: () => benchWindow(dist),
    find: () => benchFind(join(import.meta.dirname, "find-memory.mjs")),
    ...(values.growth ? { growth: benchGrowth } : {}),
  };
  const measured: Row[] = [];
  for (const [name, run] of Object.entries(sections)) {
    if (values.only && !values.only.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    measured.push(...(await run()));
  }
  return measured;
}
