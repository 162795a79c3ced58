import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import type { LocaleTag } from "../../electron/locales/types.ts";
import { ActionButton, type Action } from "./action-button.tsx";
import { medium, narrow, short } from "./breakpoints.ts";
import { Icon } from "./icons.tsx";
import { useLocale, useUiTexts } from "./locale.tsx";
import { paint } from "./theme-tokens.ts";

const useStyles = makeStyles({
  footer: {
    gridArea: "footer",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px",
    padding: "12px 32px 12px 12px",
    borderTop: `1px solid ${paint.cardStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [medium]: { paddingRight: "24px" },
    [short]: { paddingTop: "8px", paddingBottom: "8px" },
    [narrow]: { padding: "8px 16px 8px 8px", gap: "4px 8px" },
  },
  about: { display: "flex", gap: "4px" },
  /** On a narrow window the words give way; their names stay for screen readers. */
  word: {
    [narrow]: {
      position: "absolute",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
      whiteSpace: "nowrap",
    },
  },
  aboutButton: {
    minWidth: "auto",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  note: {
    flex: "1 1 120px",
    textAlign: "end",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    [narrow]: { flexBasis: "100px", lineHeight: "14px", ":empty": { flexBasis: 0 } },
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "flex-end",
    gap: "8px",
    marginInlineStart: "auto",
  },
});

export interface ShellFooterProps {
  readonly primary: Action | null;
  readonly secondary: readonly Action[];
  readonly note: string | null;
  readonly onLanguage: (language: LocaleTag) => void;
  readonly onHelp: (() => void) | undefined;
}

/** A language's own name is the same in every language. */
const others: Readonly<Record<LocaleTag, { readonly tag: LocaleTag; readonly name: string }>> = {
  "zh-CN": { tag: "en", name: "English" },
  en: { tag: "zh-CN", name: "中文" },
};

/** What can be done: quiet things on the left, the actions on the right, the primary one last. */
export function ShellFooter({
  primary,
  secondary,
  note,
  onLanguage,
  onHelp,
}: ShellFooterProps): ReactElement {
  const styles = useStyles();
  const texts = useUiTexts();
  const other = others[useLocale().tag];
  const noteId = useId();

  return (
    <footer className={styles.footer}>
      <div className={styles.about}>
        <Button
          appearance="subtle"
          className={styles.aboutButton}
          icon={<Icon name="language" />}
          onClick={() => onLanguage(other.tag)}
        >
          <span lang={other.tag} className={styles.word}>
            {other.name}
          </span>
        </Button>
        {onHelp && (
          <Button
            appearance="subtle"
            className={styles.aboutButton}
            icon={<Icon name="question" />}
            onClick={onHelp}
          >
            <span className={styles.word}>{texts.shell.help}</span>
          </Button>
        )}
      </div>
      <div id={noteId} className={styles.note} role="status">
        {note}
      </div>
      <div className={styles.actions}>
        {secondary.map((action) => (
          <ActionButton key={action.label} action={action} />
        ))}
        {primary && (
          <ActionButton action={primary} look="primary" describedBy={note === null ? undefined : noteId} />
        )}
      </div>
    </footer>
  );
}
