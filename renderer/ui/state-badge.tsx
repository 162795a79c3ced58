import { makeStyles, mergeClasses, Spinner } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon, type IconName } from "./icons.tsx";
import { paint } from "./theme-tokens.ts";

/** `active`: the accent, for what is new or chosen; `quiet`: neither good nor bad. */
export type Tone = "good" | "caution" | "bad" | "active" | "quiet" | "busy";

export interface StateBadgeProps {
  readonly tone: Tone;
  readonly text: string;
  /** Instead of the tone's own icon; null for none. */
  readonly icon?: IconName | null;
}

const useStyles = makeStyles({
  badge: {
    flexShrink: 0,
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    padding: "1px 8px",
    borderRadius: "10px",
    border: "1px solid transparent",
    fontSize: "12px",
    lineHeight: "16px",
    whiteSpace: "nowrap",
  },
  good: { backgroundColor: paint.goodSoft, color: paint.goodText },
  caution: { backgroundColor: paint.cautionSoft, color: paint.cautionText },
  bad: { backgroundColor: paint.badSoft, color: paint.badText },
  active: { backgroundColor: paint.activeSoft, color: paint.activeText },
  busy: { backgroundColor: paint.activeSoft, color: paint.activeText },
  quiet: { backgroundColor: paint.quietSoft, color: paint.quietText },
});

const icons: Readonly<Record<Tone, IconName | null>> = {
  good: "tick",
  caution: "exclamation",
  bad: "cross",
  active: null,
  quiet: null,
  busy: null,
};

/** A word about how something stands, in its colour and with its sign. */
export function StateBadge({ tone, text, icon = icons[tone] }: StateBadgeProps): ReactElement {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.badge, styles[tone])}>
      {tone === "busy" ? (
        <Spinner size="extra-tiny" aria-hidden="true" />
      ) : (
        icon && <Icon name={icon} size={12} />
      )}
      {text}
    </span>
  );
}
