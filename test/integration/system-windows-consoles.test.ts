import { expect } from "@playwright/test";
import { createSystem } from "../../electron/adapters/system/system.ts";
import { bundle } from "../support/bundle.ts";
import { startChild } from "../support/find-world.ts";
import { test } from "../support/folder-test.ts";
import { openWith, replaced } from "../support/windows-calls.ts";

test.skip(process.platform !== "win32", "needs Windows or Wine");

test("Y2: a console's title is told as long as its window is open, and that of no other window", async ({
  folder,
}) => {
  const system = createSystem(process.platform, process.env);
  const script = await bundle("test/support/children/console-window.ts", folder);
  const title = `选择管理员: TRSS Yunzai v3.1.3 © ${process.pid}`;
  const open = async (windowClass: string) =>
    startChild(process.execPath, [script, windowClass, title], folder);
  const children = [await open("SetupTestWindow")];
  const told = async () => (await system.consoles()).filter((each) => each.title === title);
  expect(await told()).toEqual([]);
  children.push(await open("ConsoleWindowClass"), await open("CASCADIA_HOSTING_WINDOW_CLASS"));
  expect(await told()).toEqual([
    { title, classic: true },
    { title, classic: false },
  ]);
  for (const child of children) await child.stop();
  expect(await told()).toEqual([]);
});

test("windows that come round again are told once each", async () => {
  const round = [3, 7, 9, 3];
  const circling = await openWith(({ bind }) => ({
    bind: (library, prototypes) =>
      replaced(bind(library, prototypes), {
        // The parent, the one before, its class and title.
        FindWindowExW: () => (_parent, before, windowClass) =>
          String(windowClass) === "mintty" ? (round[round.indexOf(Number(before)) + 1] ?? 0) : 0,
        InternalGetWindowText: () => (window, text) => {
          if (text instanceof Buffer) text.write(`window ${Number(window)}`, "utf16le");
          return "window 3".length;
        },
      }),
  }));
  expect((await circling.consoles()).map(({ title }) => title)).toEqual(["window 3", "window 7", "window 9"]);
});
