import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { paint } from "../ui/theme-tokens.ts";
import type { BotOutcome } from "./bots-view.ts";
import { fileName } from "./review-names.ts";

const useStyles = makeStyles({
  written: { display: "flex", flexWrap: "wrap", columnGap: "4px" },
  backup: { flex: "1 1 96px" },
  refused: { color: paint.cautionText },
});

/** What the last write did to a bot's settings. */
export function BotOutcomeLine({ outcome }: { readonly outcome: BotOutcome }): ReactElement {
  const styles = useStyles();
  const { bots, review } = useLocale().window;
  switch (outcome.kind) {
    case "written":
      if (outcome.backup === null) return <>{bots.created}</>;
      return (
        <span className={styles.written}>
          <span>{bots.written}</span>
          <PathText mono text={fileName(outcome.backup)} className={styles.backup} />
        </span>
      );
    case "refused":
      return <span className={styles.refused}>{review.refused.titles[outcome.reason]}</span>;
    case "interrupted":
      return <span className={styles.refused}>{bots.interrupted}</span>;
    default:
      return assertNever(outcome);
  }
}
