import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { electronExecutable } from "./electron-runtime.ts";
import { factoryLink } from "../../electron/core/settings/factory-settings.ts";
import { onWindows } from "./platform.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

/** Runs before all tests: what they need of this machine, and what they do without. Resolves with what takes it back. */
export default async function setUp(): Promise<() => Promise<void>> {
  await requireFactoryPort();
  const takeBack = onWindows ? await standInForRedis() : async () => undefined;
  if (electronExecutable() === null) {
    process.stdout.write(
      "skipped: the window in Electron (its runtime is not installed: npm run electron:install)\n",
    );
  }
  return takeBack;
}

/**
 * Those who make Redis make none for Windows, and a Yunzai without one is not well: whoever only looks whether there is
 * one finds a file of its name behind everything else in `PATH`. Nobody runs it.
 */
async function standInForRedis(): Promise<() => Promise<void>> {
  const folder = await makeFolder();
  await writeFile(join(folder, "redis-server.exe"), "");
  process.env["PATH"] = `${process.env["PATH"] ?? ""}${delimiter}${folder}`;
  return () => removeFolder(folder);
}

/**
 * Untouched settings name this address, and a living server there rightly changes
 * what the wizard does with them (DESIGN 2.4). Better one clear sentence than a dozen puzzling failures.
 */
async function requireFactoryPort(): Promise<void> {
  const { host, port } = factoryLink;
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
  } catch {
    throw new Error(
      `The tests need ${host}:${port}, Lagrange's factory address, to be free: stop what listens there.`,
    );
  }
  server.close();
  await once(server, "close");
}
