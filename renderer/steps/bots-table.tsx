import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BotState } from "../../electron/locales/window-bots-types.ts";
import { medium, narrow, short } from "../ui/breakpoints.ts";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { StateBadge, type Tone } from "../ui/state-badge.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { repairBot } from "./bots-deeds.ts";
import { BotOutcomeLine } from "./bots-outcome.tsx";
import type { BotRow } from "./bots-view.ts";

const tones: Readonly<Record<BotState, Tone>> = {
  healthy: "good",
  attention: "caution",
  broken: "bad",
  unproven: "caution",
  checking: "busy",
  waiting: "quiet",
  unchecked: "quiet",
};

const useStyles = makeStyles({
  card: {
    // What is only heard stands where its words are, and does not make the page longer.
    position: "relative",
    boxSizing: "border-box",
    flexShrink: 1,
    minHeight: "132px",
    // What is scrolled to must not stand behind the head.
    scrollPaddingTop: "33px",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    [short]: { flexShrink: 0 },
    [narrow]: { flexShrink: 0 },
  },
  table: {
    width: "100%",
    tableLayout: "fixed",
    borderCollapse: "collapse",
    [narrow]: { display: "block" },
  },
  body: { [narrow]: { display: "block" } },
  bot: { width: "38%" },
  actions: { width: "136px", [medium]: { width: "92px" } },
  head: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    padding: "8px 0 8px 16px",
    backgroundColor: tokens.colorNeutralBackground1,
    // A border of a cell that sticks would scroll away.
    boxShadow: `inset 0 -1px ${paint.cardStroke}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
    fontWeight: tokens.fontWeightRegular,
    textAlign: "start",
  },
  /** Beside stacked cells there is nothing to be the head of; it stays for screen readers. */
  heads: {
    [narrow]: {
      position: "absolute",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
    },
  },
  row: {
    ":not(:first-child)": { borderTop: `1px solid ${paint.cardStroke}` },
    [narrow]: {
      display: "grid",
      gridTemplateColumns: "minmax(0, 1fr) auto",
      gap: "6px 12px",
      padding: "10px 16px 12px",
    },
  },
  cell: {
    boxSizing: "border-box",
    height: "60px",
    minWidth: 0,
    padding: "8px 0 8px 16px",
    textAlign: "start",
    verticalAlign: "top",
    fontWeight: tokens.fontWeightRegular,
    [narrow]: { display: "block", height: "auto", padding: 0 },
  },
  last: { paddingInline: "8px 12px", [narrow]: { padding: 0, gridRow: 1, gridColumn: 2 } },
  wide: { [narrow]: { gridColumn: "1 / -1" } },
  buttons: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: "4px 8px" },
  button: { minWidth: "auto", fontWeight: tokens.fontWeightRegular },
  name: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: "8px",
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: "22px",
    overflowWrap: "anywhere",
  },
  path: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
  line: {
    marginTop: "2px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    overflowWrap: "anywhere",
  },
});

/** All bots, a row each: which it is, how it stands and why, and what can be done. */
export function BotsTable({ rows }: { readonly rows: readonly BotRow[] }): ReactElement {
  const styles = useStyles();
  const { columns, showAll } = useLocale().window.bots;
  return (
    <div className={styles.card}>
      <table className={styles.table} aria-label={showAll}>
        <thead className={styles.heads}>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.bot)}>
              {columns.bot}
            </th>
            <th scope="col" className={styles.head}>
              {columns.state}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.actions)}>
              <VisuallyHidden>{columns.actions}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody className={styles.body}>
          {rows.map((row) => (
            <Row key={row.lagrange} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: BotRow }): ReactElement {
  const styles = useStyles();
  const texts = useLocale().window.bots;
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.cell}>
        <div className={styles.name}>
          {row.name}
          {row.sharesId && <StateBadge tone="caution" text={texts.sameId.badge} />}
        </div>
        <PathText text={row.lagrange} className={styles.path} />
        {row.yunzai !== null && <PathText text={row.yunzai} className={styles.path} />}
      </th>
      <td className={mergeClasses(styles.cell, styles.wide)}>
        <StateBadge tone={tones[row.state]} text={texts.states[row.state]} />
        {row.line !== null && <div className={styles.line}>{row.line}</div>}
        {row.outcome && (
          <div className={styles.line}>
            <BotOutcomeLine outcome={row.outcome} />
          </div>
        )}
      </td>
      <td className={mergeClasses(styles.cell, styles.last)}>
        <RowButtons row={row} />
      </td>
    </tr>
  );
}

function RowButtons({ row: { lagrange, fullName, repairable } }: { readonly row: BotRow }): ReactElement {
  const styles = useStyles();
  const { act } = useWindow();
  const { repair, details, of } = useLocale().window.bots;
  return (
    <div className={styles.buttons}>
      {repairable && (
        <Button
          size="small"
          className={styles.button}
          aria-label={of(repair, fullName)}
          onClick={() => repairBot(act, lagrange)}
        >
          {repair}
        </Button>
      )}
      <Button
        size="small"
        appearance="subtle"
        className={styles.button}
        aria-label={of(details, fullName)}
        onClick={() => act({ type: "open-bot", lagrange })}
      >
        {details}
      </Button>
    </div>
  );
}
