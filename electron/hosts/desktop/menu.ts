import type { MenuItemConstructorOptions } from "electron";
import type { MenuTexts } from "../../locales/desktop-types.ts";

type Item = MenuItemConstructorOptions;

/** An entry for each role that has a name. Electron knows what the roles do and their keys; their names it knows in English only. */
function entries(texts: MenuTexts) {
  return (role: Exclude<Item["role"], undefined> & keyof MenuTexts): Item => ({ role, label: texts[role] });
}

const separator: Item = { type: "separator" };

/** The keys that browsers have for the same beside Electron's own, which zooms in with Shift alone; seen by nobody. */
const moreKeys: readonly Item[] = (
  [
    ["zoomIn", "CommandOrControl+="],
    ["zoomIn", "CommandOrControl+numadd"],
    ["zoomOut", "CommandOrControl+numsub"],
    ["resetZoom", "CommandOrControl+num0"],
  ] as const
).map(([role, accelerator]) => ({ role, accelerator, visible: false }));

/** The window's menu. */
export function menuTemplate(texts: MenuTexts, development: boolean): Item[] {
  const item = entries(texts);
  const developer: Item[] = [separator, item("reload"), item("toggleDevTools")];
  return [
    { label: texts.fileMenu, submenu: [item("close"), item("quit")] },
    {
      label: texts.editMenu,
      submenu: [
        item("undo"),
        item("redo"),
        separator,
        item("cut"),
        item("copy"),
        item("paste"),
        item("selectAll"),
      ],
    },
    {
      label: texts.viewMenu,
      submenu: [
        item("resetZoom"),
        item("zoomIn"),
        item("zoomOut"),
        ...moreKeys,
        separator,
        item("togglefullscreen"),
        ...(development ? developer : []),
      ],
    },
    { label: texts.windowMenu, role: "window", submenu: [item("minimize")] },
    { label: texts.helpMenu, role: "help", submenu: [item("about")] },
  ];
}

/** What Chromium tells of a place that was clicked with the right button. */
export interface ClickedPlace {
  readonly isEditable: boolean;
  readonly editFlags: {
    readonly canCut: boolean;
    readonly canCopy: boolean;
    readonly canPaste: boolean;
    readonly canSelectAll: boolean;
  };
}

/** The menu of a right click, by which most people paste; Electron has none. Empty where there is nothing to do. */
export function contextMenuTemplate(texts: MenuTexts, { isEditable, editFlags }: ClickedPlace): Item[] {
  const item = entries(texts);
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags;
  if (!isEditable) return canCopy ? [item("copy")] : [];
  return [
    { ...item("cut"), enabled: canCut },
    { ...item("copy"), enabled: canCopy },
    { ...item("paste"), enabled: canPaste },
    separator,
    { ...item("selectAll"), enabled: canSelectAll },
  ];
}
