import { createPassingMemory } from "../../adapters/memory.ts";
import { joinPath, pathKey } from "../../core/folder-path.ts";
import type { Program } from "../../core/program.ts";
import type { Launcher, Ports, RunningProcess, System } from "../../jobs/ports.ts";
import { lagrangeExecutable } from "../../practice/lagrange-folder.ts";
import { practiceNode, practicePrograms } from "../../practice/programs-folder.ts";
import type { PracticeStay } from "./practice-process.ts";

/**
 * The ports of a wizard in a practice world: the real ones, except for what would lead out of it. The practice process
 * plays what is started, and the system shows it as both programs; nothing is remembered for the next run; and its
 * Yunzai always has a Redis that answers.
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

/** Shows the programs that the practice process plays in its place: on some systems it cannot look like them itself. */
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
  const roles: ReadonlyMap<string, Program> = new Map([
    [pathKey(lagrange), "lagrange"],
    [pathKey(yunzai), "yunzai"],
  ]);
  return {
    async start({ folder }) {
      const role = roles.get(pathKey(folder));
      // Nothing but the practice process plays a program: what somebody has put into the practice world is never run.
      return role === undefined ? { kind: "failed", reason: "unknown" } : stage.start(role);
    },
    showFolder: (path) => real.showFolder(path),
  };
}
