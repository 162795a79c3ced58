import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { allBots } from "../wizard/reduce-bots.ts";
import { whyShut } from "../wizard/select.ts";
import { StepFrame } from "../wizard/step-frame.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { FindCandidates } from "./find-candidates.tsx";
import { DropCurtain, useFolderDrop } from "./find-drop.tsx";
import { useFolderPick } from "./find-pick.ts";
import { FindRefused } from "./find-refused.tsx";
import { FindTools } from "./find-tools.tsx";
import { findSummary, findTitle } from "./find-view.ts";
import { FolderDialog } from "./folder-dialog.tsx";

const useStyles = makeStyles({
  // Of one height whatever stands in it: the list below must not move while it grows.
  progress: { display: "flex", gap: "12px", minWidth: 0, height: tokens.lineHeightBase300 },
  count: { flexShrink: 0, fontVariantNumeric: "tabular-nums" },
  at: { flex: "1 1 0" },
});

/** The first page: both programs are looked for, and the user confirms which ones are meant. */
export function FindStep(): ReactElement {
  const { state, act, dropFolder } = useWindow();
  const { bots, find: texts, frame } = useLocale().window;
  const pick = useFolderPick();
  const hanging = useFolderDrop(dropFolder === null || pick.listing ? null : pick.drop);
  const shut = whyShut(state);
  // Which Yunzai they are to be checked with must be known.
  const together = state.job === null && shut === null ? allBots(state).length : 0;
  return (
    <StepFrame
      title={findTitle(texts.title, state)}
      subtitle={state.job?.kind === "find" ? <Progress /> : findSummary(texts, state.search, state.choice)}
      primary={{
        label: frame.next,
        onClick: () => act({ type: "next" }),
        shut: shut && frame.shut[shut],
      }}
      secondary={
        together > 1 ? [{ label: bots.examine(together), onClick: () => act({ type: "examine-bots" }) }] : []
      }
    >
      <FindCandidates />
      <FindRefused />
      <FindTools pick={pick} />
      {hanging && <DropCurtain />}
      <FolderDialog open={pick.listing} onTake={pick.take} onClose={pick.closeList} />
    </StepFrame>
  );
}

/** How far the search is; seen, and too quick to be read out. */
function Progress(): ReactElement {
  const styles = useStyles();
  const { progress } = useWindow().state.search;
  const texts = useLocale().window.find;
  if (progress === null) return <>{texts.starting}</>;
  return (
    <div className={styles.progress}>
      <span className={styles.count}>{texts.folders(progress.folders)}</span>
      <PathText text={progress.at} className={styles.at} />
    </div>
  );
}
