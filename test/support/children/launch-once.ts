import { createLinuxLauncher, type LinuxDesktop } from "../../../electron/adapters/launch/launch-linux.ts";
import type { Launch } from "../../../electron/jobs/ports.ts";

/** What is started, and on which desktop; given as JSON behind the script. */
export interface LaunchTask {
  readonly desktop: LinuxDesktop;
  readonly launch: Launch;
}

// Starts one program and ends, as the wizard does when its user closes it.
const { desktop, launch }: LaunchTask = JSON.parse(process.argv.at(-1) ?? "");
process.stdout.write(JSON.stringify(await createLinuxLauncher(desktop).start(launch)));
