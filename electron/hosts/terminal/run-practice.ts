import { tmpdir } from "node:os";
import { assertNever } from "../../core/assert-never.ts";
import type { UsageProblem } from "../../locales/terminal-types.ts";
import { PracticeStartError } from "../../practice/practice-start-error.ts";
import { startPracticeWorld, type PracticeWorld } from "../../practice/world.ts";
import type { PracticeCommand } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";

/** Opens a practice world, tells where it is in one line of JSON, and runs until interrupted. */
export async function runPractice(command: PracticeCommand, context: JobContext): Promise<JobEnd> {
  const { console, signal } = context;
  const world = await start(command);
  if (world instanceof PracticeStartError) return { kind: "usage", problem: problemOf(world) };
  const { lagrange, yunzai, url, pid } = world;
  try {
    // As the real one does, so that the system shows a Yunzai running in that folder.
    process.chdir(yunzai);
    console.printJson({ lagrange, yunzai, url, pid });
    if (process.stdout.isTTY) console.note(console.locale.terminal.output.practiceRunning);
    await Promise.race([aborted(signal), world.server.ended]);
  } finally {
    await leave(world);
  }
  return done(exitCodes.good);
}

async function start(command: PracticeCommand): Promise<PracticeWorld | PracticeStartError> {
  const { age, dir, port, auth, loadingMs } = command;
  const options = {
    age,
    port,
    loadingMs,
    ...(dir === null ? {} : { dir }),
    ...(auth === null ? {} : { auth }),
  };
  return startPracticeWorld(options).catch((error: unknown) => {
    if (error instanceof PracticeStartError) return error;
    throw error;
  });
}

function problemOf({ problem, subject }: PracticeStartError): UsageProblem {
  switch (problem) {
    case "port-taken":
      return { kind: "port-not-free", port: subject };
    case "port-not-permitted":
      return { kind: "port-not-permitted", port: subject };
    case "address-missing":
      return { kind: "no-loopback", address: subject };
    case "folder-not-ours":
      return { kind: "folder-in-use", path: subject };
    default:
      return assertNever(problem);
  }
}

async function leave(world: PracticeWorld): Promise<void> {
  try {
    // No folder can be removed on Windows while a process stands in it.
    process.chdir(tmpdir());
  } finally {
    await world.close();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
