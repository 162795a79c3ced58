import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { bundle } from "./bundle.ts";
import type { LagrangeTask } from "./children/lagrange.ts";
import { bundleLagrange, startLagrange } from "./lagrange-process.ts";
import { onWindows } from "./platform.ts";
import type { WizardWorld } from "./wizard-window.ts";

/** The two programs of a world, as processes that really run; what a test has left running ends with it. */
export interface Programs {
  /** Starts Lagrange as its user would by hand. */
  readonly runLagrange: (task?: Partial<LagrangeTask>) => Promise<{ readonly stop: () => Promise<void> }>;
  /** Puts what Linux would run into both folders, Lagrange with this link. */
  readonly install: (task?: Partial<LagrangeTask>) => Promise<void>;
  /** For the host: a screen, and on Linux a terminal and a file manager that leave word of what they were told. */
  readonly desktop: Readonly<Record<string, string>>;
  /** For the host: no terminal and no file manager anywhere. Windows has its own wherever one looks. */
  readonly bare: Readonly<Record<string, string>>;
  /** What was run in the terminal so far, a line each: its folder, then the words. */
  readonly terminals: () => Promise<readonly string[]>;
  /** The folders that were shown so far. */
  readonly folders: () => Promise<readonly string[]>;
}

/** Lends the programs of a world to a test, and ends every one of them by its id. */
export async function withPrograms(
  { home, lagrange, yunzai, port }: WizardWorld,
  act: (programs: Programs) => Promise<void>,
): Promise<void> {
  const bin = join(home, "bin");
  const alone = join(home, "alone");
  await Promise.all([bin, alone].map((folder) => mkdir(folder, { recursive: true })));
  const client = await bundleLagrange(bin);
  const log = (name: string): string => join(home, `${name}.log`);
  if (!onWindows) await placePrograms(bin, alone, log);
  const running = new Set<{ stop(): Promise<void> }>();
  try {
    await act({
      async runLagrange(task = {}) {
        const child = await startLagrange(lagrange, client, { port, ...task });
        running.add(child);
        return {
          async stop() {
            if (running.delete(child)) await child.stop();
          },
        };
      },
      async install(task = {}) {
        const link = { host: "127.0.0.1", port, suffix: "/OneBotv11", uin: 1234567890, loginAs: 1234567890 };
        const words = [client, JSON.stringify({ ...link, reconnectMs: 100, ...task })];
        await writeProgram(
          join(lagrange, "Lagrange.OneBot"),
          `#!/usr/bin/env node\nprocess.argv.push(${words.map((word) => JSON.stringify(word)).join(", ")});\nvoid import(process.argv[2]);\n`,
        );
        const server = await bundle(join(import.meta.dirname, "children/yunzai.ts"), bin);
        await writeFile(
          join(yunzai, "app.js"),
          `process.argv.push("${port}");\nawait import(${JSON.stringify(server)});\n`,
        );
      },
      // Electron has one; a browser's host need only believe that there is one.
      desktop: {
        DISPLAY: process.env["DISPLAY"] ?? ":7",
        PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
      },
      bare: { PATH: alone },
      terminals: () => linesOf(log("terminals")),
      folders: () => linesOf(log("folders")),
    });
  } finally {
    await Promise.all([...running].map((child) => child.stop()));
    await Promise.all((await linesOf(log("pids"))).map((pid) => endProcess(Number(pid))));
  }
}

/** What a desktop of Linux has, noting what it is told, and beside it a folder with no such thing. */
async function placePrograms(bin: string, alone: string, log: (name: string) => string): Promise<void> {
  // As a terminal does, it becomes what it runs: its id is the program's.
  await writeProgram(
    join(bin, "x-terminal-emulator"),
    `#!/bin/sh\nshift\necho "$$" >>'${log("pids")}'\necho "$PWD $*" >>'${log("terminals")}'\nexec "$@" >>'${log("output")}' 2>&1\n`,
  );
  await writeProgram(join(bin, "xdg-open"), `#!/bin/sh\necho "$1" >>'${log("folders")}'\n`);
  await symlink(process.execPath, join(alone, "node"));
  // Yunzai would start it by itself: where it cannot be found, that is what is wrong (FACTS Y13).
  await writeProgram(join(alone, "redis-server"), "#!/bin/sh\n");
}

async function writeProgram(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await chmod(file, 0o755);
}

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

/** Resolves when it is gone: its folder is about to be removed. */
async function endProcess(pid: number): Promise<void> {
  for (let signal: "SIGKILL" | 0 = "SIGKILL"; ; signal = 0) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    await pause(20);
  }
}
