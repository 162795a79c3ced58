import { expect, test } from "@playwright/test";
import { contextMenuTemplate, menuTemplate } from "../../electron/hosts/desktop/menu.ts";
import { localeFor } from "../../electron/locales/index.ts";

type Items = ReturnType<typeof menuTemplate>;

function flat(items: Items): Items {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}

for (const tag of ["zh-CN", "en"] as const) {
  const { desktop } = localeFor(tag);

  test(`${tag}: every entry of the menu has a name of its own language and a role that Electron knows`, () => {
    const items = flat(menuTemplate(desktop.menu, true)).filter(
      ({ type, visible }) => type !== "separator" && visible !== false,
    );
    expect(items.map(({ label }) => label)).toEqual(Object.values(desktop.menu));
    // A menu itself needs none.
    for (const item of items) expect(item.role ?? item.submenu, item.label).toBeDefined();
  });

  test(`${tag}: no two keys of a menu are the same`, () => {
    for (const { label, submenu } of menuTemplate(desktop.menu, true)) {
      const keys = (Array.isArray(submenu) ? submenu : []).flatMap(
        (item) => /&(\w)/.exec(item.label ?? "")?.[1] ?? [],
      );
      expect(new Set(keys.map((key) => key.toLowerCase())).size, label).toBe(keys.length);
    }
  });
}

test("the installed program's menu neither reloads the page nor opens Chromium's tools", () => {
  const { menu } = localeFor("en").desktop;
  const roles = JSON.stringify(menuTemplate(menu, false));
  expect(roles).not.toMatch(/reload|toggleDevTools/i);
  expect(roles).toContain('"role":"paste"');
});

test("the page is made larger and smaller by the keys that browsers have for it, digits' block and all", () => {
  const items = flat(menuTemplate(localeFor("en").desktop.menu, false));
  const keyed = items.filter(({ accelerator }) => accelerator !== undefined);
  expect(keyed.map(({ role, accelerator }) => [role, accelerator])).toEqual([
    // Beside "Ctrl++", which is Electron's own, and which Windows gives with Shift alone.
    ["zoomIn", "CommandOrControl+="],
    ["zoomIn", "CommandOrControl+numadd"],
    ["zoomOut", "CommandOrControl+numsub"],
    ["resetZoom", "CommandOrControl+num0"],
  ]);
});

const everything = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
const nothing = { canCut: false, canCopy: false, canPaste: false, canSelectAll: false };

test("a right click offers to paste into a field, what is selected to copy, and is nothing elsewhere", () => {
  const { menu } = localeFor("zh-CN").desktop;
  const offered = (isEditable: boolean, editFlags: typeof everything) =>
    contextMenuTemplate(menu, { isEditable, editFlags })
      .filter(({ type }) => type !== "separator")
      .map(({ role, label, enabled = true }) => [role, label, enabled]);
  const inField = (enabled: boolean) => [
    ["cut", menu.cut, enabled],
    ["copy", menu.copy, enabled],
    ["paste", menu.paste, enabled],
    ["selectAll", menu.selectAll, enabled],
  ];
  expect(offered(true, everything)).toEqual(inField(true));
  expect(offered(true, nothing)).toEqual(inField(false));
  expect(offered(true, { ...nothing, canPaste: true }).filter(([, , enabled]) => enabled)).toEqual([
    ["paste", menu.paste, true],
  ]);
  expect(offered(false, everything)).toEqual([["copy", menu.copy, true]]);
  expect(offered(false, { ...nothing, canSelectAll: true })).toEqual([]);
});
