import type { BotFolders } from "./known-bots.ts";
import type { WizardWindow } from "./window.ts";

/**
 * Whether a program that was started once more was meant for Health, by the command line that Chromium hands over from
 * its process: in another order, switches before everything else, so that no more is read out of it than this one.
 */
export function asksForHealth(args: unknown): boolean {
  return Array.isArray(args) && args.includes("--repair");
}

export interface HealthParts {
  /** The bots to open on, as far as they are known. */
  readonly look: () => Promise<readonly BotFolders[]>;
  /** Has the next page open on them, where it has no others. */
  readonly offer: (bots: readonly BotFolders[]) => void;
  readonly window: WizardWindow;
}

/**
 * Leads an open window to Health: its page is loaded anew. Stays where there is no bot to check, and while a file is
 * being written: what comes of that is for the page that asked. Called again meanwhile, it does nothing more.
 */
export function createHealthCall({ look, offer, window }: HealthParts): () => Promise<void> {
  let looking = false;
  return async () => {
    if (looking) return;
    looking = true;
    try {
      const bots = await look();
      if (bots.every(({ lagrange }) => lagrange === null) || window.writing()) return;
      offer(bots);
      window.reload();
    } finally {
      looking = false;
    }
  };
}
