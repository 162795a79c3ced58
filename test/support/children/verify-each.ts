import { setImmediate as turn } from "node:timers/promises";
import { verifyAim, type Aim } from "../probe-world.ts";

// Verifies each aim of its argument, one after the other, and prints how each ended and what was still open then.
const aims: readonly Aim[] = JSON.parse(process.argv[2] ?? "");
const ends: { kind: string; ms: number; left: string[] }[] = [];
for (const aim of aims) {
  const { kind, ms } = await verifyAim(aim);
  // Destroyed handles report their end in the turns after.
  for (let turns = 0; turns < 3; turns += 1) await turn();
  ends.push({
    kind,
    ms,
    left: process.getActiveResourcesInfo().filter((resource) => resource !== "PipeWrap"),
  });
}
process.stdout.write(`${JSON.stringify(ends)}\n`);
