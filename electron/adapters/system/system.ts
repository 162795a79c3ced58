import { homedir } from "node:os";
import type { System } from "../../jobs/ports.ts";
import { ownHosts } from "./own-hosts.ts";
import { createLinuxSystem } from "./system-linux.ts";
import { createWindowsSystem } from "../windows/system-windows.ts";
import { openWin32 } from "../windows/win32-library.ts";

/** The system behind this platform. Where none is written yet, everything is unknown and only given folders are found. */
export function createSystem(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): System {
  const programPath = environment["PATH"] ?? null;
  switch (platform) {
    case "linux":
      return createLinuxSystem({
        home: homedir(),
        configHome: environment["XDG_CONFIG_HOME"] || null,
        programPath,
      });
    case "win32":
      return createWindowsSystem({ programPath, open: openWin32 });
    default:
      return unknownSystem;
  }
}

const unknownSystem: System = {
  processes: async () => [],
  sockets: async () => [],
  environment: async () => null,
  lastingEnvironment: async () => null,
  proxy: async () => null,
  reservedRange: async () => null,
  ownHosts,
  programFolders: () => null,
  places: async () => [],
  roots: async () => [],
  consoles: async () => [],
  barred: async () => [],
};
