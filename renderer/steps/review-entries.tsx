import type { ReactElement } from "react";
import type { LinkView } from "../../electron/jobs/results.ts";
import { useLocale } from "../ui/locale.tsx";
import { RadioCards, type RadioOption } from "../ui/radio-card.tsx";
import { StateBadge, type Tone } from "../ui/state-badge.tsx";

const tones: Readonly<Record<LinkView["state"], Tone>> = {
  used: "good",
  skipped: "caution",
  disabled: "quiet",
  invalid: "bad",
};

export interface ReviewEntriesProps {
  readonly candidates: readonly LinkView[];
  readonly entry: number | "new" | null;
  readonly onEntry: (entry: number | "new") => void;
}

/** The entries that could be meant for Yunzai, and one more to be added. */
export function ReviewEntries({ candidates, entry, onEntry }: ReviewEntriesProps): ReactElement {
  const { window, linkStates } = useLocale();
  const texts = window.review.refused.entries;
  const options: readonly RadioOption[] = [
    ...candidates.map(({ index, type, url, state }) => ({
      value: String(index),
      title: texts.entry(index, type),
      badges: <StateBadge tone={tones[state]} text={linkStates[state]} />,
      path: url,
    })),
    { value: "new", title: texts.add, detail: texts.addMeaning },
  ];
  return (
    <RadioCards
      label={texts.legend}
      options={options}
      value={entry === null ? null : String(entry)}
      onChange={(value) => onEntry(value === "new" ? "new" : Number(value))}
      fills
    />
  );
}
