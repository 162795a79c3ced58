import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import { onWindows } from "./platform.ts";

/** What a test's own environment must not lend to the Lagrange it starts (FACTS L14). */
const proxies = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((name) => [
  name,
  name.toUpperCase(),
]);

/** Starts a process from this folder under Lagrange's name, as the system shows it. Resolves with what ends it. */
export async function startLagrange(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<() => Promise<void>> {
  const executable = join(folder, lagrangeExecutable());
  if (onWindows) {
    await copyNode(executable);
  } else {
    await rm(executable, { force: true });
    await copyFile("/bin/sleep", executable);
    await chmod(executable, 0o755);
  }
  const own = Object.entries(process.env).filter(([name]) => !proxies.includes(name));
  const env = { ...Object.fromEntries(own), ...environment };
  const args = onWindows ? ["-e", "setTimeout(() => undefined, 600_000)"] : ["600"];
  const child = spawn(executable, args, { cwd: folder, env });
  await once(child, "spawn");
  const closed = once(child, "close");
  return async () => {
    child.kill("SIGKILL");
    await closed;
  };
}

/** Makes a file this Node, under another name; one that is already may be held by Windows, which has just ended it. */
export async function copyNode(file: string): Promise<void> {
  const [there, node] = await Promise.all([stat(file).catch(() => null), stat(process.execPath)]);
  if (there?.size !== node.size) await copyFile(process.execPath, file);
}

/** A keystore as the login of `at`, in ms since the epoch, leaves it (FACTS L11). */
export async function logIn(folder: string, at: number): Promise<void> {
  const keystore = join(folder, "keystore.json");
  await writeFile(keystore, '{"Uin": 123456789}');
  await utimes(keystore, at / 1000, at / 1000);
}
