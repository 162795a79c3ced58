import { useState, type ReactElement } from "react";
import type { Watched } from "../../electron/contract/api.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { useLocale } from "../ui/locale.tsx";
import { startOfLagrange } from "../wizard/next-action.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { asSeenSince } from "./health-seen.ts";
import { StartDialog } from "./start-dialog.tsx";
import { useWatch } from "./use-watch.ts";
import { watchStory, type WatchStory } from "./watch-story.ts";

/** To find the new window, and to scan its QR code; in seconds. */
const watchSeconds = 600;

/** A Lagrange that is started from Health, and followed from then on. */
export interface HealthLagrange {
  /** The check, with what was seen of Lagrange since. */
  readonly result: CheckResult | null;
  /** How the real connection stands; null before anything was started. */
  readonly story: WatchStory | null;
  /** Asks whether to start it; null where there is nothing to start. */
  readonly ask: (() => void) | null;
  /** The question, while it is asked. */
  readonly dialog: ReactElement | null;
}

/** `checked`: the result that Health shows; a new one ends what was followed before. */
export function useHealthLagrange(checked: CheckResult | null): HealthLagrange {
  const { yunzai } = useWindow().state.choice;
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const [followed, setFollowed] = useState<{ readonly of: CheckResult; readonly watched: Watched } | null>(
    null,
  );
  const watch = useWatch(followed && followed.of === checked ? followed.watched : null);
  const start = checked && startOfLagrange(checked);
  const story = watch && watchStory(locale, watch, watch.running);
  const startable = start !== null && (story === null || story.primary === "start-lagrange");
  return {
    result: checked && asSeenSince(checked, watch?.view ?? null),
    story,
    ask: startable ? () => setAsking(true) : null,
    dialog:
      asking && checked && start ? (
        <StartDialog
          program={start.program}
          folder={start.folder}
          onStarted={() => {
            setAsking(false);
            const watched = { lagrange: start.folder, yunzai, link: null, seconds: watchSeconds };
            setFollowed({ of: checked, watched });
          }}
          onClose={() => setAsking(false)}
        />
      ) : null,
  };
}
