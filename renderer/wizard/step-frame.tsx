import { useState, type ReactElement, type ReactNode } from "react";
import { useLocale } from "../ui/locale.tsx";
import { Shell } from "../ui/shell.tsx";
import { FailedCard } from "./failed-card.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { stepStates } from "./select.ts";
import { useWindow } from "./window-context.tsx";

export interface FrameButton {
  readonly label: string;
  readonly onClick: () => void;
}

export interface StepFrameProps {
  /** The verdict rather than the step's name. */
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** The one thing to do next; null where the page itself holds it. */
  readonly primary:
    | (FrameButton & {
        /** Why it is shut, said beside it; null or absent where it is open. */
        readonly shut?: string | null;
        readonly busy?: boolean;
      })
    | null;
  readonly secondary?: readonly FrameButton[];
  readonly children?: ReactNode;
}

/** A page inside the window's frame: the steps, the language, the help, and what went wrong with the wizard itself. */
export function StepFrame({
  title,
  subtitle,
  primary,
  secondary = [],
  children,
}: StepFrameProps): ReactElement {
  const { state, act, changeLanguage } = useWindow();
  const { steps: names } = useLocale().window.frame;
  const [helping, setHelping] = useState(false);
  const shut = primary?.shut ?? null;
  return (
    <>
      <Shell
        page={state.page}
        title={title}
        subtitle={subtitle}
        steps={stepStates(state).map(({ step, state: shown }) => ({
          id: step,
          label: names[step],
          state: shown,
        }))}
        onStep={(step) => act({ type: "go-to", step })}
        primary={
          primary && {
            label: primary.label,
            onClick: primary.onClick,
            disabled: shut !== null,
            busy: primary.busy ?? false,
          }
        }
        secondary={secondary}
        note={shut}
        practice={state.hello.practice}
        onLanguage={changeLanguage}
        onHelp={() => setHelping(true)}
      >
        {state.failed ? <FailedCard /> : children}
      </Shell>
      {helping && <HelpDialog onClose={() => setHelping(false)} />}
    </>
  );
}
