import type { DemoCommand } from "./command.ts";
import { playDemo, type DemoResult, type DemoStage } from "./demo-story.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { startProblem } from "./practice-problem.ts";
import { makePracticeFolder } from "../../practice/practice-folder.ts";
import { removePracticeFolder, startPracticeProcess } from "../common/practice-process.ts";

/** The whole story on a practice world that is gone at the end, unless it is to be kept. */
export async function runDemo({ keep }: DemoCommand, context: JobContext): Promise<JobEnd> {
  const { console, signal } = context;
  const ports = await context.ports();
  const startedAt = ports.clock.elapsed();
  const texts = console.locale.terminal.demo;
  const stage = stageFor({ ...context, ports });
  const folder = await makePracticeFolder("demo").catch(startProblem);
  if (typeof folder !== "string") return { kind: "usage", problem: folder };
  stage.tell([console.paint.strong(texts.title), texts.intro]);
  try {
    const result = await play(folder, stage);
    const ms = Math.round(ports.clock.elapsed() - startedAt);
    if (console.json) console.printJson({ ...result, ms });
    if (result.failedAt !== null) {
      console.note(
        signal.aborted ? console.locale.terminal.output.interrupted : texts.failed(texts[result.failedAt]),
      );
      return done(exitCodes.broken);
    }
    stage.tell([
      "",
      keep ? texts.kept(folder) : texts.removed,
      "",
      console.paint.good(texts.done((ms / 1000).toFixed(1))),
    ]);
    return done(exitCodes.good);
  } finally {
    if (!keep) await removePracticeFolder(folder);
  }
}

async function play(folder: string, stage: DemoStage): Promise<DemoResult> {
  const { console } = stage;
  stage.begin("start");
  const [, program = ""] = process.argv;
  const world = await startPracticeProcess({ program, options: [] }, folder, stage.signal);
  if (!world) return { before: "", outcome: null, diff: "", backup: null, after: "", failedAt: "start" };
  try {
    stage.tell([`  ${console.locale.terminal.demo.started(world.lagrange, world.url)}`]);
    return await playDemo(world, stage);
  } finally {
    await world.end();
  }
}

function stageFor({
  ports,
  console,
  signal,
}: Omit<JobContext, "ports"> & Pick<DemoStage, "ports">): DemoStage {
  const tell = (lines: readonly string[]): void => {
    if (!console.json) console.print(lines);
  };
  let number = 0;
  return {
    ports,
    console,
    signal,
    tell,
    begin(step) {
      number += 1;
      tell(["", console.paint.strong(`${number}. ${console.locale.terminal.demo[step]}`)]);
    },
  };
}
