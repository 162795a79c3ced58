import { en } from "./en/index.ts";
import type { Locale, LocaleTag } from "./types.ts";
import { zhCn } from "./zh-cn/index.ts";

const locales: Readonly<Record<LocaleTag, Locale>> = { "zh-CN": zhCn, en };

export function localeFor(tag: LocaleTag): Locale {
  return locales[tag];
}
