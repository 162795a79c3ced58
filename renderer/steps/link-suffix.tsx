import { Combobox, makeStyles, Option, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { Suggestion } from "../../electron/contract/api.ts";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { LinkField } from "./link-field.tsx";

const useStyles = makeStyles({
  box: { minWidth: 0, width: "100%" },
  input: { fontFamily: tokens.fontFamilyMonospace },
  option: { display: "flex", flexDirection: "column", padding: "2px 0", overflowWrap: "anywhere" },
  suffix: { fontFamily: tokens.fontFamilyMonospace },
  use: { fontSize: tokens.fontSizeBase200, lineHeight: "16px" },
});

/** The suffix: one of the paths this Yunzai serves, each with what it is for, or one's own. */
export function LinkSuffix({ suffixes }: Pick<Suggestion, "suffixes">): ReactElement {
  const styles = useStyles();
  const { state, act } = useWindow();
  const { fields, suffixUse } = useLocale().window.link;
  const { suffix: typed } = state.link.typed;
  const [open, setOpen] = useState(false);
  const best = suffixes.find(({ oneBot }) => oneBot);
  return (
    <LinkField name="suffix">
      <Combobox
        className={styles.box}
        input={{ className: styles.input, spellCheck: false, autoComplete: "off" }}
        // The arrow keys open the list as well; Fluent's own name for this is English.
        expandIcon={{ "aria-label": fields.suffix, tabIndex: -1 }}
        freeform
        inlinePopup
        value={typed}
        selectedOptions={[typed]}
        open={open}
        onOpenChange={(event, data) => setOpen(data.open && !isTyping(event))}
        onChange={({ target }) => {
          // The list would hide what is said of the typed suffix, and Enter would choose from it.
          setOpen(false);
          act({ type: "type", fields: { suffix: target.value } });
        }}
        onOptionSelect={(_, { optionValue }) => {
          // Typing something else unselects, which is no choice.
          if (optionValue !== undefined) act({ type: "type", fields: { suffix: optionValue } });
        }}
      >
        {suffixes.map((served) => (
          <Option key={served.adapter} value={served.suffix} text={served.suffix} disabled={!served.oneBot}>
            <span className={styles.option}>
              <span className={styles.suffix}>{served.suffix}</span>
              <span className={styles.use}>
                {served.oneBot
                  ? suffixUse[served === best ? "best" : "oneBot"]
                  : suffixUse.other(served.adapter)}
              </span>
            </span>
          </Option>
        ))}
      </Combobox>
    </LinkField>
  );
}

/** A letter, which Fluent opens the list for. */
function isTyping(event: object): boolean {
  return "key" in event && typeof event.key === "string" && event.key.length === 1;
}
