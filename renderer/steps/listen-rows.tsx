import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { maskId } from "../../electron/locales/report-masks.ts";
import { sayCaller, sayToken } from "../../electron/locales/say-listen.ts";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { paint } from "../ui/theme-tokens.ts";
import type { DialGroup } from "./listen-dials.ts";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    maxHeight: "min(260px, 40vh)",
    overflowY: "auto",
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  group: {
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    padding: "10px 12px",
    ":not(:first-child)": { borderTop: `1px solid ${paint.cardStroke}` },
  },
  head: { display: "flex", justifyContent: "space-between", gap: "12px" },
  caller: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  times: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
  meaning: { display: "flex", alignItems: "baseline", gap: "6px" },
  sign: { flexShrink: 0, alignSelf: "center" },
  good: { color: paint.goodText },
  bad: { color: paint.badText },
  facts: {
    display: "flex",
    flexWrap: "wrap",
    gap: "0 20px",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
});

/** Who dialled Yunzai's port, what path they asked for and what that path is; dials alike stand once, counted. */
export function ListenRows({ groups }: { readonly groups: readonly DialGroup[] }): ReactElement {
  const styles = useStyles();
  const { window } = useLocale();
  return (
    <ul className={styles.list} aria-label={window.listen.dials} aria-live="polite" aria-relevant="additions">
      {groups.map((group) => (
        <li key={group.key} className={styles.group}>
          <Dial group={group} />
        </li>
      ))}
    </ul>
  );
}

function Dial({ group }: { readonly group: DialGroup }): ReactElement {
  const styles = useStyles();
  const { listen: texts, window } = useLocale();
  const { dial, meaning, times } = group;
  const right = meaning === "right";
  const half = dial.role === "Api" || dial.role === "Event" ? texts.notUniversal(dial.role) : null;
  return (
    <>
      <div className={styles.head}>
        <span className={styles.caller}>{sayCaller(texts, group.fromLagrange, dial.userAgent)}</span>
        {times > 1 && <span className={styles.times}>{window.listen.times(times)}</span>}
      </div>
      <PathText mono text={dial.path} />
      <div className={mergeClasses(styles.meaning, right ? styles.good : styles.bad)}>
        <Icon name={right ? "tick" : "cross"} size={12} className={styles.sign} />
        <span>{texts.paths[meaning]}</span>
      </div>
      {half !== null && <div className={styles.bad}>{half}</div>}
      <div className={styles.facts}>
        <span>{window.listen.fact(texts.token, sayToken(texts, dial.tokenIn))}</span>
        <span>
          {window.listen.fact(window.listen.qq, dial.selfId === null ? texts.noId : maskId(dial.selfId))}
        </span>
      </div>
    </>
  );
}
