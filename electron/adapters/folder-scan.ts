import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FolderEntry } from "../core/recognise.ts";
import type { FolderScan, Listing } from "../jobs/ports.ts";
import { scanInWorker, type ScanAnswer } from "./folder-scan-worker.ts";

/** Folders listed before more threads than one are worth the while: most searches end sooner. */
const moreAfter = 2000;

/** Folders listed on this thread while the first worker comes up; a small tree has no more. */
const listedHere = 400;

/**
 * Folders in one message. A worker has two, and a folder that hangs keeps both from everybody else, whose bot may be in
 * one of them; half as many would take an eighth longer.
 */
const mostInMessage = 32;

/** Megabytes: a worker forgets each folder as soon as it has answered. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

interface Wanted {
  readonly folder: string;
  readonly resolve: (listing: Listing) => void;
}

interface Scanner {
  readonly worker: Worker;
  /** What it was sent and has not answered yet, oldest first. */
  readonly sent: Wanted[];
}

/**
 * Lists folders in worker threads: half the processor time of asynchronous calls, none of it on the thread
 * that has a window to serve, and on a cold disk several reads at once. Of a folder without a `telling` name they
 * tell only its folders: the names of all files of a drive would cost as much on their way here as to list. The
 * first few folders, and all should the threads fail, are left to `list`.
 */
export function createFolderScan(list: (folder: string) => Promise<Listing>, telling: RegExp): FolderScan {
  const waiting: Wanted[] = [];
  const ready = new Set<Scanner>();
  const workers = new Set<Worker>();
  let listed = 0;
  let unanswered = 0;
  let closed = false;
  let flushing = false;

  return {
    list(folder) {
      listed += 1;
      if (listed === 1) startWorkers(1);
      if (listed === moreAfter) startWorkers(extraWorkers());
      if (listed <= listedHere && ready.size === 0) return list(folder);
      return new Promise((resolve) => {
        waiting.push({ folder, resolve });
        unanswered += 1;
        flushSoon();
      });
    },
    close() {
      closed = true;
      for (const worker of workers) void worker.terminate();
    },
  };

  function startWorkers(count: number): void {
    if (closed) return;
    for (let started = 0; started < count; started += 1) workers.add(startWorker());
  }

  function startWorker(): Worker {
    const worker = new Worker(`(${scanInWorker.toString()})()`, {
      eval: true,
      resourceLimits,
      workerData: telling,
    });
    const scanner: Scanner = { worker, sent: [] };
    worker.once("online", () => {
      ready.add(scanner);
      flushSoon();
    });
    worker.on("message", (answers: readonly ScanAnswer[]) => {
      for (const [index, wanted] of scanner.sent.splice(0, answers.length).entries()) {
        answer(wanted, answers[index] ?? null);
      }
      flushSoon();
    });
    // One that dies leaves its work to the others; the exit follows the error.
    worker.once("error", () => undefined);
    worker.once("exit", () => {
      ready.delete(scanner);
      workers.delete(worker);
      if (closed) return;
      waiting.push(...scanner.sent.splice(0));
      flushSoon();
    });
    return worker;
  }

  function answer({ folder, resolve }: Wanted, text: ScanAnswer): void {
    unanswered -= 1;
    // Why a folder cannot be listed is found out here, where errors are mapped.
    if (text === null) void list(folder).then(resolve);
    else resolve({ kind: "listed", entries: entriesIn(text) });
  }

  /** Waits for what else is asked for in this turn, so that it travels together. */
  function flushSoon(): void {
    if (flushing) return;
    flushing = true;
    queueMicrotask(() => {
      flushing = false;
      if (workers.size === 0) for (const wanted of waiting.splice(0)) answer(wanted, null);
      // An equal share for each in two messages: one it works on, one that waits for it.
      const half = Math.min(mostInMessage, Math.ceil(unanswered / ready.size / 2));
      for (const scanner of ready) {
        while (waiting.length > 0 && scanner.sent.length <= half) send(scanner, waiting.splice(0, half));
      }
    });
  }

  function send({ worker, sent }: Scanner, batch: readonly Wanted[]): void {
    sent.push(...batch);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(batch.map(({ folder }) => folder));
  }
}

/** A cold disk serves several readers at once better than one. */
function extraWorkers(): number {
  return Math.min(3, Math.max(1, availableParallelism() - 1));
}

const kinds: Readonly<Record<string, FolderEntry["kind"]>> = { d: "folder", f: "file", l: "link" };

function entriesIn(text: string): readonly FolderEntry[] {
  if (text === "") return [];
  return text.split("/").map((entry) => ({ name: entry.slice(1), kind: kinds[entry.charAt(0)] ?? "other" }));
}
