import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { ActionButton, type Action } from "../ui/action-button.tsx";
import { Card } from "../ui/card.tsx";
import { useLocale } from "../ui/locale.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { WatchProgress } from "./watch-progress.tsx";
import type { WatchStory } from "./watch-story.ts";

export interface WatchCardProps {
  readonly story: WatchStory;
  /** The one thing to do next, where it stands here and not below the page. */
  readonly primary: Action | null;
  readonly others: readonly Action[];
}

const useStyles = makeStyles({
  card: {
    position: "relative",
    overflow: "hidden",
    "::before": {
      content: '""',
      position: "absolute",
      insetBlock: 0,
      insetInlineStart: 0,
      borderLeft: "4px solid transparent",
    },
  },
  good: { "::before": { borderLeftColor: paint.goodFill } },
  caution: { "::before": { borderLeftColor: paint.cautionFill } },
  bad: { "::before": { borderLeftColor: paint.badFill } },
  // Nothing is settled yet.
  quiet: {},
  busy: {},
  texts: { display: "flex", flexDirection: "column", gap: "6px", lineHeight: "22px" },
  more: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  due: { margin: 0 },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "12px" },
});

/** How the real Lagrange stands to Yunzai right now, and the one step that is due. */
export function WatchCard({ story, primary, others }: WatchCardProps): ReactElement {
  const styles = useStyles();
  const { title, words } = useLocale().window.watch;
  const { word, tone, says, more, due, since } = story;
  return (
    <Card
      title={title}
      aside={<StateBadge tone={tone} text={words[word]} />}
      className={mergeClasses(styles.card, styles[tone])}
    >
      <div className={styles.texts}>
        <div role="status">{says}</div>
        {since !== null && <WatchProgress key={since} since={since} />}
        {more.map((line) => (
          <p key={line} className={styles.more}>
            {line}
          </p>
        ))}
        {due !== null && <p className={styles.due}>{due}</p>}
      </div>
      {(primary || others.length > 0) && (
        <div className={styles.actions}>
          {primary && <ActionButton action={primary} look="primary" />}
          {others.map((action) => (
            <ActionButton key={action.label} action={action} />
          ))}
        </div>
      )}
    </Card>
  );
}
