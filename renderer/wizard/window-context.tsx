import { createContext, use, type ReactNode } from "react";
import type { Client } from "../../electron/contract/client.ts";
import type { LocaleTag } from "../../electron/locales/types.ts";
import type { Wizard } from "./use-wizard.ts";

/** What every page works with. */
export interface WindowContents extends Wizard {
  readonly client: Client;
  readonly language: LocaleTag;
  readonly changeLanguage: (language: LocaleTag) => void;
  /** Turns a dropped folder into its path, which may then be taken; null in a browser, which hides paths. */
  readonly dropFolder: ((folder: File) => Promise<string | null>) | null;
  /** Closes the window; a browser's tab says that it may be closed. */
  readonly close: () => void;
}

const WindowContext = createContext<WindowContents | null>(null);

export function WindowProvider({ value, children }: { value: WindowContents; children: ReactNode }) {
  return <WindowContext value={value}>{children}</WindowContext>;
}

/** The window's contents; only pages inside `WindowProvider` may ask. */
export function useWindow(): WindowContents {
  const contents = use(WindowContext);
  if (contents === null) throw new Error("no WindowProvider above this page");
  return contents;
}
