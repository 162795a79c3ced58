import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState, type ReactElement } from "react";
import type { Suggestion } from "../../electron/contract/api.ts";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { SeverityDisc } from "../ui/severity-look.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { bareToken } from "../wizard/bare-token.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 8px",
    minHeight: "32px",
    color: tokens.colorNeutralForeground2,
  },
  sentence: { minWidth: 0, flex: "0 1 auto" },
  secret: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere", userSelect: "text" },
  field: { width: "100%" },
  said: { display: "inline-flex", flexWrap: "wrap", alignItems: "center", gap: "2px 8px" },
  input: { minWidth: 0, width: "100%" },
  mono: { fontFamily: tokens.fontFamilyMonospace },
});

/** What is known of Yunzai's token, and the place to enter one. */
export function LinkToken({ state: asked }: { readonly state: Suggestion["token"] }): ReactElement {
  const styles = useStyles();
  const { state, act } = useWindow();
  const { token: texts } = useLocale().window.link;
  const [opened, setOpened] = useState(false);
  const typed = state.link.token;
  const entering = opened || typed !== "" || asked === "unknown";
  return (
    <div>
      {asked !== "unknown" && (
        <div className={styles.line}>
          {asked === "unmeetable" ? <SeverityDisc severity="warning" /> : <Icon name="shield" />}
          <span className={styles.sentence}>{typed === "" ? texts[asked] : texts.own}</span>
          {asked === "known" && typed === "" && <Reveal />}
          <Button
            appearance="subtle"
            size="small"
            onClick={() => {
              setOpened(!entering);
              if (entering) act({ type: "type-token", token: "" });
            }}
          >
            {entering ? texts.withdraw : asked === "known" ? texts.enterOther : texts.enterAnyway}
          </Button>
        </div>
      )}
      {entering && <Entry optional={asked === "unknown"} focused={opened} />}
    </div>
  );
}

/** A token of the user's own, hidden until it is asked for. */
function Entry({
  optional,
  focused,
}: {
  readonly optional: boolean;
  readonly focused: boolean;
}): ReactElement {
  const styles = useStyles();
  const { state, act } = useWindow();
  const { token: texts } = useLocale().window.link;
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const typed = state.link.token;
  const bare = bareToken(typed);
  return (
    <Field
      label={optional ? texts.labelOptional : texts.label}
      className={styles.field}
      validationState={bare === typed ? "none" : "warning"}
      validationMessage={
        bare === typed ? null : (
          <span className={styles.said}>
            {texts.bearer}
            <Button
              size="small"
              onClick={() => {
                input.current?.focus();
                act({ type: "type-token", token: bare });
              }}
            >
              {texts.dropBearer}
            </Button>
          </span>
        )
      }
    >
      <Input
        className={styles.input}
        type={shown ? "text" : "password"}
        input={{ ref: input, className: styles.mono, spellCheck: false, autoComplete: "off" }}
        autoFocus={focused}
        value={typed}
        onChange={(_, { value }) => act({ type: "type-token", token: value })}
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={<Icon name="eye" />}
            aria-pressed={shown}
            aria-label={texts.showTyped}
            title={texts.showTyped}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </Field>
  );
}

/** Yunzai's own token, fetched only when the user asks to see it and forgotten when it is hidden. */
function Reveal(): ReactElement {
  const styles = useStyles();
  const { state, client } = useWindow();
  const { token: texts } = useLocale().window.link;
  const { lagrange, yunzai } = state.choice;
  const [shown, setShown] = useState<{ readonly token: string | null } | null>(null);
  const asked = useRef<AbortController | null>(null);
  const id = useId();
  useEffect(() => () => asked.current?.abort(), []);

  const reveal = async (): Promise<void> => {
    const { signal } = (asked.current = new AbortController());
    const token = await client.revealToken({ lagrange, yunzai }, { signal }).catch(() => null);
    if (!signal.aborted) setShown({ token });
  };
  return (
    <>
      <span id={id} role="status">
        {shown && (shown.token === null ? texts.gone : <code className={styles.secret}>{shown.token}</code>)}
      </span>
      <Button
        appearance="subtle"
        size="small"
        icon={<Icon name="eye" />}
        aria-controls={id}
        aria-label={shown ? texts.hideName : texts.showName}
        onClick={() => (shown ? setShown(null) : void reveal())}
      >
        {shown ? texts.hide : texts.show}
      </Button>
    </>
  );
}
