import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Card } from "../ui/card.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { useLocale } from "../ui/locale.tsx";
import { Prose } from "../ui/prose.tsx";

const useStyles = makeStyles({
  toggle: { padding: "4px 16px" },
  steps: { margin: "0 0 8px", paddingInlineStart: "18px", lineHeight: "20px", overflowWrap: "anywhere" },
});

export interface EndedStepsProps {
  readonly steps: readonly string[];
  readonly paths?: readonly string[] | undefined;
  readonly startsOpen: boolean;
}

/** How to see what a program complained of that is gone again; below the buttons, for it may be long. */
export function EndedSteps({ steps, paths, startsOpen }: EndedStepsProps): ReactElement {
  const styles = useStyles();
  const { how } = useLocale().window.start.ended;
  return (
    <Card flush>
      <Disclosure label={how} startsOpen={startsOpen} className={styles.toggle}>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>
              <Prose text={step} paths={paths} />
            </li>
          ))}
        </ol>
      </Disclosure>
    </Card>
  );
}
