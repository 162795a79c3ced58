import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, type ReactElement, type ReactNode } from "react";
import { ActionButton, type Action } from "./action-button.tsx";
import { short } from "./breakpoints.ts";
import { Disclosure } from "./disclosure.tsx";
import type { FindingText } from "./finding-text.ts";
import { useLocale, useUiTexts } from "./locale.tsx";
import { Prose } from "./prose.tsx";
import { SeverityDisc } from "./severity-look.tsx";
import { paint } from "./theme-tokens.ts";

export interface FindingCardProps {
  readonly finding: FindingText;
  /** What was seen, a line each. */
  readonly evidence?: readonly string[];
  /** The one thing to do next; says what it will do. */
  readonly primary?: Action | null;
  readonly others?: readonly Action[];
  /** What merely follows from this one. */
  readonly consequences?: readonly FindingText[];
  /** Leaves out the title, where the page's heading says it already. */
  readonly titled?: boolean;
  /** Something to fill in before the button, such as a token. */
  readonly children?: ReactNode;
  /** Quiet buttons at the end of the buttons' line, for what has little to do with this finding. */
  readonly aside?: ReactNode;
}

const useStyles = makeStyles({
  card: {
    boxSizing: "border-box",
    flexShrink: 0,
    position: "relative",
    overflow: "hidden",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    padding: "12px 16px 14px 20px",
    [short]: { gap: "4px", padding: "8px 16px 10px 20px" },
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    "::before": {
      content: '""',
      position: "absolute",
      insetBlock: 0,
      insetInlineStart: 0,
      borderLeft: "4px solid",
    },
  },
  error: { "::before": { borderLeftColor: paint.badFill } },
  warning: { "::before": { borderLeftColor: paint.cautionFill } },
  info: { "::before": { borderLeftColor: paint.activeFill } },
  head: { display: "flex", alignItems: "center", gap: "8px" },
  title: {
    flexGrow: 1,
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: "20px",
    fontWeight: tokens.fontWeightSemibold,
  },
  word: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  cause: { margin: 0, lineHeight: "22px", overflowWrap: "anywhere", [short]: { lineHeight: "20px" } },
  /** The label stands before the lines, and they begin under each other. */
  evidence: { display: "flex", gap: "8px" },
  seen: {
    minWidth: 0,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    overflowWrap: "anywhere",
  },
  cure: {
    margin: 0,
    paddingInlineStart: "20px",
    lineHeight: "22px",
    overflowWrap: "anywhere",
    [short]: { lineHeight: "20px" },
  },
  single: { listStyleType: "none", paddingInlineStart: 0 },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px",
    marginTop: "2px",
    [short]: { marginTop: 0 },
  },
  aside: { marginInlineStart: "auto" },
  label: { fontWeight: tokens.fontWeightSemibold },
  evidenceLabel: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
});

/** What is wrong: its cause, the evidence, and one button that does the next thing. */
export function FindingCard(props: FindingCardProps): ReactElement {
  const { finding, evidence = [], primary = null, others = [], aside, consequences = [] } = props;
  const { titled = true } = props;
  const styles = useStyles();
  const texts = useUiTexts().finding;
  const severityWord = useLocale().severities[finding.severity];
  const id = useId();

  return (
    <section className={mergeClasses(styles.card, styles[finding.severity])} aria-labelledby={id}>
      <div className={styles.head}>
        <SeverityDisc severity={finding.severity} />
        <h2 id={id} className={styles.title}>
          {titled ? finding.title : texts.cause}
        </h2>
        <span className={styles.word}>{severityWord}</span>
      </div>
      <p className={styles.cause}>
        <Prose text={finding.cause} paths={finding.paths} />
      </p>
      {evidence.length > 0 && (
        <div className={styles.evidence}>
          <span className={mergeClasses(styles.label, styles.evidenceLabel)}>{texts.evidence}</span>
          <ul className={styles.seen}>
            {evidence.map((line) => (
              <li key={line}>
                <Prose text={line} paths={finding.paths} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {finding.cure.length > 0 && (
        <ol className={mergeClasses(styles.cure, finding.cure.length === 1 && styles.single)}>
          {finding.cure.map((step) => (
            <li key={step}>
              <Prose text={step} paths={finding.paths} />
            </li>
          ))}
        </ol>
      )}
      {props.children}
      {(primary || others.length > 0 || aside) && (
        <div className={styles.actions}>
          {primary && <ActionButton action={primary} look="primary" />}
          {others.map((action, index) => (
            <ActionButton key={action.label} action={action} look={index === 0 ? "secondary" : "quiet"} />
          ))}
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {consequences.length > 0 && (
        <Disclosure label={texts.follows(consequences.length)}>
          <ul className={styles.seen}>
            {consequences.map(({ id: code, title, cause, paths }) => (
              <li key={code}>
                <span className={styles.label}>{title}</span> <Prose text={cause} paths={paths} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}
