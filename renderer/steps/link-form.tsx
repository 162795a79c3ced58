import { Input, makeStyles, tokens } from "@fluentui/react-components";
import type { KeyboardEvent, ReactElement } from "react";
import type { Suggestion } from "../../electron/contract/api.ts";
import { narrow } from "../ui/breakpoints.ts";
import { Card } from "../ui/card.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { LinkField } from "./link-field.tsx";
import { LinkPreview } from "./link-preview.tsx";
import { LinkSuffix } from "./link-suffix.tsx";
import { LinkToken } from "./link-token.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "12px" },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 5fr) minmax(0, 3fr)",
    gap: "12px",
    alignItems: "start",
    [narrow]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  value: { minWidth: 0, width: "100%" },
  mono: { fontFamily: tokens.fontFamilyMonospace },
});

/** Where Lagrange will dial: address, port, suffix, token, and all of it as one address. */
export function LinkForm({ suggestion }: { readonly suggestion: Suggestion }): ReactElement {
  const styles = useStyles();
  const { state, act } = useWindow();
  const { typed } = state.link;
  const input = { className: styles.mono, spellCheck: false, autoComplete: "off" } as const;
  return (
    <Card>
      <div className={styles.form}>
        <div className={styles.row}>
          <LinkField name="host">
            <Input
              className={styles.value}
              input={input}
              value={typed.host}
              onChange={(_, { value }) => act({ type: "type", fields: { host: value } })}
            />
          </LinkField>
          <LinkField name="port">
            <Input
              className={styles.value}
              input={{ ...input, inputMode: "numeric" }}
              value={typed.port}
              onChange={(_, { value }) => act({ type: "type", fields: { port: value } })}
            />
          </LinkField>
        </div>
        <LinkSuffix suffixes={suggestion.suffixes} />
        <LinkToken state={suggestion.token} />
        <LinkPreview />
      </div>
    </Card>
  );
}

/** Enter in a one-line field goes on, as in any form; in an open list it chooses, while composing it ends a word. */
export function isEnterInField({ key, target, nativeEvent }: KeyboardEvent): boolean {
  return (
    key === "Enter" &&
    !nativeEvent.isComposing &&
    target instanceof HTMLInputElement &&
    target.getAttribute("aria-expanded") !== "true"
  );
}
