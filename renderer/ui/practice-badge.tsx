import { makeStyles, Tooltip } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon } from "./icons.tsx";
import { useUiTexts } from "./locale.tsx";
import { paint } from "./theme-tokens.ts";

const useStyles = makeStyles({
  badge: {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    padding: "2px 8px 2px 6px",
    borderRadius: "10px",
    border: `1px solid ${paint.cautionText}`,
    backgroundColor: paint.cautionSoft,
    color: paint.cautionText,
    fontSize: "12px",
    lineHeight: "16px",
    fontWeight: 600,
    whiteSpace: "nowrap",
  },
});

/** Stands on every page of a practice world, so that nobody takes it for the real one. */
export function PracticeBadge(): ReactElement {
  const { badge, meaning } = useUiTexts().practice;
  return (
    <Tooltip content={meaning} relationship="description">
      <span className={useStyles().badge} tabIndex={0}>
        <Icon name="shield" size={12} />
        {badge}
      </span>
    </Tooltip>
  );
}
