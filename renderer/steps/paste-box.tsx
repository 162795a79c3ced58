import { Button, Field, makeStyles, mergeClasses, Textarea, tokens } from "@fluentui/react-components";
import { useRef, type ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { FieldName } from "../../electron/core/link-fields.ts";
import type { LinkTexts } from "../../electron/locales/window-link-types.ts";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { SeverityDisc } from "../ui/severity-look.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { useInSight } from "../ui/use-in-sight.ts";
import { usePaste, type PasteNews } from "./link-paste.ts";
import { correctedValues, logMeaning } from "./link-view.ts";

const useStyles = makeStyles({
  box: { width: "100%", minWidth: 0 },
  text: {
    height: "30px",
    minHeight: "30px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    "::placeholder": {
      fontFamily: tokens.fontFamilyBase,
      whiteSpace: "nowrap",
      textOverflow: "ellipsis",
      overflow: "hidden",
    },
    ":focus": { height: "84px", "::placeholder": { whiteSpace: "normal" } },
  },
  filled: { height: "84px" },
  news: { display: "flex", alignItems: "flex-start", gap: "8px", ":empty": { display: "none" } },
  sentence: { flex: "0 1 auto", minWidth: 0, lineHeight: "20px", overflowWrap: "anywhere" },
  next: { display: "block", color: tokens.colorNeutralForeground2 },
  good: { flexShrink: 0, marginTop: "2px", color: paint.goodText },
  undo: { flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Understands what people copy out of consoles, forums and settings files; one line until it is used. */
export function PasteBox(): ReactElement {
  const styles = useStyles();
  const { paste: texts } = useLocale().window.link;
  const { text, news, change, undo } = usePaste();
  const pasted = useRef(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const answer = useInSight(news);
  return (
    <>
      <Field label={texts.label}>
        <Textarea
          className={styles.box}
          resize="none"
          placeholder={texts.placeholder}
          textarea={{
            ref: area,
            className: mergeClasses(styles.text, text !== "" && styles.filled),
            spellCheck: false,
            onPaste: () => {
              pasted.current = true;
            },
          }}
          value={text}
          onChange={(_, { value }) => {
            change(value, pasted.current);
            pasted.current = false;
          }}
        />
      </Field>
      <div ref={answer} className={styles.news} role="status">
        {news && (
          <News
            news={news}
            onUndo={() => {
              // The button goes with what it undoes.
              area.current?.focus();
              undo();
            }}
          />
        )}
      </div>
    </>
  );
}

function News({ news, onUndo }: { readonly news: PasteNews; readonly onUndo: () => void }): ReactElement {
  const styles = useStyles();
  const { link } = useLocale().window;
  const { paste: texts } = link;
  switch (news.kind) {
    case "reading":
    case "undone":
      return <span className={mergeClasses(styles.sentence, styles.quiet)}>{texts[news.kind]}</span>;
    case "same":
      return (
        <>
          <Icon name="tick" className={styles.good} />
          <span className={styles.sentence}>{texts.same(texts.from[news.from])}</span>
        </>
      );
    case "filled":
      return (
        <>
          <Icon name="tick" className={styles.good} />
          <span className={styles.sentence}>{texts.filled(partsOf(news, link), texts.from[news.from])}</span>
          <Button size="small" className={styles.undo} icon={<Icon name="undo" />} onClick={onUndo}>
            {texts.undo}
          </Button>
        </>
      );
    case "lagrange-log": {
      const { means, next } = logMeaning(news.event, texts.log);
      return (
        <>
          <SeverityDisc severity="info" />
          <span className={styles.sentence}>
            {means}
            <span className={styles.next}>{next}</span>
          </span>
        </>
      );
    }
    case "nothing":
    case "failed":
      return (
        <>
          <SeverityDisc severity="warning" />
          <span className={styles.sentence}>{texts[news.kind]}</span>
        </>
      );
    default:
      return assertNever(news);
  }
}

/** Every field that was filled in, with its value; a token is named and not shown. */
function partsOf(
  { fields, token }: Extract<PasteNews, { kind: "filled" }>,
  { short, paste }: LinkTexts,
): readonly string[] {
  const names: readonly FieldName[] = ["host", "port", "suffix"];
  const filled = names.filter((name) => fields[name] !== undefined);
  const parts = correctedValues(fields).map((value, index) => {
    const name = filled[index];
    return name === undefined ? value : paste.part(short[name], value);
  });
  return token ? [...parts, short.token] : parts;
}
