import { Button, makeStyles, Spinner, tokens, useRestoreFocusTarget } from "@fluentui/react-components";
import { useRef, type ReactElement } from "react";
import { useDelayed } from "../ui/busy.tsx";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { FindNote } from "./find-note.tsx";
import type { FolderPick } from "./find-pick.ts";

const useStyles = makeStyles({
  tools: { flexShrink: 0, display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
  // As everywhere: bold is the next step alone.
  calm: { fontWeight: tokens.fontWeightRegular },
  end: {
    marginInlineStart: "auto",
    minHeight: "32px",
    display: "flex",
    alignItems: "center",
    gap: "12px",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The ways on when the right folder is not on the list, and the way to stop. */
export function FindTools({ pick }: { readonly pick: FolderPick }): ReactElement {
  const styles = useStyles();
  const { state, act, dropFolder } = useWindow();
  const texts = useLocale().window.find;
  const restoreFocus = useRestoreFocusTarget();
  const searching = state.job?.kind === "find";
  const late = useDelayed(searching);
  const tools = useRef<HTMLDivElement>(null);
  const stop = (): void => {
    // The button goes with the search; the first of its row stays.
    tools.current?.querySelector("button")?.focus();
    act({ type: "stop" });
  };
  return (
    <>
      <div ref={tools} className={styles.tools}>
        <Button
          {...restoreFocus}
          className={styles.calm}
          icon={pick.busy ? <Spinner size="extra-tiny" /> : <Icon name="folder" />}
          disabledFocusable={pick.busy}
          onClick={pick.browse}
        >
          {texts.browse}
        </Button>
        <Button
          appearance="subtle"
          className={styles.calm}
          icon={<Icon name="search" />}
          disabledFocusable={searching && state.search.full}
          onClick={() => act({ type: "search", full: true })}
        >
          {texts.full}
        </Button>
        <div className={styles.end}>
          {searching && late && (
            <>
              <Spinner size="extra-tiny" label={texts.searching} />
              <Button className={styles.calm} icon={<Icon name="stop" />} onClick={stop}>
                {texts.stop}
              </Button>
            </>
          )}
          {!searching && dropFolder !== null && texts.drop.hint}
        </div>
      </div>
      <FindNote note={pick.note} />
    </>
  );
}
