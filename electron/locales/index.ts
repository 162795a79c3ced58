import { en } from "./en/index.ts";
import type { Locale, LocaleTag } from "./types.ts";
import { zhCn } from "./zh-cn/index.ts";

export { systemLanguage } from "./system-language.ts";

const locales: Readonly<Record<LocaleTag, Locale>> = { "zh-CN": zhCn, en };

export function localeFor(tag: LocaleTag): Locale {
  return locales[tag];
}
