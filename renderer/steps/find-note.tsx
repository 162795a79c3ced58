import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { useLocale } from "../ui/locale.tsx";
import { SeverityDisc } from "../ui/severity-look.tsx";
import type { FolderNote } from "./find-view.ts";

const useStyles = makeStyles({
  note: {
    flexShrink: 0,
    display: "flex",
    alignItems: "flex-start",
    gap: "8px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "20px",
    ":empty": { display: "none" },
  },
  texts: { minWidth: 0, overflowWrap: "anywhere" },
  looked: { display: "block", color: tokens.colorNeutralForeground3 },
});

/** What came of a folder that the user gave; read out when it changes. */
export function FindNote({ note }: { readonly note: FolderNote | null }): ReactElement {
  const styles = useStyles();
  const locale = useLocale();
  const { lookedFor } = locale.window.find;
  return (
    <div className={styles.note} role="status">
      {note && (
        <>
          {note.kind !== "looking" && <SeverityDisc severity={note.kind === "taken" ? "info" : "warning"} />}
          <span className={styles.texts}>
            {sentenceOf(note, locale)}
            {note.kind === "nothing" && <span className={styles.looked}>{lookedFor}</span>}
          </span>
        </>
      )}
    </div>
  );
}

function sentenceOf(note: FolderNote, { window: { find }, reasons }: Locale): string {
  switch (note.kind) {
    case "looking":
      return find.looking;
    case "taken":
      return find.taken(note.paths);
    case "refused":
      return find.refusedFolder(note.path, reasons.refusedFolder[note.reason]);
    case "nothing":
      return find.nothingIn(note.path);
    case "outside":
    case "unreadable-drop":
    case "failed":
      return find.notTaken[note.kind];
    default:
      return assertNever(note);
  }
}
