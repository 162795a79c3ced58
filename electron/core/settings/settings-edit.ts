import { assertNever } from "../assert-never.ts";
import type { DesiredLink } from "./desired-link.ts";
import { decodeSettings, spliceBytes } from "./settings-bytes.ts";
import { planEntry } from "./settings-entry.ts";
import { yieldsIntended } from "./settings-guard.ts";
import { planNewEntry } from "./settings-new-entry.ts";
import { readSettings, type Overlay, type Settings } from "./settings-read.ts";

/** Where the link goes: an existing entry by `Link.index`, or a new one at the end. */
export type EntryChoice = { readonly kind: "entry"; readonly index: number } | { readonly kind: "new" };

export type SettingsEdit =
  | { readonly kind: "edited"; readonly bytes: Uint8Array; readonly text: string }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: "would-not-parse" };

/**
 * The smallest edit of a settings file that makes the chosen entry, or a new one, the desired link
 * (DESIGN 2.4). Everything but the changed values stays byte for byte, in the file's own encoding.
 *
 * The result is read again by .NET's rules: unless the links are exactly the intended ones and every
 * other value is what it was, the edit is refused.
 *
 * @param settings what `readSettings(bytes)` gave.
 * @param overlays the layers `choice.index` was counted with; they name the entry and are not edited.
 *   An entry that only they hold, or that they already make right, is `unchanged` or refused.
 */
export function editSettings(
  bytes: Uint8Array,
  settings: Settings,
  choice: EntryChoice,
  desired: DesiredLink,
  overlays: readonly Overlay[] = [],
): SettingsEdit {
  const plan =
    choice.kind === "new"
      ? planNewEntry(settings, desired)
      : planEntry(settings, choice.index, desired, overlays);
  switch (plan.kind) {
    case "unchanged":
      return { kind: "unchanged" };
    case "impossible":
      return { kind: "refused", reason: "would-not-parse" };
    case "edits": {
      const edited = spliceBytes(bytes, settings.decoded, plan.edits);
      return yieldsIntended(settings, readSettings(edited), plan.intent)
        ? { kind: "edited", bytes: edited, text: decodeSettings(edited).text }
        : { kind: "refused", reason: "would-not-parse" };
    }
    default:
      return assertNever(plan);
  }
}
