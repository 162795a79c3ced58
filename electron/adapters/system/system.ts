import { homedir } from "node:os";
import type { System } from "../../jobs/ports.ts";
import { ownHosts } from "./own-hosts.ts";
import { createLinuxSystem } from "./system-linux.ts";

/** The system behind this platform. Where none is written yet, everything is unknown and only given folders are found. */
export function createSystem(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): System {
  if (platform !== "linux") return unknownSystem;
  return createLinuxSystem({
    home: homedir(),
    configHome: environment["XDG_CONFIG_HOME"] || null,
    programPath: environment["PATH"] ?? null,
  });
}

const unknownSystem: System = {
  processes: async () => [],
  sockets: async () => [],
  environment: async () => null,
  ownHosts,
  programFolders: () => null,
  places: async () => [],
  roots: async () => [],
  barred: async () => [],
};
