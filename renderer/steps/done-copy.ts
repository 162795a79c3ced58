/** How a copy ended: in the clipboard, or only selected, for the user to copy. */
export type Copied = "copied" | "selected";

/** Copies the whole text of a field; it stays selected where the host refuses. */
export async function copyFrom(field: HTMLTextAreaElement): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(field.value);
    return "copied";
  } catch {
    return copyBySelection(field);
  }
}

/** The older way asks no permission, only for a selection; the focus goes back where it was. */
function copyBySelection(field: HTMLTextAreaElement): Copied {
  const before = document.activeElement;
  field.focus();
  field.select();
  if (!document.execCommand("copy")) return "selected";
  field.setSelectionRange(0, 0);
  if (before instanceof HTMLElement) before.focus();
  return "copied";
}
