/** One folder's answer: its entries as `<kind><name>`, joined by slashes, which no name can hold; null for a failure. */
export type ScanAnswer = string | null;

/**
 * The whole program of a worker: lists the folders of each message, answers in their order. Its own source
 * text is what the worker runs, so that a bundle and the bare sources need no file for it: it must refer to
 * nothing outside itself.
 */
export function scanInWorker(): void {
  const { readdirSync } = process.getBuiltinModule("node:fs");
  const { parentPort } = process.getBuiltinModule("node:worker_threads");
  parentPort?.on("message", (folders: readonly string[]) => {
    const answers = folders.map((folder): ScanAnswer => {
      try {
        let text = "";
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
          // Windows' junctions are links here too.
          const kind = entry.isSymbolicLink() ? "l" : entry.isDirectory() ? "d" : entry.isFile() ? "f" : "o";
          text += `${text && "/"}${kind}${entry.name}`;
        }
        return text;
      } catch {
        return null;
      }
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    parentPort.postMessage(answers);
  });
}
