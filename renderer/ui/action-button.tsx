import {
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
  type ButtonProps,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon, type IconName } from "./icons.tsx";

/** A button in plain data, so that a page can say what can be done without drawing it. */
export interface Action {
  /** Says what it will do: "use /OneBotv11 and verify again". */
  readonly label: string;
  readonly onClick: () => void;
  readonly icon?: IconName;
  /** Shut; it can still be reached by keyboard, so that the reason is heard. */
  readonly disabled?: boolean;
  /** At work: shows it, and takes no second click. */
  readonly busy?: boolean;
}

export interface ActionButtonProps {
  readonly action: Action;
  readonly look?: "primary" | "secondary" | "quiet";
  /** The id of the text that says why it is shut. */
  readonly describedBy?: string | undefined;
  readonly size?: ButtonProps["size"];
  readonly className?: string | undefined;
}

const appearances = { primary: "primary", secondary: "secondary", quiet: "subtle" } as const;

const useStyles = makeStyles({
  // One thing on a page is bold: the next step.
  calm: { fontWeight: tokens.fontWeightRegular },
});

export function ActionButton({
  action,
  look = "secondary",
  describedBy,
  size = "medium",
  className,
}: ActionButtonProps): ReactElement {
  const styles = useStyles();
  const { label, onClick, icon, disabled = false, busy = false } = action;
  const image = busy ? <Spinner size="extra-tiny" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null;
  return (
    <Button
      appearance={appearances[look]}
      size={size}
      className={mergeClasses(look !== "primary" && styles.calm, className)}
      disabledFocusable={disabled || busy}
      aria-describedby={describedBy}
      aria-busy={busy || undefined}
      {...(image ? { icon: image } : {})}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
