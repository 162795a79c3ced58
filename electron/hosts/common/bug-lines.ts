import type { Locale } from "../../locales/types.ts";

/** What standard error hears of a bug: one sentence; with `LYS_DEBUG=1` also where it came from. */
export function bugLines(
  error: unknown,
  locale: Locale,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = locale.terminal.output.bug(message.split("\n")[0] ?? "");
  const debugging = environment["LYS_DEBUG"] === "1";
  return debugging && error instanceof Error && error.stack ? [sentence, error.stack] : [sentence];
}
