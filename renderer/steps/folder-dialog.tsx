import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { FolderListing, Picked } from "../../electron/contract/api.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { short } from "../ui/breakpoints.ts";
import { Busy } from "../ui/busy.tsx";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { FolderList } from "./find-folder-list.tsx";
import { FolderTrail } from "./find-folder-trail.tsx";
import { trailTo, trailUp, type Folder, type Trail } from "./find-folders.ts";
import { FindNote } from "./find-note.tsx";
import { noteOf, type FolderNote } from "./find-view.ts";

type Looked = Extract<Picked, { kind: "looked" }>;

const useStyles = makeStyles({
  surface: { maxWidth: "560px" },
  content: { display: "flex", flexDirection: "column", gap: "8px", overflow: "hidden" },
  hint: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    [short]: { display: "none" },
  },
  path: {
    minHeight: "18px",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
  box: {
    height: "min(280px, 34vh)",
    minHeight: "72px",
    boxSizing: "border-box",
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  said: { padding: "12px 16px", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  // One upon the other, as Fluent has them in a narrow window, they would leave no room for the list.
  actions: {
    "@media screen and (max-width: 480px)": { flexDirection: "row", justifyContent: "flex-end" },
  },
  take: { minWidth: 0, maxWidth: "280px", whiteSpace: "nowrap", overflow: "hidden" },
  name: { overflow: "hidden", textOverflow: "ellipsis" },
});

export interface FolderDialogProps {
  readonly open: boolean;
  /** A folder with something to use in it. */
  readonly onTake: (picked: Looked) => void;
  readonly onClose: () => void;
}

/** The window's own folder picker, for hosts that have none; lists what the host shows and nothing else. */
export function FolderDialog({ open, onTake, onClose }: FolderDialogProps): ReactElement {
  const styles = useStyles();
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <Chooser onTake={onTake} onClose={onClose} />
      </DialogSurface>
    </Dialog>
  );
}

function Chooser({ onTake, onClose }: Omit<FolderDialogProps, "open">): ReactElement {
  const styles = useStyles();
  const { dialog } = useLocale().window.find;
  const { cancel } = useLocale().window.frame;
  const [trail, setTrail] = useState<Trail>([]);
  const [marked, setMarked] = useState<Folder | null>(null);
  const { note, looking, look, forget } = useLook(onTake);
  const here = trail.at(-1) ?? null;
  const listing = useListing(here?.path ?? null);
  const above = trailUp(trail, listing);
  const chosen = marked ?? (listing?.kind === "failed" ? null : here);
  const box = useRef<HTMLDivElement>(null);

  const go = (next: Trail, mark: Folder | null): void => {
    forget();
    setTrail(next);
    setMarked(mark);
    // A list goes with its folder: the focus must not leave the dialog with it.
    box.current?.focus();
  };
  // What was left stays marked, so that one keeps one's place.
  const up = above && ((): void => go(above, here));
  const onKeyDown = ({ key, target, currentTarget }: KeyboardEvent): void => {
    if (target === currentTarget && key === "Backspace") up?.();
  };

  return (
    <DialogBody>
      <DialogTitle>{dialog.title}</DialogTitle>
      <DialogContent className={styles.content}>
        <div className={styles.hint}>{dialog.hint}</div>
        <FolderTrail
          trail={trail}
          onGo={(folder) => go(folder ? trailTo(trail, folder) : [], null)}
          onUp={up}
        />
        <div
          ref={box}
          className={styles.box}
          role="group"
          aria-label={dialog.folders}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {listing === null && (
            <div className={styles.said}>
              <Busy label={dialog.opening} />
            </div>
          )}
          {listing?.kind === "failed" && (
            <div className={styles.said} role="alert">
              {dialog.failed(listing.path)}
            </div>
          )}
          {listing?.kind === "listed" && listing.folders.length === 0 && (
            <div className={styles.said}>{dialog.empty}</div>
          )}
          {listing?.kind === "listed" && listing.folders.length > 0 && (
            <FolderList
              label={dialog.folders}
              folders={listing.folders}
              selected={marked?.path ?? null}
              onSelect={setMarked}
              onOpen={(folder) => go(trailTo(trail, folder), null)}
              onUp={() => up?.()}
            />
          )}
        </div>
        <PathText text={chosen?.path ?? ""} className={styles.path} />
        <FindNote note={note} />
      </DialogContent>
      <DialogActions fluid className={styles.actions}>
        <ActionButton action={{ label: cancel, onClick: onClose }} />
        <Button
          appearance="primary"
          className={styles.take}
          disabledFocusable={chosen === null || looking}
          {...(looking ? { icon: <Spinner size="extra-tiny" /> } : {})}
          onClick={() => chosen && look(chosen)}
        >
          <span className={styles.name}>{dialog.take(chosen?.name ?? null)}</span>
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

/** The folders of a path, null for the start; null until they are there. */
function useListing(path: string | null): FolderListing | null {
  const { client } = useWindow();
  const [loaded, setLoaded] = useState<{ of: string | null; listing: FolderListing } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const show = (listing: FolderListing): void => {
      if (!signal.aborted) setLoaded({ of: path, listing });
    };
    client.listFolder({ path }, { signal }).then(show, () => show({ kind: "failed", path: path ?? "" }));
    return () => controller.abort();
  }, [client, path]);
  return loaded?.of === path ? loaded.listing : null;
}

interface Look {
  readonly note: FolderNote | null;
  readonly looking: boolean;
  readonly look: (folder: Folder) => void;
  /** Ends the look, and takes back what was said. */
  readonly forget: () => void;
}

/** Looks into a folder; where there is nothing to use in it, the dialog stays open and says so. */
function useLook(onTake: (picked: Looked) => void): Look {
  const { client } = useWindow();
  const [note, setNote] = useState<FolderNote | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const look = async ({ path }: Folder): Promise<void> => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    setNote({ kind: "looking" });
    const picked = await client.takeFolder({ path }, { signal }).catch(() => null);
    if (signal.aborted) return;
    const said = picked ? noteOf(picked) : ({ kind: "failed" } as const);
    setNote(said);
    if (picked?.kind === "looked" && said?.kind === "taken") onTake(picked);
  };
  return {
    note,
    looking: note?.kind === "looking",
    look: (folder) => void look(folder),
    forget() {
      running.current?.abort();
      setNote(null);
    },
  };
}
