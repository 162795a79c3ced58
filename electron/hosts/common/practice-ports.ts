import { createPassingMemory } from "../../adapters/memory.ts";
import { joinPath, pathKey } from "../../core/folder-path.ts";
import type { Launcher, Ports, RunningProcess, System } from "../../jobs/ports.ts";
import { lagrangeExecutable } from "../../practice/lagrange-folder.ts";
import { practiceNode, practicePrograms } from "../../practice/programs-folder.ts";
import type { PracticeRole } from "../../practice/stage-messages.ts";
import type { PracticeStay } from "./practice-process.ts";

/**
 * The ports of a wizard in a practice world: the real ones, but for what would lead out of it. What is
 * started is played by the practice process, which the system then shows under both names; nothing is
 * remembered; and its Yunzai has a Redis that is always in order.
 */
export function practicePorts(real: Ports, stay: PracticeStay): Ports {
  return {
    ...real,
    system: practiceSystem(real.system, stay),
    network: { ...real.network, redisPing: async () => null },
    launcher: practiceLauncher(real.launcher, stay),
    memory: createPassingMemory(),
  };
}

/** In place of the practice process stand the programs that it plays: on some systems it cannot look like them itself. */
function practiceSystem(real: System, stay: PracticeStay): System {
  const { folder, lagrange, yunzai, pid, stage } = stay;
  const node = practiceNode(folder);
  const own = joinPath(lagrange, lagrangeExecutable());

  function played(): readonly RunningProcess[] {
    const since = stage.playing();
    return [...row(since.yunzai, node, [node, "."], yunzai), ...row(since.lagrange, own, [own], lagrange)];
  }

  function row(
    startedAt: number | null,
    executable: string,
    commandLine: readonly string[],
    workingDirectory: string,
  ): readonly RunningProcess[] {
    return startedAt === null ? [] : [{ pid, executable, commandLine, workingDirectory, startedAt }];
  }

  return {
    ...real,
    programFolders: () => [practicePrograms(folder)],
    async processes() {
      const others = (await real.processes()).filter((process) => process.pid !== pid);
      return [...others, ...played()];
    },
    // Its programs have no windows, and other people's are none of its business.
    consoles: async () => [],
    // Its Lagrange dials without a detour, whatever this computer's programs have to do.
    environment: async (of) => (of === pid ? {} : real.environment(of)),
    lastingEnvironment: async () => ({}),
    proxy: async () => null,
  };
}

function practiceLauncher(real: Launcher, { lagrange, yunzai, stage }: PracticeStay): Launcher {
  const roles: ReadonlyMap<string, PracticeRole> = new Map([
    [pathKey(lagrange), "lagrange"],
    [pathKey(yunzai), "yunzai"],
  ]);
  return {
    async start({ folder }) {
      const role = roles.get(pathKey(folder));
      // Of a program that somebody has put into the practice world nothing is known here: it is never run.
      return role === undefined ? { kind: "failed", reason: "unknown" } : stage.start(role);
    },
    showFolder: (path) => real.showFolder(path),
  };
}
