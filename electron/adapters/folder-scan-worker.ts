/** One folder's answer: its entries as `<kind><name>`, joined by slashes, which no name can hold; null for a failure. */
export type ScanAnswer = string | null;

/**
 * The whole program of a worker, whose `workerData` is the pattern of telling names: lists the folders of each
 * message, and answers in their order, in one message or, where a disk is slow, in several. Its own source text is
 * what the worker runs, so that a bundle and the bare sources need no file for it: it must refer to nothing outside
 * itself.
 */
export function scanInWorker(): void {
  const { readdirSync } = process.getBuiltinModule("node:fs");
  const { parentPort, workerData } = process.getBuiltinModule("node:worker_threads");
  const telling: RegExp = workerData;
  /** Milliseconds after which what is listed does not wait for the rest of its message. */
  const longest = 20;
  parentPort?.on("message", (folders: readonly string[]) => {
    let answers: ScanAnswer[] = [];
    let from = performance.now();
    for (const folder of folders) {
      answers.push(list(folder));
      if (performance.now() - from < longest) continue;
      reply(answers);
      answers = [];
      from = performance.now();
    }
    reply(answers);
  });

  function list(folder: string): ScanAnswer {
    try {
      const entries = readdirSync(folder, { withFileTypes: true });
      const whole = entries.some((entry) => !entry.isDirectory() && telling.test(entry.name));
      let text = "";
      for (const entry of entries) {
        // Windows' junctions are links here too.
        const kind = entry.isDirectory() ? "d" : entry.isFile() ? "f" : entry.isSymbolicLink() ? "l" : "o";
        if (whole || kind === "d") text += `${text && "/"}${kind}${entry.name}`;
      }
      return text;
    } catch {
      return null;
    }
  }

  function reply(answers: readonly ScanAnswer[]): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    if (answers.length > 0) parentPort?.postMessage(answers);
  }
}
