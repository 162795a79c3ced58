import type { Wizard } from "../wizard/use-wizard.ts";

/** Takes one bot to the page that shows the edit of its settings; Health, where that page leads back to, is its own. */
export function repairBot(act: Wizard["act"], lagrange: string): void {
  act({ type: "open-bot", lagrange });
  act({ type: "repair", rebuild: false });
}
