import { createInterface } from "node:readline";
import { makePracticeFolder, removePracticeFolder, type PracticeStay } from "../common/practice-process.ts";

/** The command line in a process of its own. */
export interface PracticeProgram {
  readonly stdout: NodeJS.ReadableStream;
  readonly exited: Promise<void>;
  /** Asks it to end. */
  readonly kill: () => void;
}

/** Starts the command line with arguments, in a folder. */
export type RunProgram = (args: readonly string[], cwd: string) => PracticeProgram;

/** How long the process may take to go, in ms; it goes with ours in any case. */
const endsWithin = 5000;

/**
 * Opens a practice world in a folder of its own, which `end` removes. Electron starts the process as one of
 * its own: the installed program is no Node that could be started as one (DESIGN 7, `runAsNode`). Null when
 * it did not start; what was wrong stands on standard error.
 */
export async function openPracticeWorld(
  run: RunProgram,
  options: readonly string[],
): Promise<PracticeStay | null> {
  const folder = await makePracticeFolder("practice");
  const program = run(["practice", "--dir", folder, ...options], folder);
  const end = async (): Promise<void> => {
    program.kill();
    await Promise.race([program.exited, elapsed(endsWithin)]);
    await removePracticeFolder(folder);
  };
  if (await saysWhereItIs(program)) return { folder, end };
  await end();
  return null;
}

/** Its first line tells the address, when all is up; a world that cannot be says nothing. */
async function saysWhereItIs({ stdout, exited }: PracticeProgram): Promise<boolean> {
  const lines = createInterface({ input: stdout });
  const line = new Promise<boolean>((resolve) => lines.once("line", () => resolve(true)));
  return Promise.race([line, exited.then(() => false)]);
}

async function elapsed(ms: number): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
}
