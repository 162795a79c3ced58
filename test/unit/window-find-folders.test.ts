import { expect, test } from "@playwright/test";
import type { FolderListing } from "../../electron/contract/api.ts";
import { beginningWith, moved, trailTo, trailUp, type Folder } from "../../renderer/steps/find-folders.ts";

const folder = (path: string): Folder => ({ path, name: path.split("/").at(-1) ?? path });
const listed = (path: string | null, parent: string | null): FolderListing => ({
  kind: "listed",
  path,
  parent,
  folders: [],
});

const home = folder("/home");
const me = folder("/home/me");
const bots = folder("/home/me/bots");

test("a folder that is opened is added to the trail; one on the trail is gone back to", () => {
  expect(trailTo([], home)).toEqual([home]);
  expect(trailTo([home], me)).toEqual([home, me]);
  expect(trailTo([home, me, bots], home)).toEqual([home]);
});

test("nothing is above the start", () => {
  expect(trailUp([], listed(null, null))).toBeNull();
});

test("up goes back along the trail where it came from the parent", () => {
  expect(trailUp([home, me], listed("/home/me", "/home"))).toEqual([home]);
});

test("up from a place that was entered half-way leads to its real parent", () => {
  expect(trailUp([me], listed("/home/me", "/home"))).toEqual([{ path: "/home", name: "home" }]);
  expect(trailUp([folder("C:\\Users\\me")], listed("C:\\Users\\me", "C:\\"))).toEqual([
    { path: "C:\\", name: "C:" },
  ]);
  expect(trailUp([home], listed("/home", "/"))).toEqual([{ path: "/", name: "/" }]);
});

test("up from a drive leads to the start", () => {
  expect(trailUp([folder("C:\\")], listed("C:\\", null))).toEqual([]);
});

test("up from a folder that cannot be opened, or is not open yet, leads back the way one came", () => {
  expect(trailUp([home, me], { kind: "failed", path: "/home/me" })).toEqual([home]);
  expect(trailUp([home, me], null)).toEqual([home]);
});

for (const [key, at, target] of [
  ["ArrowDown", -1, 0],
  ["ArrowDown", 4, 5],
  ["ArrowDown", 19, 19],
  ["ArrowUp", -1, 19],
  ["ArrowUp", 0, 0],
  ["PageDown", -1, 8],
  ["PageDown", 15, 19],
  ["PageUp", 3, 0],
  ["Home", 12, 0],
  ["End", -1, 19],
  ["x", 3, null],
] as const) {
  test(`${key} at ${at} of 20 leads to ${target}`, () => {
    expect(moved(key, at, 20)).toBe(target);
  });
}

test("no key leads anywhere in an empty list", () => {
  expect(["ArrowDown", "ArrowUp", "Home", "End"].map((key) => moved(key, -1, 0))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

const named = ["Backup", "bots", "Downloads", "Bücher", "云崽"].map((name) => ({ path: `/${name}`, name }));

test("a letter goes to the next folder that begins with it, in either case, and round", () => {
  expect(beginningWith(named, -1, "b")).toBe(0);
  expect(beginningWith(named, 0, "b")).toBe(1);
  expect(beginningWith(named, 1, "B")).toBe(3);
  expect(beginningWith(named, 3, "b")).toBe(0);
});

test("more letters narrow the name down without leaving one that fits", () => {
  expect(beginningWith(named, 1, "bo")).toBe(1);
  expect(beginningWith(named, 1, "ba")).toBe(0);
  expect(beginningWith(named, 0, "云")).toBe(4);
});

test("letters that begin no name lead nowhere", () => {
  expect(beginningWith(named, 2, "x")).toBe(-1);
  expect(beginningWith([], -1, "x")).toBe(-1);
});
