import { createContext, useContext, type ReactElement, type ReactNode } from "react";
import type { Locale } from "../../electron/locales/types.ts";
import type { WindowUiTexts } from "../../electron/locales/window-ui-types.ts";

const LocaleContext = createContext<Locale | null>(null);

/** Says in which language everything below it speaks. */
export function LocaleProvider({
  locale,
  children,
}: {
  readonly locale: Locale;
  readonly children: ReactNode;
}): ReactElement {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** Every sentence of the chosen language. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) throw new Error("a component stands outside LocaleProvider");
  return locale;
}

/** The sentences of the components in this folder. */
export function useUiTexts(): WindowUiTexts {
  return useLocale().window.ui;
}
