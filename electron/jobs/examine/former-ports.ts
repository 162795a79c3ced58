import { runningOf } from "../find/running-folders.ts";
import type { Ports } from "../ports.ts";
import type { ReadYunzai } from "./evidence-of.ts";
import { formerPorts, yunzaiRun } from "./yunzai-run.ts";

/** A Yunzai with the ports that it goes on using until it is started again; looks at processes and sockets for that. */
export async function withFormerPorts<Yunzai extends ReadYunzai>(
  { disk, system, clock }: Pick<Ports, "disk" | "system" | "clock">,
  yunzai: Yunzai,
): Promise<Yunzai & { readonly formerPorts: readonly number[] }> {
  const [processes, sockets, folder] = await Promise.all([
    system.processes(),
    system.sockets(),
    disk.realPath(yunzai.path),
  ]);
  const running = await runningOf(disk, { processes, sockets }, "yunzai");
  const run = yunzaiRun(yunzai, folder, running, { processes, sockets }, clock.now());
  return { ...yunzai, formerPorts: formerPorts(run) };
}
