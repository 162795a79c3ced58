import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { diffLines } from "../ui/diff-lines.ts";
import { DiffView } from "../ui/diff-view.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { StateBadge, type StateBadgeProps } from "../ui/state-badge.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { repairBot } from "./bots-deeds.ts";
import type { PlannedBot } from "./bots-review-view.ts";
import { botName } from "./bots-view.ts";
import { changedLines, createsFile } from "./review-diff.ts";
import { settingsFile } from "./review-names.ts";

const useStyles = makeStyles({
  item: {
    boxSizing: "border-box",
    padding: "4px 16px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  label: { flex: "1 1 0", minWidth: 0, display: "flex", alignItems: "center", gap: "10px" },
  name: { flexShrink: 0, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  folder: {
    flex: "1 1 0",
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  content: { display: "flex", flexDirection: "column", gap: "8px", paddingBottom: "8px" },
  sentence: { margin: 0, lineHeight: "20px", overflowWrap: "anywhere" },
});

/** One bot's edit, or why there is none. */
export function BotsReviewItem({
  item,
  folder,
  startsOpen,
}: {
  readonly item: PlannedBot;
  /** What its folder is called beside the others. */
  readonly folder: string;
  readonly startsOpen: boolean;
}): ReactElement {
  const styles = useStyles();
  const locale = useLocale();
  const { bot, result } = item;
  const badge = badgeOf(locale.window.bots.review.badges, item);
  return (
    <Disclosure
      className={styles.item}
      startsOpen={startsOpen}
      label={
        <span className={styles.label}>
          <span className={styles.name}>{botName(locale.window.bots.name, bot)}</span>
          <span className={styles.folder}>{folder}</span>
          <StateBadge {...badge} />
        </span>
      }
    >
      <div className={styles.content}>
        {item.kind === "refused" || item.kind === "unchanged" ? (
          <Reason item={item} />
        ) : (
          <DiffView diff={result.diff} file={settingsFile} folder={bot.lagrange} />
        )}
      </div>
    </Disclosure>
  );
}

/** Why nothing of this one is written; what one page can do about it, it does there. */
function Reason({ item }: { readonly item: PlannedBot }): ReactElement {
  const styles = useStyles();
  const { act, state } = useWindow();
  const locale = useLocale();
  const { review } = locale.window.bots;
  const { lagrange } = item.bot;
  return (
    <>
      <PathText text={lagrange} />
      <p className={styles.sentence}>{item.kind === "refused" ? reasonOf(locale, item) : review.unchanged}</p>
      {item.kind === "refused" && state.job === null && (
        <div>
          <ActionButton
            action={{ label: review.alone, onClick: () => repairBot(act, lagrange) }}
            size="small"
          />
        </div>
      )}
    </>
  );
}

function reasonOf(
  { window: { bots, review }, reasons }: Locale,
  { reason }: Extract<PlannedBot, { kind: "refused" }>,
): string {
  switch (reason) {
    case "ambiguous":
      return bots.review.ambiguous;
    case "not-verified":
    case "settings-unreadable":
      return review.refused.instead[reason];
    default:
      return reasons.refusedApply[reason];
  }
}

function badgeOf(badges: Locale["window"]["bots"]["review"]["badges"], item: PlannedBot): StateBadgeProps {
  const { diff } = item.result;
  switch (item.kind) {
    case "planned":
      return {
        tone: "active",
        text: createsFile(diff) ? badges.created : badges.lines(changedLines(diffLines(diff))),
      };
    case "writing":
      return { tone: "busy", text: badges.writing };
    case "written":
      return { tone: "good", text: badges.written };
    case "unchanged":
      return { tone: "quiet", text: badges.unchanged };
    case "refused":
      return { tone: "caution", text: item.was === "written" ? badges.notWritten : badges.refused };
    default:
      return assertNever(item);
  }
}
