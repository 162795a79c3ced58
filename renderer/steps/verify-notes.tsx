import type { ReactElement } from "react";
import type { Finding } from "../../electron/core/findings.ts";
import type { Action } from "../ui/action-button.tsx";
import { Card } from "../ui/card.tsx";
import { FindingRows } from "../ui/finding-rows.tsx";
import { findingText } from "../ui/finding-text.ts";
import { useLocale } from "../ui/locale.tsx";

export interface NotesProps {
  readonly findings: readonly Finding[];
  /** What the window can do about one; nothing where it can do nothing. */
  readonly actionsFor?: (finding: Finding) => readonly Action[];
}

/** What else a check noticed, a line each; nothing where it noticed nothing. */
export function Notes({ findings, actionsFor = () => [] }: NotesProps): ReactElement | null {
  const locale = useLocale();
  if (findings.length === 0) return null;
  const rows = findings.map((finding) => ({
    finding: findingText(locale, finding),
    actions: actionsFor(finding),
  }));
  return (
    <Card flush>
      <FindingRows rows={rows} />
    </Card>
  );
}
