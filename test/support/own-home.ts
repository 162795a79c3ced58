import { join } from "node:path";
import { memoryFile } from "../../electron/adapters/memory.ts";
import { onWindows } from "./platform.ts";

/**
 * The environment in which `home` is the user's home folder: the settings, the memory and the temporary files of
 * whatever is started with it are there, and nobody else's are touched.
 */
export function homeEnvironment(home: string): Record<string, string> {
  const temporary = temporaryEnvironment(home);
  if (!onWindows) return { HOME: home, XDG_CONFIG_HOME: join(home, ".config"), ...temporary };
  const [APPDATA, LOCALAPPDATA] = [join(home, "AppData/Roaming"), join(home, "AppData/Local")];
  return { USERPROFILE: home, APPDATA, LOCALAPPDATA, ...temporary };
}

/** The environment in which temporary files are made in `folder`. */
export function temporaryEnvironment(folder: string): Record<string, string> {
  return onWindows ? { TEMP: folder, TMP: folder } : { TMPDIR: folder };
}

/** Where the wizard leaves its next run what it found, for a user whose home that is. */
export function memoryFileIn(home: string): string {
  return memoryFile({ platform: process.platform, environment: homeEnvironment(home), home });
}
