import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { createClock } from "../../adapters/clock.ts";
import { createDisk } from "../../adapters/disk.ts";
import { createLauncher } from "../../adapters/launch/launcher.ts";
import { createMemory, memoryFile } from "../../adapters/memory.ts";
import { createListener } from "../../adapters/network/hold-port.ts";
import { createNetwork } from "../../adapters/network/network.ts";
import { createSettingsFile } from "../../adapters/settings-file/settings-file.ts";
import { createSystem } from "../../adapters/system/system.ts";
import type { Ports } from "../../jobs/ports.ts";

/** Everything the jobs need, made real with Node. `version` is this program's. */
export function createPorts(version: string): Ports {
  const { platform, env: environment } = process;
  const system = createSystem(platform, environment);
  return {
    disk: createDisk(),
    settingsFile: createSettingsFile(),
    system,
    network: createNetwork(version),
    listener: createListener(),
    launcher: createLauncher(platform, environment, system.programFolders() ?? []),
    clock: createClock(),
    memory: createMemory(memoryFile({ platform, environment, home: homedir() })),
    random: (bytes) => randomBytes(bytes).toString("hex"),
  };
}
