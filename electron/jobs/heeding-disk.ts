import type { Disk } from "./ports.ts";

/**
 * The disk to somebody who may stop waiting: from the signal's abort on, whatever is asked for is busy, and a path is what
 * it is called. A share that is gone keeps a reader for minutes, or for ever.
 */
export function heedingDisk(disk: Disk, signal: AbortSignal): Disk {
  // One listener for all that is read: each of them may be one of hundreds.
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const orBusy = <Answer, Busy>(answer: Promise<Answer>, busy: Busy): Promise<Answer | Busy> =>
    Promise.race([answer, aborted.then(() => busy)]);
  const failed = { kind: "failed", problem: "busy" } as const;
  return {
    ...disk,
    list: (folder) => orBusy(disk.list(folder), failed),
    read: (file, limit) => orBusy(disk.read(file, limit), failed),
    tail: (file, limit, from) => orBusy(disk.tail(file, limit, from), failed),
    writeProblem: (file) => orBusy(disk.writeProblem(file), failed.problem),
    realPath: (path) => orBusy(disk.realPath(path), path),
  };
}
