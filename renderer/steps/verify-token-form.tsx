import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import { ActionButton, type Action } from "../ui/action-button.tsx";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { bareToken } from "../wizard/bare-token.ts";
import { useWindow } from "../wizard/window-context.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "10px", marginTop: "2px" },
  field: { width: "100%", maxWidth: "420px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  secret: { fontFamily: tokens.fontFamilyMonospace },
});

/** Asks for the token where it was refused; Enter takes it and verifies again. */
export function VerifyTokenForm({ others }: { readonly others: readonly Action[] }): ReactElement {
  const styles = useStyles();
  const { state, act } = useWindow();
  const texts = useLocale().window.verify.token;
  const [token, setToken] = useState(state.link.token);
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function submit(): void {
    const meant = bareToken(token.trim());
    setMissing(meant === "");
    if (meant === "") return input.current?.focus();
    act({ type: "type-token", token: meant });
    act({ type: "verify", waitSeconds: null });
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        className={styles.field}
        label={texts.label}
        hint={texts.hint}
        {...(missing ? { validationMessage: texts.missing } : {})}
      >
        <Input
          type={shown ? "text" : "password"}
          value={token}
          input={{ ref: input, className: styles.secret, autoComplete: "off", spellCheck: false }}
          onChange={(_, { value }) => {
            setToken(value);
            setMissing(false);
          }}
          contentAfter={
            <Button
              type="button"
              appearance="transparent"
              size="small"
              icon={<Icon name="eye" />}
              aria-pressed={shown}
              aria-label={texts.show}
              title={texts.show}
              onClick={() => setShown(!shown)}
            />
          }
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary">
          {texts.submit}
        </Button>
        {others.map((action) => (
          <ActionButton key={action.label} action={action} />
        ))}
      </div>
    </form>
  );
}
