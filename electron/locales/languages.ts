import type { LocaleTag } from "./types.ts";

/** As `--lang` names them, and its help. */
export const languages: readonly LocaleTag[] = ["zh-CN", "en"];

/** The language of this name, whatever its case; null where there is no such. */
export function languageNamed(name: string | undefined): LocaleTag | null {
  return languages.find((tag) => tag.toLowerCase() === name?.toLowerCase()) ?? null;
}

/**
 * The language to speak: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that names one, else what the
 * runtime found (`Intl`'s locale, which on Windows is the system's). Any Chinese gives `zh-CN`.
 */
export function systemLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  intlLocale: string,
): LocaleTag {
  const named = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find(namesLanguage);
  return languageTag(named ?? intlLocale);
}

/** `zh_CN.UTF-8`, `zh-Hans`, `zh` are Chinese; everything else is answered in English. */
export function languageTag(name: string): LocaleTag {
  return /^zh(?![a-z])/i.test(name) ? "zh-CN" : "en";
}

/** `C` and `POSIX` ask for no language in particular. */
function namesLanguage(value: string | undefined): boolean {
  return value !== undefined && value !== "" && !/^(C|POSIX)(\.|$)/i.test(value);
}
