import { makePracticeFolder } from "../../practice/practice-folder.ts";
import type { MessageChannel } from "../common/message-channel.ts";
import { firstAddress, removePracticeFolder, type PracticeStay } from "../common/practice-process.ts";
import { followStage } from "../common/practice-stage.ts";

/** The command line in a process of its own. */
export interface PracticeProgram {
  readonly stdout: NodeJS.ReadableStream;
  readonly channel: MessageChannel;
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
  const { stdout, channel, exited, kill } = run(["practice", "--dir", folder, ...options], folder);
  const stage = followStage(channel, exited);
  const end = async (): Promise<void> => {
    kill();
    await Promise.race([exited, elapsed(endsWithin)]);
    await removePracticeFolder(folder);
  };
  const over = new AbortController();
  void exited.then(() => over.abort());
  const address = await firstAddress(stdout, over.signal);
  if (address) await stage.known();
  if (address) return { ...address, folder, stage, end };
  await end();
  return null;
}

async function elapsed(ms: number): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
}
