import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { ActionButton, type Action } from "../ui/action-button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { FolderNews } from "./folder-news.tsx";
import { fileName, folderOf } from "./review-names.ts";
import { useShowFolder } from "./use-show-folder.ts";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 12px" },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  texts: { flex: "1 1 200px", minWidth: 0 },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
  name: { lineHeight: "22px" },
});

/** A backup by its name and folder, which can be shown, and what can be done with it. */
export function DoneBackup({
  label,
  path,
  action,
}: {
  readonly label: string;
  /** Absolute. */
  readonly path: string;
  readonly action?: Action;
}): ReactElement {
  const styles = useStyles();
  const texts = useLocale().window.folder;
  const folder = useShowFolder();
  return (
    <>
      <Card>
        <div className={styles.row}>
          <Icon name="shield" size={20} className={styles.icon} />
          <div className={styles.texts}>
            <div className={styles.label}>{label}</div>
            <PathText mono text={fileName(path)} className={styles.name} />
            <PathText text={folderOf(path)} className={styles.label} />
          </div>
          <Button
            appearance="subtle"
            icon={<Icon name="folder" />}
            aria-label={texts.open.any}
            title={texts.open.any}
            onClick={() => folder.show(folderOf(path))}
          />
          {action && <ActionButton action={action} />}
        </div>
      </Card>
      <FolderNews failed={folder.failed} />
    </>
  );
}
