import { localeFor } from "../../locales/index.ts";
import type { DesktopTexts } from "../../locales/desktop-types.ts";
import type { Locale, LocaleTag } from "../../locales/types.ts";

/** What the program says outside its page, in the language it speaks now. */
export interface Speech {
  readonly locale: () => Locale;
  readonly texts: () => DesktopTexts;
  /** Changes the language. */
  readonly speak: (language: LocaleTag) => void;
}

/** `onChange` is called after every change. */
export function createSpeech(language: LocaleTag, onChange: (texts: DesktopTexts) => void): Speech {
  let locale = localeFor(language);
  return {
    locale: () => locale,
    texts: () => locale.desktop,
    speak(next) {
      locale = localeFor(next);
      onChange(locale.desktop);
    },
  };
}
