import { readFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { judge, limitsOf, tableOf, type JudgedRow, type Row } from "./row.ts";

// Tells what the passes measured that are kept in the given files; ends with 1 when a goal was missed in any.
const passes = await Promise.all(process.argv.slice(2).map(judged));
process.stdout.write(`${[tableOf(passes), ...limitsOf(passes), machine()].join("\n\n")}\n`);
process.exitCode = passes.flat().some(({ met }) => met === false) ? 1 : 0;

async function judged(file: string): Promise<readonly JudgedRow[]> {
  const rows: readonly Row[] = JSON.parse(await readFile(file, "utf8"));
  return rows.map(judge);
}

function machine(): string {
  const date = new Date().toISOString().slice(0, 10);
  return `${availableParallelism()} × ${cpus()[0]?.model ?? "processor"}, Node ${process.versions.node}, ${date}`;
}
