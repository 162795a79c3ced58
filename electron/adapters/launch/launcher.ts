import type { Launcher } from "../../jobs/ports.ts";
import { createLinuxLauncher, type LinuxDesktop } from "./launch-linux.ts";
import { createWindowsLauncher } from "./launch-windows.ts";

/** The desktop behind this platform. Where none is written, nothing can be started or shown. */
export function createLauncher(
  platform: NodeJS.Platform,
  environment: LinuxDesktop["environment"],
  programFolders: LinuxDesktop["programFolders"],
): Launcher {
  switch (platform) {
    case "linux":
      return createLinuxLauncher({ programFolders, environment });
    case "win32":
      return createWindowsLauncher();
    default:
      return noLauncher;
  }
}

const noLauncher: Launcher = {
  start: async () => ({ kind: "failed", reason: "no-console" }),
  showFolder: async () => false,
};
