import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useMemo, type ReactElement, type ReactNode } from "react";
import { sayDiffLine } from "../../electron/locales/say-diff.ts";
import { diffLines, type DiffLine } from "./diff-lines.ts";
import { Icon } from "./icons.tsx";
import { useLocale, useUiTexts } from "./locale.tsx";
import { PathText } from "./path-text.tsx";
import { paint } from "./theme-tokens.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface DiffViewProps {
  /** Unified, of one file, as `ApplyResult.diff`. */
  readonly diff: string;
  readonly file: string;
  readonly folder?: string;
  /** At the end of the header's line: a badge. */
  readonly aside?: ReactNode;
  /** Takes the room that is left on the page; without it, as high as its lines. */
  readonly fills?: boolean;
}

const useStyles = makeStyles({
  frame: {
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    flexShrink: 0,
    minHeight: 0,
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  fills: { flexShrink: 1, minHeight: "132px" },
  head: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    gap: "10px",
    padding: "10px 16px",
    borderBottom: `1px solid ${paint.cardStroke}`,
  },
  file: { flexShrink: 0, fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  folder: { flex: "1 1 0", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  body: {
    overflow: "auto",
    minHeight: 0,
    padding: "8px 0",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "13px",
    lineHeight: "22px",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-3px" },
  },
  /** As wide as the longest line, so that every colour reaches the edge when scrolled. */
  lines: { listStyleType: "none", margin: 0, padding: 0, width: "max-content", minWidth: "100%" },
  line: {
    display: "flex",
    whiteSpace: "pre",
    paddingInlineEnd: "16px",
    color: tokens.colorNeutralForeground2,
  },
  number: {
    flexShrink: 0,
    width: "40px",
    textAlign: "end",
    color: tokens.colorNeutralForeground3,
    fontSize: "12px",
    userSelect: "none",
  },
  mark: { flexShrink: 0, width: "28px", textAlign: "center", fontWeight: 700, userSelect: "none" },
  added: { backgroundColor: paint.goodSoft, color: paint.goodText },
  removed: { backgroundColor: paint.badSoft, color: paint.badText },
  ownNumber: { color: "inherit" },
  gap: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    margin: "6px 0",
    padding: "0 16px 0 48px",
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyBase,
    fontSize: "12px",
    lineHeight: "18px",
    "::after": { content: '""', flexGrow: 1, borderTop: `1px dashed ${paint.cardStroke}` },
  },
  nothing: { padding: "4px 16px", fontFamily: tokens.fontFamilyBase },
});

/** What a write changes, line by line. */
export function DiffView({ diff, file, folder, aside, fills }: DiffViewProps): ReactElement {
  const styles = useStyles();
  const texts = useUiTexts().diff;
  const lines = useMemo(() => diffLines(diff), [diff]);
  const id = useId();
  // Several differences on one page are of files of one name: the folder tells them apart.
  const folderId = `${id}-folder`;
  return (
    <section
      className={mergeClasses(styles.frame, fills && styles.fills)}
      aria-labelledby={folder === undefined ? id : `${id} ${folderId}`}
    >
      <div className={styles.head}>
        <Icon name="document" />
        <span id={id} className={styles.file}>
          {file}
        </span>
        <span id={folderId} className={styles.folder}>
          {folder !== undefined && <PathText text={folder} />}
        </span>
        {aside}
      </div>
      {/* A region that scrolls must be reachable, so that the arrow keys move it. */}
      <div
        className={styles.body}
        role="region"
        aria-label={folder === undefined ? texts.name : `${texts.name}, ${folder}`}
        tabIndex={0}
      >
        {lines.length === 0 ? (
          <div className={styles.nothing}>{texts.nothing}</div>
        ) : (
          <ol className={styles.lines}>
            {lines.map((line, index) => (
              // A difference is shown whole and never reordered.
              // eslint-disable-next-line react/no-array-index-key
              <Line key={index} line={line} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

const marks = { added: "+", removed: "−", same: "" } as const;

function Line({ line }: { readonly line: DiffLine }): ReactElement {
  const styles = useStyles();
  const locale = useLocale();
  const texts = useUiTexts().diff;
  if (line.kind === "gap") return <li className={styles.gap}>{texts.gap}</li>;
  const { kind, text, before, after } = line;
  const changed = kind === "same" ? undefined : styles[kind];
  return (
    <li className={mergeClasses(styles.line, changed)}>
      <span className={mergeClasses(styles.number, changed && styles.ownNumber)} aria-hidden="true">
        {after ?? before}
      </span>
      <span className={styles.mark} aria-hidden="true">
        {marks[kind]}
      </span>
      {kind !== "same" && <VisuallyHidden>{`${texts[kind]}: `}</VisuallyHidden>}
      <span>{sayDiffLine(locale, text, kind === "added")}</span>
    </li>
  );
}
