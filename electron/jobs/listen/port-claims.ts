import { baseName } from "../../core/folder-path.ts";
import { settingsPorts } from "../../core/yunzai/yunzai-config.ts";
import { examineFolder } from "../find/find-candidate.ts";
import { runningOf, type Examine } from "../find/running-folders.ts";
import { readYunzaiSettings } from "../examine/read-yunzai.ts";
import type { Disk, Ports, RunningProcess, TcpSocket } from "../ports.ts";
import type { PortHolder } from "../results.ts";

/** Somebody else whose port this is. */
export interface PortClaim {
  readonly by: "yunzai" | "listener";
  readonly holder: PortHolder;
}

/**
 * Who else has a port or is about to: a Yunzai that runs or is starting, and whose settings name the port, for http
 * or https (FACTS Y3); else whoever listens on it at an address that is not among `own`. Null where the system shows
 * nobody, also because it tells nothing.
 */
export async function claimOn(
  { system, disk }: Pick<Ports, "disk" | "system">,
  port: number,
  own: readonly string[],
): Promise<PortClaim | null> {
  const [processes, sockets] = await Promise.all([system.processes(), system.sockets()]);
  const folders = await yunzaisOn(disk, port, processes, sockets);
  const holderOf = (pid: number | null): PortHolder => {
    const executable = processes.find((process) => process.pid === pid)?.executable ?? null;
    const yunzai = folders.find((folder) => folder.pid === pid)?.path ?? null;
    return { pid, program: executable === null ? null : baseName(executable), yunzai };
  };
  const [yunzai] = folders;
  if (yunzai) return { by: "yunzai", holder: holderOf(yunzai.pid) };
  const listener = sockets.find(
    ({ state, localPort, localAddress }) =>
      state === "listening" && localPort === port && !own.includes(localAddress),
  );
  return listener ? { by: "listener", holder: holderOf(listener.pid) } : null;
}

async function yunzaisOn(
  disk: Disk,
  port: number,
  processes: readonly RunningProcess[],
  sockets: readonly TcpSocket[],
): Promise<readonly { readonly path: string; readonly pid: number }[]> {
  const folders = await runningOf(disk, { processes, sockets }, "yunzai", examineServing(disk));
  const wants = await Promise.all(
    folders.map(async ({ path }) => settingsPorts(await readYunzaiSettings(disk, path)).includes(port)),
  );
  return folders.filter((_, index) => wants[index]);
}

/** The other Yunzais serve nothing on the ports that TRSS has settings for (FACTS Y1). */
function examineServing(disk: Disk): Examine {
  return async (path, entries) => {
    const examined = await examineFolder(disk, path, entries);
    return examined.yunzai?.flavour === "trss" ? examined : { ...examined, yunzai: null };
  };
}
