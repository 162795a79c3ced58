import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import type { Folder, Trail } from "./find-folders.ts";

export interface FolderTrailProps {
  readonly trail: Trail;
  /** Null goes back to the start. */
  readonly onGo: (folder: Folder | null) => void;
  /** Null at the start, above which there is nothing. */
  readonly onUp: (() => void) | null;
}

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: "4px", minWidth: 0 },
  up: { transform: "rotate(-90deg)" },
  trail: {
    flex: "1 1 0",
    minWidth: 0,
    display: "flex",
    alignItems: "center",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    whiteSpace: "nowrap",
  },
  step: { display: "flex", alignItems: "center", flexShrink: 1, minWidth: "24px" },
  whole: { flexShrink: 0 },
  crumb: {
    minWidth: 0,
    padding: "4px 6px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    lineHeight: "20px",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  link: {
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  here: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  arrow: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

/** More names than this do not fit beside each other. */
const mostShown = 3;

/** The way to the folder that is shown; every part of it can be gone back to. */
export function FolderTrail({ trail, onGo, onUp }: FolderTrailProps): ReactElement {
  const styles = useStyles();
  const texts = useLocale().window.find.dialog;
  const shown = trail.slice(-mostShown);
  return (
    <nav className={styles.row} aria-label={texts.path}>
      <Button
        appearance="subtle"
        icon={<Icon name="chevron" className={styles.up} />}
        aria-label={texts.up}
        title={texts.up}
        disabledFocusable={onUp === null}
        onClick={() => onUp?.()}
      />
      <ol className={styles.trail}>
        <li className={mergeClasses(styles.step, styles.whole)}>
          <Crumb name={texts.start} here={trail.length === 0} onGo={() => onGo(null)} />
        </li>
        {trail.length > shown.length && (
          <li className={mergeClasses(styles.step, styles.whole)}>
            <Icon name="chevron" size={12} className={styles.arrow} />…
          </li>
        )}
        {shown.map((folder) => (
          <li key={folder.path} className={styles.step}>
            <Icon name="chevron" size={12} className={styles.arrow} />
            <Crumb name={folder.name} here={folder === trail.at(-1)} onGo={() => onGo(folder)} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface CrumbProps {
  readonly name: string;
  readonly here: boolean;
  readonly onGo: () => void;
}

function Crumb({ name, here, onGo }: CrumbProps): ReactElement {
  const styles = useStyles();
  if (here) {
    return (
      <span className={mergeClasses(styles.crumb, styles.here)} aria-current="location">
        {name}
      </span>
    );
  }
  return (
    <button type="button" className={mergeClasses(styles.crumb, styles.link)} onClick={onGo}>
      {name}
    </button>
  );
}
