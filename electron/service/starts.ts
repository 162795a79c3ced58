import type { StartPlan, StartProgram } from "../contract/api.ts";
import { isWithin } from "../core/folder-path.ts";
import type { LaunchResult, Ports } from "../jobs/ports.ts";
import type { StartTarget } from "../jobs/results.ts";
import { planStart, runsIn } from "../jobs/start.ts";
import type { KnownFolders } from "./known-folders.ts";
import { createPlans } from "./plans.ts";

/** Starting programs and showing folders: only those that find, a picker or an earlier run gave (DESIGN 2.5). */
export interface Starts {
  plan(program: StartProgram, folder: string): Promise<StartPlan>;
  /** What was shown, once; not where the same program has been started there meanwhile. */
  start(plan: string): Promise<LaunchResult>;
  showFolder(path: string): Promise<boolean>;
}

interface KeptStart {
  /** The folder that was asked about: a starter may work in another. */
  readonly home: string;
  readonly target: StartTarget;
}

/** `within` is the only folder to work in; null for everywhere. */
export function createStarts(ports: Ports, folders: KnownFolders, within: string | null): Starts {
  const plans = createPlans<KeptStart>((bytes) => ports.random(bytes));
  // One after the other: the second of two for one folder then sees the first one running (FACTS Y10).
  let starting: Promise<unknown> = Promise.resolve();
  return {
    async plan(program, folder) {
      const home = folders.checked(folder);
      const planned = await planStart(ports, program, home);
      if (planned.kind === "refused") return planned;
      const { target } = planned;
      if (within !== null && !isWithin(target.folder, within)) return { kind: "refused", reason: "outside" };
      return { kind: "ready", id: plans.keep({ home, target }), target };
    },
    async start(plan) {
      const kept = plans.take(plan);
      const started = starting.then(() => launch(kept));
      starting = started.catch(() => undefined);
      return started;
    },
    showFolder: (path) => ports.launcher.showFolder(folders.checked(path)),
  };

  async function launch({ home, target }: KeptStart): Promise<LaunchResult> {
    if (await runsIn(ports, target.is, home)) return { kind: "failed", reason: "running" };
    const { program, args, folder } = target;
    return ports.launcher.start({ program, args, folder });
  }
}
