import { once } from "node:events";
import { createServer } from "node:net";
import { electronExecutable } from "./electron-runtime.ts";
import { factoryLink } from "../../electron/core/settings/factory-settings.ts";

/** Runs before all tests: what they need of this machine, and what they do without. */
export default async function setUp(): Promise<void> {
  await requireFactoryPort();
  if (electronExecutable() === null) {
    process.stdout.write(
      "skipped: the window in Electron (its runtime is not installed: npm run electron:install)\n",
    );
  }
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
