import { EventEmitter } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { answerCrashes } from "../../electron/hosts/desktop/crash.ts";
import { holdClose } from "../../electron/hosts/desktop/hold-close.ts";
import { backgrounds, windowOptions } from "../../electron/hosts/desktop/window-options.ts";
import { recallWindow, rememberWindow } from "../../electron/hosts/desktop/window-state-file.ts";
import { placeWindow, readWindowState, smallestWindow } from "../../electron/hosts/desktop/window-state.ts";
import { darkTokens, lightTokens } from "../../renderer/ui/theme-tokens.ts";
import { deferred } from "../support/deferred.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const leftScreen = { x: -1280, y: 0, width: 1280, height: 984 };
const bounds = { x: 100, y: 80, width: 916, height: 679 };

test("a window comes back where it was", () => {
  expect(placeWindow(bounds, [screen])).toEqual(bounds);
  const onTheLeft = { ...bounds, x: -1200 };
  expect(placeWindow(onTheLeft, [screen, leftScreen])).toEqual(onTheLeft);
});

test("a window whose screen was taken away appears in the middle of the first", () => {
  expect(placeWindow({ ...bounds, x: -1200 }, [screen])).toEqual({ ...bounds, x: 502, y: 181 });
});

test("a window that hangs over an edge is moved in", () => {
  expect(placeWindow({ ...bounds, x: 1800, y: 900 }, [screen])).toEqual({ ...bounds, x: 1004, y: 361 });
  expect(placeWindow({ ...bounds, y: -60 }, [screen])).toEqual({ ...bounds, y: 0 });
});

test("a window larger than its screen is made to fit", () => {
  const small = { x: 0, y: 0, width: 911, height: 472 };
  expect(placeWindow(bounds, [small])).toEqual({ x: 0, y: 0, width: 911, height: 472 });
});

test("property: wherever it was, a window is whole on one of the screens", () => {
  const number = (min: number, max: number) => fc.integer({ min, max });
  const area = fc.record({
    x: number(-5000, 5000),
    y: number(-5000, 5000),
    width: number(320, 4000),
    height: number(240, 3000),
  });
  const anywhere = fc.record({
    x: number(-100_000, 100_000),
    y: number(-100_000, 100_000),
    width: number(1, 100_000),
    height: number(1, 100_000),
  });
  fc.assert(
    fc.property(anywhere, fc.array(area, { minLength: 1, maxLength: 4 }), (wanted, areas) => {
      const { x, y, width, height } = placeWindow(wanted, areas);
      expect(
        areas.some(
          (screenArea) =>
            x >= screenArea.x &&
            y >= screenArea.y &&
            x + width <= screenArea.x + screenArea.width &&
            y + height <= screenArea.y + screenArea.height,
        ),
      ).toBe(true);
      expect([width, height].every((length) => length > 0)).toBe(true);
    }),
  );
});

test("the page keeps 720 by 520 inside the window's frame, unless the screen is smaller", () => {
  const [outer, page] = [
    { width: 916, height: 679 },
    { width: 900, height: 640 },
  ];
  expect(smallestWindow(outer, page, screen)).toEqual({ width: 736, height: 559 });
  expect(smallestWindow(outer, page, { width: 911, height: 472 })).toEqual({ width: 736, height: 472 });
});

test("a window's place survives the program", async () => {
  const folder = await makeFolder();
  try {
    const file = join(folder, "window.json");
    expect(recallWindow(file)).toBeNull();
    rememberWindow(file, { bounds, maximized: true });
    expect(recallWindow(file)).toEqual({ bounds, maximized: true });
    await writeFile(file, '{"bounds":{"x":1');
    expect(recallWindow(file)).toBeNull();
  } finally {
    await removeFolder(folder);
  }
});

test("a place that cannot be kept is forgotten without a word", () => {
  const file = join("/nowhere", "at", "all", "window.json");
  rememberWindow(file, { bounds, maximized: false });
  expect(recallWindow(file)).toBeNull();
});

for (const text of [
  "",
  "null",
  "[]",
  "7",
  "{}",
  '{"bounds":null}',
  '{"bounds":[1,2,3,4]}',
  '{"bounds":{"x":0,"y":0,"width":900}}',
  '{"bounds":{"x":"0","y":0,"width":900,"height":640}}',
  '{"bounds":{"x":0,"y":0,"width":0,"height":640}}',
  '{"bounds":{"x":0,"y":0,"width":900,"height":-1}}',
  '{"bounds":{"x":0.5,"y":0,"width":900,"height":640}}',
  '{"bounds":{"x":1e300,"y":0,"width":900,"height":640}}',
  '{"__proto__":{"bounds":{"x":0,"y":0,"width":900,"height":640}}}',
]) {
  test(`${JSON.stringify(text)} is no window's place`, () => {
    expect(readWindowState(text)).toBeNull();
  });
}

test("the window behind the page has the page's colour, so that nothing flashes", () => {
  expect(backgrounds).toEqual({ light: lightTokens.windowBackground, dark: darkTokens.windowBackground });
  const options = { preload: "/p", development: false };
  expect(windowOptions({ ...options, dark: true }).backgroundColor).toBe(backgrounds.dark);
  expect(windowOptions({ ...options, dark: false }).backgroundColor).toBe(backgrounds.light);
});

test("the window is made for a page of 900 by 640, and hidden until that is drawn", () => {
  expect(windowOptions({ preload: "/p", dark: false, development: false })).toMatchObject({
    width: 900,
    height: 640,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
  });
});

/** A window that closes as Electron's does: unless a listener forbids it. */
class ClosingWindow extends EventEmitter {
  closed = 0;

  close(): void {
    let prevented = false;
    this.emit("close", { preventDefault: () => (prevented = true) });
    if (!prevented) this.closed += 1;
  }

  isDestroyed(): boolean {
    return this.closed > 0;
  }
}

test("a window that writes nothing closes at once", () => {
  const window = new ClosingWindow();
  let remembered = 0;
  holdClose(window, { writing: () => false, close: async () => undefined }, () => (remembered += 1));
  window.close();
  expect([window.closed, remembered]).toEqual([1, 1]);
});

test("a window that writes closes when that is over, however often it was told to", async () => {
  const window = new ClosingWindow();
  const over = deferred<undefined>();
  let [writing, remembered] = [true, 0];
  holdClose(window, { writing: () => writing, close: () => over.promise }, () => (remembered += 1));
  window.close();
  window.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect([window.closed, remembered]).toEqual([0, 0]);
  writing = false;
  over.resolve(undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect([window.closed, remembered]).toEqual([1, 1]);
});

test("a window that was destroyed meanwhile is left alone", async () => {
  const window = new ClosingWindow();
  const over = deferred<undefined>();
  let writing = true;
  holdClose(window, { writing: () => writing, close: () => over.promise }, () => undefined);
  window.close();
  window.closed = 1;
  writing = false;
  over.resolve(undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(window.closed).toBe(1);
});

/** What is done, in order, to a window whose page's process ends for these reasons. */
async function afterCrashes(reasons: readonly string[]): Promise<readonly string[]> {
  const deeds: string[] = [];
  const webContents = Object.assign(new EventEmitter(), { reload: () => void deeds.push("reload") });
  const window = {
    webContents,
    close: () => void deeds.push("close"),
    isDestroyed: () => deeds.includes("close"),
  };
  answerCrashes(window, async (what) => void deeds.push(what));
  for (const reason of reasons) {
    webContents.emit("render-process-gone", {}, { reason, exitCode: 1 });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return deeds;
}

test("a page that crashed is loaded again once, and then the window closes", async () => {
  expect(await afterCrashes(["crashed"])).toEqual(["crashed", "reload"]);
  expect(await afterCrashes(["oom", "killed"])).toEqual(["crashed", "reload", "crashedAgain", "close"]);
  expect(await afterCrashes(["clean-exit", "crashed"])).toEqual(["crashed", "reload"]);
  expect(await afterCrashes(["clean-exit"])).toEqual([]);
});
