import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import type { EntryChoice } from "../../electron/core/settings/settings-edit.ts";

/**
 * One input and the exact result. `text` shows both at once: `⟦old→new⟧` marks what the edit replaces or,
 * with nothing before the arrow, inserts; everything else must stay byte for byte.
 */
export interface SettingsCase {
  readonly name: string;
  readonly text: string;
  readonly choice?: EntryChoice;
  readonly desired?: DesiredLink;
  /** What is expected where it is no edit. */
  readonly result?: "unchanged" | "would-not-parse";
}

export interface UnreadableCase {
  readonly name: string;
  readonly text: string;
  /** `problem line:column`, or `duplicate-key key line:column`. */
  readonly refusal: string;
}

/** The two texts a marked one stands for. */
export function unmark(text: string): { readonly before: string; readonly after: string } {
  const marked = /⟦([^→⟧]*)→([^⟧]*)⟧/g;
  return { before: text.replace(marked, "$1"), after: text.replace(marked, "$2") };
}

/** The options of an entry that leads to `yunzai`, and a file whose one entry has the given ones. */
export const reverseType = `"Type": "ReverseWebSocket"`;
export const rightAddress = `"Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"`;
export const oneEntry = (options: string): string => `{"Implementations": [{${options}}]}`;

export const yunzai: DesiredLink = {
  endpoint: { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
  token: { kind: "keep" },
  ignoreCertificate: false,
};

export const yunzaiWithToken: DesiredLink = { ...yunzai, token: { kind: "set", value: "s3cret" } };

export const yunzaiBehindTls: DesiredLink = {
  ...yunzai,
  endpoint: { ...yunzai.endpoint, secure: true },
  ignoreCertificate: true,
};

export const entry = (index: number): EntryChoice => ({ kind: "entry", index });
export const newEntry: EntryChoice = { kind: "new" };
