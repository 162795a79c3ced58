/** The menu's names, by Electron's roles; the menus themselves end in `Menu`. */
export interface MenuTexts {
  readonly fileMenu: string;
  readonly close: string;
  readonly quit: string;
  readonly editMenu: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly viewMenu: string;
  readonly resetZoom: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly togglefullscreen: string;
  readonly reload: string;
  readonly toggleDevTools: string;
  readonly windowMenu: string;
  readonly minimize: string;
  readonly helpMenu: string;
  readonly about: string;
}

/** What the desktop program says outside its page. */
export interface DesktopTexts {
  /** The program's name, as menus and dialogs show it. */
  readonly name: string;
  readonly menu: MenuTexts;
  /** The system's folder picker. */
  readonly pickFolder: { readonly title: string; readonly button: string };
  /** The page's process has ended, for the first time; said before it is loaded again. */
  readonly crashed: string;
  /** It has ended again. */
  readonly crashedAgain: string;
  readonly ok: string;
  /** The practice world did not start. */
  readonly noPractice: string;
  /** The report of a check without a window could not be written. */
  readonly noReport: string;
  /** A bug of ours; the program ends. */
  readonly bug: string;
}
