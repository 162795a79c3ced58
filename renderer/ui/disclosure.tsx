import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useState, type ReactElement, type ReactNode } from "react";
import { Icon } from "./icons.tsx";

export interface DisclosureProps {
  readonly label: ReactNode;
  readonly startsOpen?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  toggle: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    width: "calc(100% + 16px)",
    boxSizing: "border-box",
    padding: "6px 8px",
    marginInlineStart: "-8px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chevron: {
    flexShrink: 0,
    "@media (prefers-reduced-motion: no-preference)": { transition: "transform 120ms ease-out" },
  },
  open: { transform: "rotate(90deg)" },
  content: { padding: "4px 0 4px 24px" },
});

/** Something told only when asked for. */
export function Disclosure({
  label,
  startsOpen = false,
  className,
  children,
}: DisclosureProps): ReactElement {
  const styles = useStyles();
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div className={className}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="chevron" size={12} className={mergeClasses(styles.chevron, open && styles.open)} />
        {label}
      </button>
      <div id={id} className={styles.content} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
