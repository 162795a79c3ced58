import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Severity } from "../../electron/core/findings.ts";
import { Icon, type IconName } from "./icons.tsx";
import { paint } from "./theme-tokens.ts";

const icons: Readonly<Record<Severity, IconName>> = { error: "cross", warning: "exclamation", info: "info" };

const useStyles = makeStyles({
  disc: {
    flexShrink: 0,
    boxSizing: "border-box",
    width: "20px",
    height: "20px",
    display: "grid",
    placeItems: "center",
    borderRadius: "50%",
    border: "1.5px solid transparent",
    color: paint.onFill,
  },
  error: { backgroundColor: paint.badFill },
  warning: { backgroundColor: paint.cautionFill },
  info: { backgroundColor: paint.activeFill },
});

/** The sign of a severity; the word stands beside it. */
export function SeverityDisc({ severity }: { readonly severity: Severity }): ReactElement {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.disc, styles[severity])} aria-hidden="true">
      <Icon name={icons[severity]} size={12} />
    </span>
  );
}
