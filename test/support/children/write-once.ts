import { readFile } from "node:fs/promises";
import { nodeFileCalls } from "../../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../../electron/adapters/settings-file/settings-file.ts";
import { countedCalls, type Call } from "../counted-calls.ts";

/** What one child writer does; given as JSON in its only argument. */
export interface WriteOnce {
  readonly path: string;
  readonly content: string;
  /** Bytes per write call at most; 0: no limit. */
  readonly most: number;
  /** Kills itself beside this call; null: lives. */
  readonly kill: { readonly at: number; readonly when: "before" | "after" } | null;
  /** Becomes this user first; 0: stays who it is. */
  readonly uid: number;
}

const task: WriteOnce = JSON.parse(process.argv[2] ?? "");

function killAt(when: "before" | "after"): (call: Call) => Promise<void> {
  return async (call) => {
    if (task.kill?.when !== when || call.number !== task.kill.at) return;
    process.kill(process.pid, "SIGKILL");
    // Nothing more may happen, even where the signal takes a moment.
    await new Promise(() => undefined);
  };
}

if (task.uid > 0) {
  process.setgid?.(task.uid);
  process.setgroups?.([]);
  process.setuid?.(task.uid);
}
const calls = countedCalls(nodeFileCalls, {
  before: killAt("before"),
  after: killAt("after"),
  ...(task.most > 0 ? { most: task.most } : {}),
});
const expected = await readFile(task.path).catch(() => null);
const result = await createSettingsFile({ calls }).write(
  { path: task.path, bytes: Buffer.from(task.content), expected },
  new AbortController().signal,
);
process.stdout.write(`${JSON.stringify(result)}\n`);
