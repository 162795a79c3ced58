import { join } from "node:path";
import { access, chmod, writeFile } from "node:fs/promises";
import { outcomeOf, startBuilt, type Child } from "./cli.ts";
import { soon } from "./raw-dial.ts";
import type { Ended } from "./run-child.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

const startPath = join(import.meta.dirname, "../../dist/start.js");

export const noScripts = "a shell script stands in for the program that is started, and Windows runs none";

export interface StartedHost {
  readonly child: Child;
  readonly pid: number;
  /** All it said so far on standard output. */
  readonly said: () => string;
  /** The same for standard error. */
  readonly noted: () => string;
  /** What it said in all, once it has ended. */
  readonly ended: Promise<Ended>;
  /** The address, once it is printed. */
  readonly address: () => Promise<string>;
}

/** Runs `npm start`'s program with home, settings and temporary files below a folder of its own. */
export async function withStart(
  args: readonly string[],
  play: (started: StartedHost, home: string) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const home = await makeFolder();
  const child = startBuilt(startPath, home, args, { environment });
  let said = "";
  let noted = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (noted += text));
  const ended = outcomeOf(child);
  const address = async (): Promise<string> => {
    await soon(() => addressIn(said) ?? child.exitCode).not.toBeNull();
    return addressIn(said) ?? "";
  };
  try {
    await play({ child, pid: child.pid ?? 0, said: () => said, noted: () => noted, ended, address }, home);
  } finally {
    child.kill("SIGKILL");
    await ended;
    await removeFolder(home);
  }
}

function addressIn(said: string): string | null {
  return /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/m.exec(said)?.[0] ?? null;
}

/** Puts a shell script in the place of a program that is looked for. */
export async function makeProgram(path: string, body: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  await access(path);
}
