import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:fs";
import { access, open, stat } from "node:fs/promises";
import { join } from "node:path";
import type { LaunchFailure } from "../../core/reasons.ts";
import type { Launcher, LaunchResult } from "../../jobs/ports.ts";
import { errnoOf } from "../errno.ts";
import { terminals } from "./linux-terminals.ts";

/** Environment variables by name. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Whose desktop it is. */
export interface LinuxDesktop {
  /** Absolute folders in which programs are looked for by name, in their order. */
  readonly programFolders: readonly string[];
  /** Handed on to what is started, but for what npm adds to it. */
  readonly environment: Environment;
}

/** How long a file manager has to say that it could not open anything, in ms. */
const openingMs = 1500;

/** Linux: programs in a terminal emulator, folders by `xdg-open`; neither outside a graphical session. */
export function createLinuxLauncher({ programFolders, environment }: LinuxDesktop): Launcher {
  const hasScreen = Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
  const env = withoutNpm(environment);

  return {
    async start(launch) {
      const { program, folder } = launch;
      const problem = (await folderProblem(folder)) ?? (await programProblem(program));
      if (problem !== null) return { kind: "failed", reason: problem };
      for (const { name, args } of hasScreen ? terminals : []) {
        const file = await findProgram(name, programFolders);
        // Only one is tried: whether it has run anything is not told.
        if (file !== null) return resultOf(await startAlone(file, args(launch), folder, env));
      }
      return { kind: "failed", reason: "no-console" };
    },
    async showFolder(path) {
      const opener = hasScreen ? await findProgram("xdg-open", programFolders) : null;
      // Anything but a folder would be opened by some program, or run.
      if (opener === null || (await folderProblem(path)) !== null) return false;
      const started = await startAlone(opener, [path], path, env);
      return typeof started !== "string" && (await seemsOpen(started));
    },
  };
}

/** A process of its own session, which neither our end nor our console's ends; resolves when it runs. */
async function startAlone(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<ChildProcess | LaunchFailure> {
  const child = spawn(file, args, { cwd, env, detached: true, stdio: "ignore" });
  child.unref();
  try {
    await once(child, "spawn");
    return child;
  } catch (error) {
    return failureOf(error);
  }
}

function resultOf(started: ChildProcess | LaunchFailure): LaunchResult {
  if (typeof started === "string") return { kind: "failed", reason: started };
  return { kind: "started", pid: started.pid ?? null };
}

/** Some openers end when the window is up, others when it is closed; those that fail say so at once. */
async function seemsOpen(opener: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), openingMs);
    opener.once("exit", (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

async function folderProblem(folder: string): Promise<LaunchFailure | null> {
  try {
    return (await stat(folder)).isDirectory() ? null : "not-found";
  } catch (error) {
    return failureOf(error);
  }
}

/** What is neither a binary nor a script with its interpreter named, terminals would give to a shell. */
async function programProblem(program: string): Promise<LaunchFailure | null> {
  try {
    if (!(await stat(program)).isFile()) return "not-found";
    await access(program, constants.X_OK);
    const head = await headOf(program);
    return head === null || head === "\u007fELF" || head.startsWith("#!") ? null : "not-a-program";
  } catch (error) {
    return failureOf(error);
  }
}

/** The first four bytes, one character each; null where it may be run but not read. */
async function headOf(program: string): Promise<string | null> {
  const handle = await open(program, "r").catch((error: unknown) => {
    if (errnoOf(error) === "EACCES") return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function findProgram(name: string, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    const file = join(folder, name);
    if (await isRunnable(file)) return file;
  }
  return null;
}

async function isRunnable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** What the system said. Rethrows what it did not. */
function failureOf(error: unknown): LaunchFailure {
  switch (errnoOf(error)) {
    case null:
      throw error;
    case "ENOENT":
    case "ENOTDIR":
      return "not-found";
    case "EACCES":
    case "EPERM":
      return "no-permission";
    case "ENOEXEC":
      return "not-a-program";
    default:
      return "unknown";
  }
}

/** Of `npm start`: it would make a package manager that a bot runs work on this project instead of its own folder. */
function withoutNpm(environment: Environment): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(?:npm_.*|INIT_CWD)$/i.test(name)),
  );
}
