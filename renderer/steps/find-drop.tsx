import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useEffectEvent, useState, type ReactElement } from "react";
import { Icon } from "../ui/icons.tsx";
import { useLocale } from "../ui/locale.tsx";
import { paint } from "../ui/theme-tokens.ts";

/**
 * Takes folders that are dropped anywhere on the page; true while they hang over it. Without somebody to take
 * them they are refused: a browser would leave the page to show them.
 */
export function useFolderDrop(onDrop: ((folders: readonly File[]) => void) | null): boolean {
  const [over, setOver] = useState(false);
  const taken = onDrop !== null;
  const drop = useEffectEvent((folders: readonly File[]) => onDrop?.(folders));
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const carry = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = taken ? "link" : "none";
      setOver(taken);
    };
    window.addEventListener("dragenter", carry, { signal });
    window.addEventListener("dragover", carry, { signal });
    window.addEventListener(
      "dragleave",
      // Between two elements there is always a next one; none means that the window was left.
      ({ relatedTarget }) => relatedTarget === null && setOver(false),
      { signal },
    );
    window.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setOver(false);
        drop([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => controller.abort();
  }, [taken]);
  return over;
}

const useStyles = makeStyles({
  curtain: {
    position: "fixed",
    inset: "8px",
    zIndex: 1,
    pointerEvents: "none",
    display: "grid",
    placeItems: "center",
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px dashed ${paint.activeFill}`,
    backgroundColor: paint.activeSoft,
    opacity: 0.94,
  },
  words: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    color: paint.activeText,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Over the whole window while a folder hangs above it. */
export function DropCurtain(): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.curtain}>
      <div className={styles.words}>
        <Icon name="folder" size={24} />
        {useLocale().window.find.drop.release}
      </div>
    </div>
  );
}
