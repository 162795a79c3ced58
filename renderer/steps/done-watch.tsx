import { useState, type ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Program } from "../../electron/core/program.ts";
import type { Action } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { StartDialog } from "./start-dialog.tsx";
import { WatchCard } from "./watch-card.tsx";
import type { WatchOffer, WatchStory } from "./watch-story.ts";

/** The real connection after a write, with what can be done about it here. */
export function DoneWatch({ story }: { readonly story: WatchStory }): ReactElement {
  const { act, state } = useWindow();
  const { window } = useLocale();
  const [asking, setAsking] = useState<Program | null>(null);
  const { choice } = state;
  const folder = asking && choice[asking];

  function buttonsOf(offer: WatchOffer): readonly Action[] {
    switch (offer) {
      case "start-lagrange":
        return startOf("lagrange");
      case "start-yunzai":
        return startOf("yunzai");
      case "watch":
        return [{ label: window.watch.again, icon: "refresh", onClick: () => act({ type: "watch" }) }];
      case "examine":
      case "close":
        // Those stand below the page.
        return [];
      default:
        return assertNever(offer);
    }
  }

  function startOf(program: Program): readonly Action[] {
    // A Yunzai in WSL or on another machine has no folder here.
    if (choice[program] === null) return [];
    return [{ label: window.start.open[program], icon: "play", onClick: () => setAsking(program) }];
  }

  const [primary = null] = story.primary === null ? [] : buttonsOf(story.primary);
  return (
    <>
      <WatchCard story={story} primary={primary} others={story.others.flatMap(buttonsOf)} />
      {asking && folder !== null && (
        <StartDialog
          program={asking}
          folder={folder}
          onStarted={() => {
            setAsking(null);
            // Goes on where it runs; begins anew where its time was over.
            act({ type: "watch" });
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
