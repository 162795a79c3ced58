import { Button, Field, makeStyles } from "@fluentui/react-components";
import { useRef, type ReactElement } from "react";
import type { FieldName } from "../../electron/core/link-fields.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { adviceFor, adviceSentence, correctedValues } from "./link-view.ts";

const useStyles = makeStyles({
  said: { display: "inline-flex", flexWrap: "wrap", alignItems: "center", gap: "2px 8px" },
  use: { minWidth: 0, overflowWrap: "anywhere" },
});

export interface LinkFieldProps {
  readonly name: FieldName;
  readonly children: ReactElement;
}

/** One field of the link, what is wrong with it, and a button that puts it right. */
export function LinkField({ name, children }: LinkFieldProps): ReactElement {
  const styles = useStyles();
  const { state, act } = useWindow();
  const locale = useLocale();
  const { fields, use } = locale.window.link;
  const advice = adviceFor(name, state);
  const correction = advice?.correction ?? null;
  const field = useRef<HTMLDivElement>(null);
  const correct = (change: Partial<TypedFields>): void => {
    // The button goes with the mistake; the keyboard goes on where it was.
    field.current?.querySelector("input")?.focus();
    act({ type: "type", fields: change });
  };
  return (
    <div ref={field}>
      <Field
        label={fields[name]}
        validationState={advice?.level ?? "none"}
        validationMessage={
          advice && (
            <span className={styles.said}>
              {adviceSentence(advice, locale)}
              {correction && (
                <Button size="small" className={styles.use} onClick={() => correct(correction)}>
                  {use(correctedValues(correction))}
                </Button>
              )}
            </span>
          )
        }
      >
        {children}
      </Field>
    </div>
  );
}
