import type { ReactElement } from "react";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import { FindingCard } from "../ui/finding-card.tsx";
import { findingText } from "../ui/finding-text.ts";
import { useLocale } from "../ui/locale.tsx";
import { asideActions } from "../wizard/next-action.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { useNextButtons } from "./next-buttons.tsx";
import { healthDeed } from "./verify-next.ts";

export interface RemainingFindingsProps extends Pick<ApplyResult, "remaining"> {
  /** The page has no other primary action than to mend the first of them. */
  readonly leads: boolean;
}

/** What keeps Lagrange from the link all the same, and is mended by hand; nothing where the link is all it takes. */
export function RemainingFindings({ remaining, leads }: RemainingFindingsProps): ReactElement {
  const locale = useLocale();
  const { choice } = useWindow().state;
  const next = useNextButtons(healthDeed);
  return (
    <>
      {remaining.map((finding, index) => {
        const text = findingText(locale, finding);
        const buttons = next.of(asideActions(finding, choice));
        const led = leads && index === 0 ? 1 : 0;
        return (
          <FindingCard
            key={`${text.id} ${text.cause}`}
            finding={text}
            primary={buttons[led - 1] ?? null}
            others={buttons.slice(led)}
          />
        );
      })}
      {next.opened}
    </>
  );
}
