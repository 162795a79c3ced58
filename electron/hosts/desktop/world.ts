import { join } from "node:path";
import { utilityProcess } from "electron";
import type { LocaleTag } from "../../locales/types.ts";
import type { MessageChannel } from "../common/message-channel.ts";
import type { PracticeStay } from "../common/practice-process.ts";
import type { DesktopOptions } from "./desktop-options.ts";
import { realFolder } from "./folders.ts";
import { openPracticeWorld, type PracticeProgram } from "./practice-world.ts";

/** What the wizard may see. */
export interface World {
  /** The only folder to work in; null for everywhere. */
  readonly within: string | null;
  /** Set for a practice world, of which nothing is remembered; its owner ends it. */
  readonly practice: PracticeStay | null;
}

/** `failed`: what was asked for cannot be had. */
export type WorldOpened =
  | { readonly kind: "open"; readonly world: World }
  | { readonly kind: "failed"; readonly why: "no-practice" }
  | { readonly kind: "failed"; readonly why: "not-a-folder"; readonly path: string };

/** Everything, one folder, or a practice world in `language`; `built` is where the built programs are. */
export async function openWorld(
  { practice, within }: DesktopOptions,
  built: string,
  language: LocaleTag,
): Promise<WorldOpened> {
  if (practice) {
    const stay = await openPracticeWorld(runCommandLine(built), [...practice, "--lang", language]);
    if (!stay) return { kind: "failed", why: "no-practice" };
    return { kind: "open", world: { within: stay.folder, practice: stay } };
  }
  if (within === null) return { kind: "open", world: { within: null, practice: null } };
  const real = await realFolder(within);
  if (real === null) return { kind: "failed", why: "not-a-folder", path: within };
  return { kind: "open", world: { within: real, practice: null } };
}

function runCommandLine(built: string) {
  return (args: readonly string[], cwd: string): PracticeProgram => {
    const child = utilityProcess.fork(join(built, "cli.js"), [...args], {
      cwd,
      // None inherited: a program without a console has nothing to hand on, and Electron on Windows ends at that.
      stdio: ["ignore", "pipe", "pipe"],
      serviceName: "Practice world",
    });
    if (!child.stdout || !child.stderr) throw new Error("a piped process has no output");
    child.stderr.pipe(process.stderr);
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const channel: MessageChannel = {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      send: (message) => child.postMessage(message),
      listen: (onMessage) => void child.on("message", onMessage),
    };
    return { stdout: child.stdout, channel, exited, kill: () => void child.kill() };
  };
}
