import type { BrowserWindowConstructorOptions } from "electron";
import { usualPage } from "./window-state.ts";

/** The window's colour behind the page, light and dark: the page's own, so that nothing flashes. */
export const backgrounds = { light: "#f3f4f6", dark: "#202124" } as const;

export interface WindowSurroundings {
  /** The built preload script. */
  readonly preload: string;
  readonly dark: boolean;
  /** Not the installed program: Chromium's tools may be opened. */
  readonly development: boolean;
}

/** How the window is made: it shows our own page in a sandbox, and appears when that is drawn. */
export function windowOptions(surroundings: WindowSurroundings): BrowserWindowConstructorOptions {
  const { preload, dark, development } = surroundings;
  return {
    ...usualPage,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: dark ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: development,
    },
  };
}
