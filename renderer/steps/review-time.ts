import type { LocaleTag } from "../../electron/locales/types.ts";

/** The time of day, local: `13:06`; `at` in milliseconds since the epoch. */
export function timeOfDay(language: LocaleTag, at: number): string {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    at,
  );
}

/** Day and time to the second, local; `at` in milliseconds since the epoch. */
export function dayAndTime(language: LocaleTag, at: number): string {
  return new Intl.DateTimeFormat(language, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(at);
}
