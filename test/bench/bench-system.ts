import { createSystem } from "../../electron/adapters/system/system.ts";
import { interleave, timed } from "./measure.ts";
import type { Row } from "./row.ts";

/** One look at everything that runs and everything that is connected, by the calls of the system this runs on. */
export async function benchSystem(): Promise<readonly Row[]> {
  const system = createSystem(process.platform, process.env);
  const [processes = 0, sockets = 0] = await interleave(21, [
    () => timed(() => system.processes()),
    () => timed(() => system.sockets()),
  ]);
  return [
    {
      id: "snapshot",
      what: `all processes and TCP sockets, on ${process.platform}`,
      unit: "ms",
      ours: processes + sockets,
      peer: null,
    },
  ];
}
