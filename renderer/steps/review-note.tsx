import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "../ui/icons.tsx";
import { paint } from "../ui/theme-tokens.ts";

const useStyles = makeStyles({
  note: {
    flexShrink: 0,
    display: "flex",
    gap: "8px",
    margin: 0,
    lineHeight: "20px",
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  caution: { color: paint.cautionText },
  icon: { flexShrink: 0, marginTop: "2px" },
});

/** A sentence under something, with the sign of what it is about. */
export function ReviewNote({
  icon,
  tone,
  children,
}: {
  readonly icon: IconName;
  readonly tone: "quiet" | "caution";
  readonly children: ReactNode;
}): ReactElement {
  const styles = useStyles();
  return (
    <p className={mergeClasses(styles.note, styles[tone])}>
      <Icon name={icon} className={styles.icon} />
      <span>{children}</span>
    </p>
  );
}
