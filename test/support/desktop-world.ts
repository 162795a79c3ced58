import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinuxLauncher } from "../../electron/adapters/launch/launch-linux.ts";
import type { Launcher } from "../../electron/jobs/ports.ts";
import { isAlive } from "./children-of.ts";
import { soon } from "./raw-dial.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

/**
 * Takes a command as the terminal emulators do, each with its own words, and runs it. Where it cannot, it
 * gives a lone word to a shell, as xterm does: no text of ours may ever get there.
 */
const terminal = `#!/bin/sh
printf '%s\\n' "$0" > "$NOTES/terminal"
while [ $# -gt 0 ]; do
  case "$1" in
    --working-directory=*) cd "\${1#*=}" && shift ;;
    --working-directory | --workdir | --directory) cd "$2" && shift 2 ;;
    -e | -x | --) shift; break ;;
    *) break ;;
  esac
done
[ $# -gt 1 ] || [ -x "$(head -n 1 "$1" | cut -c 3-)" ] || exec sh -c "$1"
exec "$@"
`;

/** Says where it works and what it was given, then stays as the real ones do. */
const program = `#!/bin/sh
printf '%s\\n' "$$" "$PWD" "$@" > "$NOTES/ran.part"
env > "$NOTES/environment"
mv "$NOTES/ran.part" "$NOTES/ran"
exec sleep 600
`;

/** A Linux desktop of a test's own: a folder of programs, and a place where they note what happened to them. */
export interface DesktopWorld {
  readonly folder: string;
  /** Where programs are looked for by name. */
  readonly programs: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly launcher: Launcher;
  /** Puts a terminal emulator there. */
  readonly addTerminal: (name: string) => Promise<void>;
  /** Writes an executable script, by default one that notes what it is met with; gives its path. */
  readonly addScript: (path: string, text?: string) => Promise<string>;
  /** What the started program was met with, once it runs. */
  readonly ran: () => Promise<{
    readonly pid: number;
    readonly folder: string;
    readonly args: readonly string[];
  }>;
  readonly noteOf: (name: string) => Promise<string>;
}

/** Runs `play` on such a desktop, and ends what was started there. */
export async function withDesktop(play: (world: DesktopWorld) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  const [programs, notes] = [join(folder, "bin"), join(folder, "notes")];
  await Promise.all([programs, notes].map((path) => mkdir(path)));
  const environment = { DISPLAY: ":77", PATH: process.env["PATH"] ?? "", NOTES: notes };
  const noteOf = (name: string): Promise<string> => readFile(join(notes, name), "utf8");
  const addScript = async (path: string, text = program): Promise<string> => {
    await writeFile(path, text);
    await chmod(path, 0o755);
    return path;
  };
  const ran: DesktopWorld["ran"] = async () => {
    await soon(() => readdir(notes)).toContain("ran");
    const [pid = "", cwd = "", ...args] = (await noteOf("ran")).trimEnd().split("\n");
    return { pid: Number(pid), folder: cwd, args };
  };
  try {
    await play({
      folder,
      programs,
      environment,
      launcher: createLinuxLauncher({ programFolders: [programs], environment }),
      addTerminal: async (name) => void (await addScript(join(programs, name), terminal)),
      addScript,
      ran,
      noteOf,
    });
  } finally {
    const [pid] = await noteOf("ran").then(
      (text) => text.split("\n"),
      () => [],
    );
    if (pid !== undefined && (await isAlive(Number(pid)))) process.kill(Number(pid), "SIGKILL");
    await removeFolder(folder);
  }
}
