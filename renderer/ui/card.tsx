import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, type ReactElement, type ReactNode } from "react";
import { paint } from "./theme-tokens.ts";

export interface CardProps {
  /** A heading of the second level over the content. */
  readonly title?: string;
  /** At the end of the heading's line: a badge, a quiet button. */
  readonly aside?: ReactNode;
  /** Content up to the edges, for lists and tables. */
  readonly flush?: boolean;
  /** The card takes the room that is left, and its content scrolls in it. */
  readonly fills?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  card: {
    boxSizing: "border-box",
    flexShrink: 0,
    minWidth: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  fills: { flexShrink: 1, flexGrow: 1, flexBasis: "auto", minHeight: "132px", overflow: "hidden" },
  head: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    padding: "12px 16px 0",
    flexShrink: 0,
  },
  headFlush: { paddingBottom: "12px", borderBottom: `1px solid ${paint.cardStroke}` },
  title: {
    flex: "1 1 auto",
    minWidth: 0,
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { minWidth: 0, padding: "12px 16px 16px" },
  bodyFlush: { padding: 0 },
  scrolls: { overflowY: "auto", minHeight: 0 },
});

/** A surface on the window that holds one thing. */
export function Card({ title, aside, flush, fills, className, children }: CardProps): ReactElement {
  const styles = useStyles();
  const id = useId();
  return (
    <section
      className={mergeClasses(styles.card, fills && styles.fills, className)}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && (
        <div className={mergeClasses(styles.head, flush && styles.headFlush)}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {aside}
        </div>
      )}
      <div className={mergeClasses(styles.body, flush && styles.bodyFlush, fills && styles.scrolls)}>
        {children}
      </div>
    </section>
  );
}
