import { assertNever } from "../../electron/core/assert-never.ts";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import { editSettings, type EntryChoice } from "../../electron/core/settings/settings-edit.ts";
import { readSettings } from "../../electron/core/settings/settings-read.ts";

export const utf8 = new TextEncoder();

/** Reads and edits, as `apply` does: the new bytes, or in a word or two what stood against it. */
export function editBytes(bytes: Uint8Array, choice: EntryChoice, desired: DesiredLink): Uint8Array | string {
  const read = readSettings(bytes);
  switch (read.kind) {
    case "unreadable":
      return `${read.problem} ${read.line}:${read.column}`;
    case "duplicate-key":
      return `duplicate-key ${read.key} ${read.line}:${read.column}`;
    case "readable": {
      if (read.settings.program !== "onebot") return `program ${read.settings.program}`;
      const edit = editSettings(bytes, read.settings, choice, desired);
      if (edit.kind === "refused") return edit.reason;
      return edit.kind === "edited" ? edit.bytes : edit.kind;
    }
    default:
      return assertNever(read);
  }
}

/** Bytes as text that shows every one of them, for comparing and for reading a failure. */
export function shown(result: Uint8Array | string): string {
  return typeof result === "string"
    ? result
    : `bytes: ${new TextDecoder("utf-8", { ignoreBOM: true }).decode(result)}`;
}
