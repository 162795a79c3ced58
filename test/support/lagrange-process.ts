import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import { bundle } from "./bundle.ts";
import type { LagrangeTask } from "./children/lagrange.ts";
import { startChild } from "./find-world.ts";
import { onWindows } from "./platform.ts";
import { copyNode } from "./running-lagrange.ts";

/** Makes the client that `startLagrange` runs; once for a file of tests. */
export async function bundleLagrange(folder: string): Promise<string> {
  return bundle(join(import.meta.dirname, "children/lagrange.ts"), folder);
}

/**
 * A process that the system shows as Lagrange running in its folder, and that dials, greets and beats as Lagrange
 * does (FACTS L1, L9). `script` is the bundled client. Resolves when it has begun to dial.
 */
export async function startLagrange(
  folder: string,
  script: string,
  task: Partial<LagrangeTask> & Pick<LagrangeTask, "port">,
): Promise<{ stop(): Promise<void> }> {
  const executable = join(folder, lagrangeExecutable());
  const uin = 1234567890;
  const link = { host: "127.0.0.1", suffix: "/OneBotv11", uin, loginAs: uin, reconnectMs: 100, ...task };
  const args = [script, JSON.stringify(link)];
  if (onWindows) {
    await copyNode(executable);
    return startChild(executable, args, folder);
  }
  await writeFile(executable, "void import(process.argv[2]);\n");
  return startChild(process.execPath, [executable, ...args], folder);
}
