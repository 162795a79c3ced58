import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { useLocale } from "../ui/locale.tsx";
import { evidenceOf, sayEvidence } from "./evidence.ts";
import { notesOf } from "./verify-cause.ts";
import { Notes } from "./verify-notes.tsx";
import { PageRest } from "./verify-page-body.tsx";
import { VerifyStages } from "./verify-stages.tsx";

const useStyles = makeStyles({
  evidence: { margin: 0, paddingInlineStart: "16px", lineHeight: "22px", overflowWrap: "anywhere" },
});

/** A link that is proved: what was seen is there for who asks. */
export function VerifyGood({ result }: { readonly result: CheckResult }): ReactElement {
  const styles = useStyles();
  const { evidence, evidenceLabel } = useLocale().window.verify;
  return (
    <PageRest roomy>
      <Disclosure label={evidenceLabel}>
        <ul className={styles.evidence}>
          {evidenceOf(result, null).map((seen) => (
            <li key={seen.code}>{sayEvidence(evidence, seen)}</li>
          ))}
        </ul>
      </Disclosure>
      <VerifyStages steps={result.outcome?.steps ?? []} />
      <Notes findings={notesOf(result, null)} />
    </PageRest>
  );
}
