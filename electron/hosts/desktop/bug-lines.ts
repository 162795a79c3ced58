import type { Locale } from "../../locales/types.ts";

/** What standard error hears of a bug: one sentence, and where it came from when somebody debugs. */
export function bugLines(error: unknown, locale: Locale, debugging: boolean): readonly string[] {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = locale.terminal.output.bug(message.split("\n")[0] ?? "");
  return debugging && error instanceof Error && error.stack ? [sentence, error.stack] : [sentence];
}
