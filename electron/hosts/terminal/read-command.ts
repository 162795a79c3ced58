import { assertNever } from "../../core/assert-never.ts";
import { usualDeadlineMs, usualStayMs } from "../../core/probe/usual-times.ts";
import { usualPort } from "../../core/yunzai/usual-port.ts";
import type { JobName, UsageProblem } from "../../locales/terminal-types.ts";
import type { Command, LinkOptions } from "./command.ts";
import { createOptionReader, type GivenValues, type OptionReader } from "./option-reader.ts";

export type ReadCommand =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "usage"; readonly problem: UsageProblem };

const stay = { from: 50, to: 60_000 };
const upToOneHour = { from: 0, to: 3600, whole: false };

/** Turns a job's options into a command, or tells the first thing that is wrong with them. */
export function readCommand(job: JobName, given: GivenValues): ReadCommand {
  const options = createOptionReader(given);
  const command = commandOf(job, options);
  const [problem] = options.problems;
  return problem ? { kind: "usage", problem } : { kind: "command", command };
}

function commandOf(job: JobName, options: OptionReader): Command {
  switch (job) {
    case "find": {
      const full = options.flag("full");
      const limit = options.number("max-seconds", { from: 0.1, to: 86_400, whole: false });
      return {
        job,
        roots: options.folders("root"),
        full,
        maxSeconds: limit ?? (full ? null : 60),
        stream: options.flag("stream"),
      };
    }
    case "check": {
      const report = options.flag("report");
      if (report && options.flag("json"))
        options.complain({ kind: "not-together", options: ["report", "json"] });
      return { job, ...linkOptions(options), report };
    }
    case "verify":
      return {
        job,
        url: options.url("url"),
        yunzai: options.folder("yunzai"),
        tokenEnv: options.text("token-env"),
        stayMs: options.number("stay", stay) ?? usualStayMs,
        deadlineMs: options.number("deadline", { from: 100, to: 600_000 }) ?? usualDeadlineMs,
        waitSeconds: options.number("wait", upToOneHour) ?? 0,
      };
    case "apply":
      return {
        job,
        ...linkOptions(options),
        entry: entryOf(options),
        dryRun: options.flag("dry-run"),
        unverified: options.flag("unverified"),
        rebuild: options.flag("rebuild"),
      };
    case "restore": {
      const list = options.flag("list");
      const backup = options.file("backup");
      if (list && backup !== null) options.complain({ kind: "not-together", options: ["list", "backup"] });
      return { job, lagrange: options.folder("lagrange"), list, backup };
    }
    case "listen":
      return {
        job,
        port: options.number("port", { from: 1, to: 65_535 }) ?? usualPort,
        seconds: options.number("seconds", { from: 1, to: 3600 }) ?? 60,
      };
    case "watch":
      return {
        job,
        lagrange: options.folder("lagrange"),
        yunzai: options.folder("yunzai"),
        seconds: options.number("seconds", { from: 1, to: 3600 }) ?? 60,
      };
    case "practice":
      return {
        job,
        age: options.choice("age", ["A", "B", "C0", "C"]) ?? "C",
        dir: options.folder("dir"),
        port: options.number("port", { from: 0, to: 65_535 }) ?? 0,
        auth: options.map("auth"),
        loadingMs: Math.round((options.number("loading", upToOneHour) ?? 0) * 1000),
        stopped: options.flag("stopped"),
      };
    case "demo":
      return { job, keep: options.flag("keep") };
    default:
      return assertNever(job);
  }
}

function linkOptions(options: OptionReader): LinkOptions {
  return {
    lagrange: options.folder("lagrange"),
    yunzai: options.folder("yunzai"),
    url: options.url("url"),
    tokenEnv: options.text("token-env"),
    stayMs: options.number("stay", stay) ?? usualStayMs,
  };
}

function entryOf(options: OptionReader): number | "new" | null {
  return options.text("entry") === "new" ? "new" : options.number("entry", { from: 0, to: 9999 });
}
