import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { Prose } from "../ui/prose.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { useInSight } from "../ui/use-in-sight.ts";

const useStyles = makeStyles({
  /** Takes no room and no gap while it is empty; it must be there before its words are. */
  region: { display: "contents" },
  news: {
    flexShrink: 0,
    display: "flex",
    gap: "8px",
    color: paint.cautionText,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    overflowWrap: "anywhere",
  },
  sign: { flexShrink: 0, marginTop: "1px" },
});

/** Where a folder is that the system did not show; nothing while every one came up. */
export function FolderNews({ failed }: { readonly failed: string | null }): ReactElement {
  const styles = useStyles();
  const texts = useLocale().window.folder;
  const news = useInSight(failed);
  return (
    <div role="status" className={styles.region}>
      {failed !== null && (
        <div ref={news} className={styles.news}>
          <Icon name="info" className={styles.sign} />
          <span>
            <Prose text={texts.failed(failed)} paths={[failed]} />
          </span>
        </div>
      )}
    </div>
  );
}
