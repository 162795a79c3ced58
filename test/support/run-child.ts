import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a bundled script under this Node to its end, or to its kill `killAfter` milliseconds behind its first output. */
export async function runChild(
  script: string,
  args: readonly string[],
  killAfter: number | null = null,
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  if (killAfter !== null) {
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), killAfter));
  }
  await once(child, "close");
  return { code: child.exitCode, signal: child.signalCode, stdout, stderr };
}
