import { makeStyles } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: "-1px",
    padding: 0,
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
    border: 0,
    userSelect: "none",
  },
});

/** Words for a screen reader alone, where eyes have a shape or a place. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactElement {
  return <span className={useStyles().hidden}>{children}</span>;
}
