import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createSettingsFile } from "../../../electron/adapters/settings-file/settings-file.ts";

// Adds numbered lines to a file, one write each, and plans again when refused; tells every result. Starts when as many
// writers as said have met in a folder: `<path> <name> <count> <folder> <writers>`.
const [path = "", name = "", count = "", meeting = "", writers = ""] = process.argv.slice(2);
await writeFile(join(meeting, name), "");
while ((await readdir(meeting)).length < Number(writers)) await delay(5);

const settingsFile = createSettingsFile();
for (let number = 1; number <= Number(count);) {
  const expected = await readFile(path);
  const line = `${name} ${number}`;
  const bytes = Buffer.concat([expected, Buffer.from(`${line}\n`)]);
  const result = await settingsFile.write({ path, bytes, expected }, new AbortController().signal);
  process.stdout.write(result.kind === "written" ? `written: ${line}\n` : `refused: ${result.reason}\n`);
  if (result.kind === "written") number += 1;
}
