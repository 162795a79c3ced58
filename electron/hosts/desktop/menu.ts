import type { MenuItemConstructorOptions } from "electron";
import type { MenuTexts } from "../../locales/desktop-types.ts";

type Item = MenuItemConstructorOptions;

const separator: Item = { type: "separator" };

/** The window's menu. Electron knows what the roles do and their keys; their names it knows in English only. */
export function menuTemplate(texts: MenuTexts, development: boolean): Item[] {
  const item = (role: Exclude<Item["role"], undefined> & keyof MenuTexts): Item => ({
    role,
    label: texts[role],
  });
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
        separator,
        item("togglefullscreen"),
        ...(development ? developer : []),
      ],
    },
    { label: texts.windowMenu, role: "window", submenu: [item("minimize")] },
    { label: texts.helpMenu, role: "help", submenu: [item("about")] },
  ];
}
