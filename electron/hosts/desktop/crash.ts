/** What is watched of Electron's window. */
export interface CrashingWindow {
  readonly webContents: {
    on(
      event: "render-process-gone",
      listener: (event: unknown, details: { readonly reason: string }) => void,
    ): unknown;
    reload(): void;
  };
  close(): void;
  isDestroyed(): boolean;
}

/**
 * A page whose process is gone is loaded again, once; the second time the window closes, or it would go on
 * for ever. `say` tells the user first, and resolves when that was read.
 */
export function answerCrashes(
  window: CrashingWindow,
  say: (what: "crashed" | "crashedAgain") => Promise<void>,
): void {
  let crashes = 0;
  window.webContents.on("render-process-gone", (_, { reason }) => {
    if (reason !== "clean-exit") void answer();
  });

  async function answer(): Promise<void> {
    crashes += 1;
    const first = crashes === 1;
    await say(first ? "crashed" : "crashedAgain");
    if (window.isDestroyed()) return;
    if (first) window.webContents.reload();
    else window.close();
  }
}
