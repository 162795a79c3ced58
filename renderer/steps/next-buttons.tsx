import { useState, type ReactElement } from "react";
import type { WindowTexts } from "../../electron/locales/window-types.ts";
import type { Action } from "../ui/action-button.tsx";
import type { IconName } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import type { Deed } from "../wizard/actions.ts";
import { waitForStart, type DeedAction, type NextAction } from "../wizard/next-action.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { FolderNews } from "./folder-news.tsx";
import { ListenDialog } from "./listen-dialog.tsx";
import { StartDialog } from "./start-dialog.tsx";
import { useShowFolder } from "./use-show-folder.ts";
import { nextLabel } from "./verify-next.ts";

const icons: Readonly<Partial<Record<NextAction["kind"], IconName>>> = {
  wait: "clock",
  start: "play",
  listen: "search",
  "show-folder": "folder",
  again: "refresh",
  choose: "folder",
  "edit-fields": "pencil",
};

/** A next action as a button. */
export function nextButton(texts: WindowTexts, action: NextAction, onClick: () => void): Action {
  const icon = icons[action.kind];
  return { label: nextLabel(texts, action), onClick, ...(icon ? { icon } : {}) };
}

export interface NextButtons {
  /** The buttons of the actions that the page has a way to do, in their order. */
  readonly of: (actions: readonly NextAction[]) => readonly Action[];
  /** What a button has opened over the page, and what came of it; stands anywhere on the page. */
  readonly opened: ReactElement;
}

type Opened = Extract<NextAction, { kind: "start" | "listen" }>;

/** Makes buttons out of next actions. `deedOf` tells what one does on this page; null where the page holds it already. */
export function useNextButtons(deedOf: (action: DeedAction) => Deed | null): NextButtons {
  const { act } = useWindow();
  const { window } = useLocale();
  const folder = useShowFolder();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);

  function clickOf(action: NextAction): (() => void) | null {
    switch (action.kind) {
      case "start":
      case "listen":
        return () => setOpened(action);
      case "show-folder":
        return () => folder.show(action.path);
      default: {
        const deed = deedOf(action);
        return deed && (() => act(deed));
      }
    }
  }

  function of(actions: readonly NextAction[]): readonly Action[] {
    return actions.flatMap((action) => {
      const click = clickOf(action);
      return click ? [nextButton(window, action, click)] : [];
    });
  }

  /** Closes what is open and goes on as the action does. */
  function goOn(action: DeedAction): void {
    close();
    clickOf(action)?.();
  }

  return {
    of,
    opened: (
      <>
        <FolderNews failed={folder.failed} />
        {opened?.kind === "start" && (
          <StartDialog
            program={opened.program}
            folder={opened.folder}
            onStarted={() => goOn(waitForStart)}
            onClose={close}
          />
        )}
        {opened?.kind === "listen" && (
          <ListenDialog
            listened={opened.listened}
            repair={repairButton(opened)}
            onYunzai={() => goOn({ kind: "again" })}
            onClose={close}
          />
        )}
      </>
    ),
  };

  /** Settings are mended once the link is proved, and for that Yunzai has to run. */
  function repairButton({ listened }: Extract<Opened, { kind: "listen" }>): Action {
    const { yunzai } = listened;
    return yunzai === null
      ? nextButton(window, waitForStart, () => goOn(waitForStart))
      : nextButton(window, { kind: "start", program: "yunzai", folder: yunzai }, () =>
          setOpened({ kind: "start", program: "yunzai", folder: yunzai }),
        );
  }
}
