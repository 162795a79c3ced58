import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { practiceNote } from "./practice-marker.ts";

/** Where a practice world's system looks for programs by their name, so that none of the real one's is ever named. */
export function practicePrograms(world: string): string {
  return join(world, ".programs");
}

/** The Node in it, which Yunzai needs: a stand-in that does nothing. */
export function practiceNode(world: string): string {
  return join(practicePrograms(world), process.platform === "win32" ? "node.exe" : "node");
}

export async function makePracticePrograms(world: string): Promise<void> {
  await mkdir(practicePrograms(world), { recursive: true });
  await writeFile(practiceNode(world), practiceNote);
}
