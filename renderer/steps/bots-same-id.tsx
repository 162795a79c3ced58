import { makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import { maskId } from "../../electron/locales/report-masks.ts";
import { useLocale } from "../ui/locale.tsx";
import { SeverityDisc } from "../ui/severity-look.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { shortNames, type SameId } from "./bots-view.ts";

const useStyles = makeStyles({
  note: {
    flexShrink: 0,
    boxSizing: "border-box",
    display: "flex",
    gap: "10px",
    padding: "10px 16px 10px 12px",
    // In high contrast the colour behind it is gone.
    border: "1px solid transparent",
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: paint.cautionSoft,
  },
  texts: { flex: "1 1 0", minWidth: 0, overflowWrap: "anywhere", lineHeight: "20px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: "20px",
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
});

/** Several folders with one QQ: which, what comes of it, and what to do. Their rows hold the whole paths. */
export function BotsSameId({ same: { uin, folders } }: { readonly same: SameId }): ReactElement {
  const styles = useStyles();
  const { window, severities } = useLocale();
  const { title, text } = window.bots.sameId;
  const id = useId();
  return (
    <section className={styles.note} aria-labelledby={id}>
      <SeverityDisc severity="warning" />
      <div className={styles.texts}>
        <h2 id={id} className={styles.title}>
          <VisuallyHidden>{`${severities.warning}: `}</VisuallyHidden>
          {title(maskId(uin), shortNames(folders))}
        </h2>
        <p className={styles.text}>{text}</p>
      </div>
    </section>
  );
}
