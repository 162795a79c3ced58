import { expect, test } from "@playwright/test";
import {
  createWalkQueue,
  rank,
  rankOfChild,
  walkRoot,
  type WalkFolder,
} from "../../electron/core/walk-order.ts";

const drive = walkRoot("D:\\");
const inside = (parent: WalkFolder, name: string): WalkFolder => ({
  path: `${parent.path}/${name}`,
  name,
  rank: rankOfChild(parent, name, false) ?? rank.late,
  depth: parent.depth + 1,
});

const programNames = [
  "Lagrange",
  "Lagrange.OneBot_win-x64",
  "onebot",
  "One-Bot",
  "TRSS-Yunzai",
  "yunzai",
  "trss",
  "云崽",
  "我的云崽bot",
];
for (const name of programNames) {
  test(`a folder named ${name} comes first`, () => {
    expect(rankOfChild(drive, name, true)).toBe(rank.program);
  });
}

for (const name of [
  "bot",
  "QQBot",
  "my-bot",
  "bots",
  "bot2",
  "bot_data",
  "qq",
  "QQ群",
  "机器人",
  "napcat",
  "go-cqhttp",
  "nonebot",
  "AllBot",
]) {
  test(`${name} smells of bots`, () => {
    expect(rankOfChild(drive, name, true)).toBe(rank.bot);
  });
}

for (const name of ["bottle", "Roboto", "robotics", "bottom", "Games", "abbott"]) {
  test(`${name} smells of nothing`, () => {
    expect(rankOfChild(drive, name, true)).toBe(rank.ordinary);
  });
}

for (const name of [
  "node_modules",
  ".git",
  "$Recycle.Bin",
  "$RECYCLE.BIN",
  "System Volume Information",
  "WindowsApps",
]) {
  test(`${name} is never entered, whatever it lies in`, () => {
    expect(rankOfChild(drive, name, true)).toBeNull();
    expect(rankOfChild(inside(drive, "Yunzai"), name, false)).toBeNull();
  });
}

test("the store's sandboxes in AppData\\Local\\Packages are never entered, other Packages are", () => {
  const local = inside(inside(drive, "AppData"), "Local");
  expect(rankOfChild(local, "Packages", false)).toBeNull();
  expect(rankOfChild(drive, "Packages", true)).toBe(rank.ordinary);
});

test("the kernel's folders are never entered at the top, and are plain names elsewhere", () => {
  for (const name of ["proc", "sys", "dev", "run"]) {
    expect(rankOfChild(walkRoot("/"), name, true)).toBeNull();
    expect(rankOfChild(inside(walkRoot("/"), "stuff"), name, false)).toBe(rank.ordinary);
  }
});

test("Windows is visited last, and with it all it holds, but a bot cloned into System32 is not missed", () => {
  expect(rankOfChild(drive, "Windows", true)).toBe(rank.late);
  const windows = { ...inside(drive, "Windows"), rank: rank.late };
  const system32 = inside(windows, "System32");
  expect(system32.rank).toBe(rank.late);
  expect(rankOfChild(system32, "qq", false)).toBe(rank.late);
  expect(rankOfChild(system32, "Yunzai", false)).toBe(rank.program);
});

test("caches and hidden folders come last", () => {
  for (const name of ["Temp", "Cache", ".cache", ".vscode", "site-packages"]) {
    expect(rankOfChild(drive, name, true)).toBe(rank.late);
  }
});

test("what lies in a folder that smells of bots comes before what does not, one level deep", () => {
  const bots = inside(drive, "my-bot");
  const child = inside(bots, "stuff");
  expect(child.rank).toBe(rank.near);
  expect(inside(child, "more").rank).toBe(rank.ordinary);
});

test("places where people unpack things come before others", () => {
  for (const name of ["Desktop", "桌面", "Downloads", "下载", "软件", "Users"]) {
    expect(rankOfChild(drive, name, true)).toBe(rank.near);
  }
});

test("far down nothing is ordinary any more", () => {
  let folder: WalkFolder = drive;
  for (let depth = 0; depth < 8; depth += 1) folder = inside(folder, "level");
  expect(folder.rank).toBe(rank.ordinary);
  expect(rankOfChild(folder, "level", false)).toBe(rank.deep);
  expect(rankOfChild(folder, "Lagrange", false)).toBe(rank.program);
});

test("the queue gives the best rank first and keeps the order of arrival within one", () => {
  const queue = createWalkQueue();
  const arrivals = ["Windows", "Games", "Desktop", "Music", "qq", "Lagrange", "Yunzai"];
  for (const name of arrivals) {
    queue.add({ path: name, name, rank: rankOfChild(drive, name, true) ?? rank.late, depth: 1 });
  }
  const order = arrivals.map(() => queue.next()?.name);
  expect(order).toEqual(["Lagrange", "Yunzai", "qq", "Desktop", "Games", "Music", "Windows"]);
  expect(queue.next()).toBeNull();
});

test("the queue gives nothing worse than asked for", () => {
  const queue = createWalkQueue();
  queue.add({ path: "Games", name: "Games", rank: rank.ordinary, depth: 1 });
  expect(queue.next(rank.program)).toBeNull();
  queue.add({ path: "Yunzai", name: "Yunzai", rank: rank.program, depth: 1 });
  expect(queue.next(rank.program)?.name).toBe("Yunzai");
  expect(queue.next()?.name).toBe("Games");
});

test("the queue loses and repeats nothing over many thousand folders", () => {
  const queue = createWalkQueue();
  const seen = new Set<string>();
  let added = 0;
  for (let round = 0; round < 50; round += 1) {
    for (let index = 0; index < 200; index += 1) {
      added += 1;
      queue.add({ path: String(added), name: "x", rank: rank.ordinary, depth: 1 });
    }
    for (let index = 0; index < 150; index += 1) seen.add(queue.next()?.path ?? "none");
  }
  for (let next = queue.next(); next; next = queue.next()) seen.add(next.path);
  expect(added).toBe(10_000);
  expect(seen.size).toBe(added);
  expect(seen.has("none")).toBe(false);
});
