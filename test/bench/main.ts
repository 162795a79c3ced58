import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchFind, benchGrowth } from "./bench-find.ts";
import { benchLink } from "./bench-link.ts";
import { benchSettings } from "./bench-settings.ts";
import { benchStart } from "./bench-start.ts";
import { benchSystem } from "./bench-system.ts";
import { benchWindow } from "./bench-window.ts";
import { benchWrite } from "./bench-write.ts";
import { judge, limitsOf, tableOf, type JudgedRow, type Row } from "./row.ts";

const options = {
  dist: { type: "string" },
  json: { type: "string" },
  only: { type: "string", multiple: true },
  growth: { type: "boolean" },
  times: { type: "string", default: "1" },
} as const;

const { values } = parseArgs({ options });
process.exitCode = await bench(values.dist ?? "dist", values.json ?? null);

/** Runs all sections, as many times over as asked for; 1 when a goal was missed. */
async function bench(dist: string, json: string | null): Promise<number> {
  const passes: (readonly JudgedRow[])[] = [];
  for (let pass = 0; pass < Number(values.times); pass += 1) passes.push(await onePass(dist));
  process.stdout.write(`${[tableOf(passes), ...limitsOf(passes), machine()].join("\n\n")}\n`);
  if (json !== null) await writeFile(json, `${JSON.stringify({ machine: machine(), passes }, null, 2)}\n`);
  return passes.flat().some(({ met }) => met === false) ? 1 : 0;
}

async function onePass(dist: string): Promise<readonly JudgedRow[]> {
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
  const rows: JudgedRow[] = [];
  for (const [name, run] of Object.entries(sections)) {
    if (values.only && !values.only.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    rows.push(...(await run()).map(judge));
  }
  return rows;
}

function machine(): string {
  const date = new Date().toISOString().slice(0, 10);
  return `${availableParallelism()} × ${cpus()[0]?.model ?? "processor"}, Node ${process.versions.node}, ${date}`;
}
