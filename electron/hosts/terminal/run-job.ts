import { assertNever } from "../../core/assert-never.ts";
import type { Command } from "./command.ts";
import type { JobContext, JobEnd } from "./job-context.ts";

/** Runs one command. Each runner is loaded only when it is wanted, so that the others cost no start-up time. */
export async function runJob(command: Command, context: JobContext): Promise<JobEnd> {
  switch (command.job) {
    case "find":
      return (await import("./run-find.ts")).runFind(command, context);
    case "check":
      return (await import("./run-check.ts")).runCheck(command, context);
    case "verify":
      return (await import("./run-verify.ts")).runVerify(command, context);
    case "apply":
      return (await import("./run-apply.ts")).runApply(command, context);
    case "restore":
      return (await import("./run-restore.ts")).runRestore(command, context);
    case "listen":
      return (await import("./run-listen.ts")).runListen(command, context);
    case "watch":
      return (await import("./run-watch.ts")).runWatch(command, context);
    case "practice":
      return (await import("./run-practice.ts")).runPractice(command, context);
    case "demo":
      return (await import("./run-demo.ts")).runDemo(command, context);
    default:
      return assertNever(command);
  }
}
