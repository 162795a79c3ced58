import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the installed package, and what tells where its runtime is. */
export interface ElectronPlace {
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Electron's executable, or null where its runtime is missing, torn, or of another version. Looks as the
 * package itself does, but without loading it: that would try a download.
 */
export async function findElectron({ folder, platform, environment }: ElectronPlace): Promise<string | null> {
  const override = environment["ELECTRON_OVERRIDE_DIST_PATH"];
  try {
    const path = await textOf(join(folder, "path.txt")).catch(() => (override ? usualName(platform) : null));
    if (path === null) return null;
    const executable = join(override || join(folder, "dist"), path);
    await access(executable);
    return override || (await isWanted(folder)) ? executable : null;
  } catch {
    return null;
  }
}

async function isWanted(folder: string): Promise<boolean> {
  const [installed, manifest] = await Promise.all([
    textOf(join(folder, "dist/version")),
    textOf(join(folder, "package.json")),
  ]);
  return installed.replace(/^v/, "") === versionIn(manifest);
}

async function textOf(file: string): Promise<string> {
  return (await readFile(file, "utf8")).trim();
}

function usualName(platform: NodeJS.Platform): string {
  if (platform === "win32") return "electron.exe";
  return platform === "darwin" ? "Electron.app/Contents/MacOS/Electron" : "electron";
}

function versionIn(text: string): string | null {
  const manifest: unknown = JSON.parse(text);
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) return null;
  return typeof manifest.version === "string" ? manifest.version : null;
}

/**
 * Runs the window until it is closed; resolves with its exit code, or with null when it could not be
 * started at all. What ends this process ends the window too.
 */
export async function runElectron(
  executable: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  // Under this variable Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(executable, args, { stdio: "inherit", env });
  const end = (): void => void child.kill();
  signal.addEventListener("abort", end, { once: true });
  try {
    const [code] = await once(child, "exit");
    // Without a code a signal ended it: well if we sent that.
    return typeof code === "number" ? code : Number(!signal.aborted);
  } catch {
    return null;
  } finally {
    signal.removeEventListener("abort", end);
  }
}
