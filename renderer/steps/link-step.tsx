import { makeStyles } from "@fluentui/react-components";
import type { KeyboardEvent, ReactElement } from "react";
import { Busy } from "../ui/busy.tsx";
import { useLocale } from "../ui/locale.tsx";
import { whyShut } from "../wizard/select.ts";
import { StepFrame } from "../wizard/step-frame.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { isEnterInField, LinkForm } from "./link-form.tsx";
import { linkSubtitle, linkVerdict } from "./link-view.ts";
import { PasteBox } from "./paste-box.tsx";

const useStyles = makeStyles({
  page: { flexShrink: 0, display: "flex", flexDirection: "column", gap: "16px" },
});

/** The second page: address, port, suffix and token, filled in and open to change. */
export function LinkStep(): ReactElement {
  const styles = useStyles();
  const { state, act } = useWindow();
  const { link: texts, frame } = useLocale().window;
  const { suggestion } = state.link;
  const shut = whyShut(state);
  const next = (): void => act({ type: "next" });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (shut !== null || !isEnterInField(event)) return;
    event.preventDefault();
    // Else the list of suffixes would open.
    event.stopPropagation();
    next();
  };
  return (
    <StepFrame
      title={texts.title[linkVerdict(state)]}
      subtitle={texts.subtitle[linkSubtitle(state)]}
      primary={{ label: texts.verify, onClick: next, shut: shut && frame.shut[shut] }}
      secondary={[{ label: frame.back, onClick: () => act({ type: "back" }) }]}
    >
      {suggestion === null ? (
        <Busy />
      ) : (
        <div className={styles.page} onKeyDownCapture={onKeyDown}>
          <LinkForm suggestion={suggestion} />
          <PasteBox />
        </div>
      )}
    </StepFrame>
  );
}
