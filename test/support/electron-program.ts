import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { _electron, type ElectronApplication } from "@playwright/test";
import { electronExecutable } from "./electron-runtime.ts";
import { homeEnvironment, memoryFileIn } from "./own-home.ts";

const root = join(import.meta.dirname, "../..");

/** Starts the built program in Electron, with a home of its own in whatever environment. */
export async function launchElectron(
  home: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ElectronApplication> {
  const executablePath = electronExecutable();
  if (executablePath === null) throw new Error("Electron's runtime is not installed");
  const own = homeEnvironment(home);
  // Windows tells Electron the user's folders by another way than the environment; on Linux this is where it would look.
  const userData = dirname(memoryFileIn(home));
  for (const folder of [userData, own["LOCALAPPDATA"] ?? home]) await mkdir(folder, { recursive: true });
  return _electron.launch({
    executablePath,
    args: [root, `--user-data-dir=${userData}`, ...args],
    env: { ...defined(environment), ...own },
    // As its users have it, which Playwright would switch off on Linux; as root, which only test machines are, it cannot run.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

function defined(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
