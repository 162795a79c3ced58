import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import { Icon } from "../ui/icons.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { beginningWith, moved, type Folder } from "./find-folders.ts";

export interface FolderListProps {
  readonly label: string;
  readonly folders: readonly Folder[];
  /** The path of the one that is marked; null for none. */
  readonly selected: string | null;
  readonly onSelect: (folder: Folder) => void;
  readonly onOpen: (folder: Folder) => void;
  readonly onUp: () => void;
}

const useStyles = makeStyles({
  list: {
    height: "100%",
    boxSizing: "border-box",
    overflowY: "auto",
    margin: 0,
    padding: "4px",
    listStyleType: "none",
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  folder: {
    display: "flex",
    alignItems: "center",
    gap: "10px",
    minHeight: "32px",
    padding: "0 10px",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "default",
    userSelect: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  selected: {
    backgroundColor: paint.activeSoft,
    color: paint.activeText,
    ":hover": { backgroundColor: paint.activeSoft },
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
  icon: { flexShrink: 0, color: paint.cautionText },
  name: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  chevron: { flexShrink: 0, marginInlineStart: "auto", color: tokens.colorNeutralForeground3 },
});

/** Letters typed within this time belong to one name, in ms. */
const typingMs = 700;

/** A folder's folders; arrows and letters move, Enter opens, Backspace goes up. */
export function FolderList(props: FolderListProps): ReactElement {
  const { label, folders, selected, onSelect, onOpen, onUp } = props;
  const styles = useStyles();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const typed = useRef({ letters: "", at: 0 });
  const at = folders.findIndex(({ path }) => path === selected);

  // Whatever folder is opened, its list is where the keyboard goes on, as soon as it is seen.
  useLayoutEffect(() => list.current?.focus(), [folders]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at, folders]);

  const typedTo = ({ key, timeStamp }: KeyboardEvent): number => {
    // Every other key has a name.
    if (key.length > 2) return -1;
    const { letters, at: before } = typed.current;
    typed.current = { letters: timeStamp - before < typingMs ? letters + key : key, at: timeStamp };
    return beginningWith(folders, at, typed.current.letters);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey } = event;
    const marked = folders[at];
    if (key === "Backspace" || (altKey && key === "ArrowUp")) {
      onUp();
    } else if (altKey || ctrlKey || metaKey) {
      return;
    } else if (key === "Enter" || key === "ArrowRight") {
      if (marked) onOpen(marked);
    } else {
      const target = folders[moved(key, at, folders.length) ?? typedTo(event)];
      if (!target) return;
      onSelect(target);
    }
    event.preventDefault();
  };

  return (
    <ul
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={at === -1 ? undefined : `${id}-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {folders.map((folder, index) => (
        <li
          key={folder.path}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={mergeClasses(styles.folder, index === at && styles.selected)}
          onClick={() => onSelect(folder)}
          onDoubleClick={() => onOpen(folder)}
        >
          <Icon name="folder" className={styles.icon} />
          <span className={styles.name}>{folder.name}</span>
          <Icon name="chevron" size={12} className={styles.chevron} />
        </li>
      ))}
    </ul>
  );
}
