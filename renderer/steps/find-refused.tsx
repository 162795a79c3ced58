import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Disclosure } from "../ui/disclosure.tsx";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { refusedElsewhere } from "./find-view.ts";

const useStyles = makeStyles({
  folded: { flexShrink: 0, fontSize: tokens.fontSizeBase200 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    maxHeight: "80px",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    lineHeight: "18px",
  },
  reason: { color: tokens.colorNeutralForeground3 },
});

/** Folders that look like one of the two and are not, each with the reason; folded, since they only explain. */
export function FindRefused(): ReactElement | null {
  const styles = useStyles();
  const { search } = useWindow().state;
  const { window: texts, reasons } = useLocale();
  const refused = refusedElsewhere(search);
  if (refused.length === 0) return null;
  return (
    <Disclosure className={styles.folded} label={texts.find.refused(refused.length)}>
      {/* It scrolls, so the keyboard must reach it. */}
      <ul className={styles.list} tabIndex={0} aria-label={texts.find.refused(refused.length)}>
        {refused.map(({ path, reason }) => (
          <li key={path}>
            <PathText text={path} />
            <span className={styles.reason}>{reasons.refusedFolder[reason]}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
