import { tmpdir } from "node:os";
import type { UsageProblem } from "../../locales/terminal-types.ts";
import { createStage, type Stage } from "../../practice/stage.ts";
import { readOrder, type StageNews } from "../../practice/stage-messages.ts";
import { startPracticeWorld, type PracticeWorld } from "../../practice/world.ts";
import { channelToParent, type MessageChannel } from "../common/message-channel.ts";
import type { PracticeCommand } from "./command.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { startProblem } from "./practice-problem.ts";

/**
 * Opens a practice world, tells where it is in one line of JSON, and runs until interrupted. Whoever started
 * this process with a channel hears there what is played, and may have more played.
 */
export async function runPractice(command: PracticeCommand, context: JobContext): Promise<JobEnd> {
  const { console, signal } = context;
  const world = await start(command);
  if ("kind" in world) return { kind: "usage", problem: world };
  const { lagrange, yunzai, url, pid } = world;
  // While Yunzai is off, nothing else keeps this process alive.
  const alive = setInterval(() => undefined, 60_000);
  try {
    // As the real one does, so that the system shows a Yunzai running in that folder.
    process.chdir(yunzai);
    if (command.stopped) await world.server.close();
    const parent = channelToParent();
    const stage = openStage(world, !command.stopped, parent);
    console.printJson({ lagrange, yunzai, url, pid });
    if (process.stdout.isTTY) console.note(console.locale.terminal.output.practiceRunning);
    // Without anybody who could start it again, there is nothing left to practise with once Yunzai has ended.
    const over = parent === null && !command.stopped ? [world.server.ended] : [];
    await Promise.race([aborted(signal), ...over]);
    await stage.close();
  } finally {
    clearInterval(alive);
    await leave(world);
  }
  return done(exitCodes.good);
}

/** Tells the parent what is played, and does what it asks for. */
function openStage(world: PracticeWorld, serving: boolean, parent: MessageChannel | null): Stage {
  const tell = (news: StageNews): void => parent?.send(news);
  const stage = createStage(world, serving, (playing) => tell({ type: "playing", playing }));
  parent?.listen((message) => {
    const order = readOrder(message);
    if (order) void stage.start(order.role).then((end) => tell({ type: "answer", role: order.role, end }));
  });
  return stage;
}

async function start(command: PracticeCommand): Promise<PracticeWorld | UsageProblem> {
  const { age, dir, port, auth, loadingMs } = command;
  const options = {
    age,
    port,
    loadingMs,
    ...(dir === null ? {} : { dir }),
    ...(auth === null ? {} : { auth }),
  };
  return startPracticeWorld(options).catch(startProblem);
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
