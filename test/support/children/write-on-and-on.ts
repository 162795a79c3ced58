import { readFile } from "node:fs/promises";
import { createSettingsFile } from "../../../electron/adapters/settings-file/settings-file.ts";

// Writes one of two contents over the other until it is killed: `<path> <content> <content>`.
const [path = "", ...contents] = process.argv.slice(2);
const settingsFile = createSettingsFile();
process.stdout.write("ready\n");
for (;;) {
  const expected = await readFile(path);
  const next = contents.find((content) => content !== expected.toString()) ?? "";
  await settingsFile.write({ path, bytes: Buffer.from(next), expected }, new AbortController().signal);
}
