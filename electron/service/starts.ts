import type { Folders, StartPlan } from "../contract/api.ts";
import { isWithin, pathKey } from "../core/folder-path.ts";
import type { Program } from "../core/program.ts";
import { orAborted } from "../jobs/deadline.ts";
import type { LaunchResult, Ports } from "../jobs/ports.ts";
import type { StartTarget } from "../jobs/results.ts";
import { planStart, runsIn } from "../jobs/start.ts";
import { endOf, fateOf, isThere, isToBeClosed, type StartEnd, type Started } from "../jobs/started.ts";
import type { KnownFolders } from "./known-folders.ts";
import { createPlans } from "./plans.ts";

/** Starting programs and showing folders: only those that find, a picker or an earlier run gave (DESIGN 2.5). */
export interface Starts {
  plan(program: Program, folder: string, signal: AbortSignal): Promise<StartPlan>;
  /** What was shown, once; not where the same program has been started there meanwhile. */
  start(plan: string, signal: AbortSignal): Promise<LaunchResult>;
  /**
   * Runs something that waits for these programs. Meanwhile it tells of each of them that was started from here, before
   * or in the meantime, and is gone again.
   */
  following<Result>(
    folders: Folders,
    signal: AbortSignal,
    onEnd: (end: StartEnd) => void,
    run: () => Promise<Result>,
  ): Promise<Result>;
  showFolder(path: string, signal: AbortSignal): Promise<boolean>;
}

interface KeptStart {
  /** The folder that was asked about: a starter may work in another. */
  readonly home: string;
  readonly target: StartTarget;
}

/** For so long after a start, the terminal or script counts as the program, which may not show yet; in ms. */
const comingMs = 10_000;

/** Between two looks for a start that came in the meantime, in ms. */
const followMs = 300;

/** `within` is the only folder to work in; null for everywhere. */
export function createStarts(ports: Ports, folders: KnownFolders, within: string | null): Starts {
  const plans = createPlans<KeptStart>((bytes) => ports.random(bytes));
  // Starts come one after the other, so that the second of two in one folder sees the first one run (FACTS Y10).
  let starting: Promise<unknown> = Promise.resolve();
  /** The last start of each program in each folder, until it is known to run well or its end has been told. */
  const running = new Map<string, Started>();
  return {
    async plan(program, folder, signal) {
      const home = folders.checked(folder);
      const planned = await planStart(ports, program, home, signal);
      if (planned.kind === "refused") return planned;
      const { target } = planned;
      if (within !== null && !isWithin(target.folder, within)) return { kind: "refused", reason: "outside" };
      return { kind: "ready", id: plans.keep({ home, target }), target };
    },
    async start(plan, signal) {
      const kept = plans.take(plan);
      const started = starting.then(() => launch(kept, signal));
      starting = started.catch(() => undefined);
      return started;
    },
    async following({ lagrange, yunzai }, signal, onEnd, run) {
      const keys = [
        ...(lagrange === null ? [] : [keyOf("lagrange", lagrange)]),
        ...(yunzai === null ? [] : [keyOf("yunzai", yunzai)]),
      ];
      const over = new AbortController();
      const ending = AbortSignal.any([signal, over.signal]);
      try {
        const [result, followed] = await Promise.all([
          run().finally(() => over.abort()),
          Promise.all(keys.map((key) => follow(key, signal, ending, onEnd))),
        ]);
        // The wait is over, well or not: a program that is closed from now on is closed on purpose.
        if (!signal.aborted) followed.forEach(forget);
        return result;
      } finally {
        over.abort();
      }
    },
    async showFolder(path, signal) {
      const shown = folders.checked(path);
      return signal.aborted ? false : orAborted(ports.launcher.showFolder(shown), signal, false);
    },
  };

  async function launch({ home, target }: KeptStart, signal: AbortSignal): Promise<LaunchResult> {
    const key = keyOf(target.is, home);
    if ((await runsIn(ports, target.is, home)) || (await isComing(running.get(key)))) {
      return { kind: "failed", reason: "running" };
    }
    if (signal.aborted) return { kind: "failed", reason: "cancelled" };
    const { program, args, folder } = target;
    const at = ports.clock.now();
    const result = await ports.launcher.start({ program, args, folder });
    const by = ports.clock.now();
    if (result.kind === "started") running.set(key, { home, target, pid: result.pid, at, by });
    return result;
  }

  async function isComing(started: Started | undefined): Promise<boolean> {
    if (!started || ports.clock.now() - started.at >= comingMs) return false;
    return isThere(started, await ports.system.processes());
  }

  /** Follows one start after the other of a program in a folder until `ending` aborts; resolves with the last of them. */
  async function follow(
    key: string,
    signal: AbortSignal,
    ending: AbortSignal,
    onEnd: (end: StartEnd) => void,
  ): Promise<Started | undefined> {
    let started: Started | undefined;
    while (!ending.aborted) {
      started = running.get(key);
      const fate = started ? await fateOf(ports, started, ending) : "unseen";
      // The start went well: its end later on is nobody's news.
      if (started && fate === "runs") forget(started);
      if (started && fate === "gone") {
        const end = (await isToBeClosed(ports.disk, started)) ? null : await endOf(ports.disk, started);
        // The window has cancelled and would not hear of it: the next wait tells it.
        if (signal.aborted) return started;
        // Told once: if the job waits on, it waits for the user, who knows by then.
        if (forget(started) && end) onEnd(end);
      }
      await ports.clock.sleep(followMs, ending);
    }
    return started;
  }

  /** False where another has been started in its place. */
  function forget(started: Started | undefined): boolean {
    const key = started && keyOf(started.target.is, started.home);
    return key !== undefined && running.get(key) === started && running.delete(key);
  }
}

function keyOf(program: Program, folder: string): string {
  return `${program} ${pathKey(folder)}`;
}
