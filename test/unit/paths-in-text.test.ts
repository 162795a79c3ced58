import { expect, test } from "@playwright/test";
import { fitsInSentence, pathsAmong, splitAtPaths } from "../../renderer/ui/paths-in-text.ts";

test("paths are told from other values by how they begin", () => {
  const paths = ["C:\\机器人\\拉格朗日", "d:/bots", "\\\\nas\\bots", "/opt/Yunzai"];
  expect(pathsAmong([...paths, "Port", "127.0.0.1", "a/b", 7, null, ["/in/a/list", 8]])).toEqual([
    ...paths,
    "/in/a/list",
  ]);
});

test("a sentence is split at its paths, whatever signs stand in them, and is the same in one piece", () => {
  const path = "/bots (1)/a+b.$[c]/x|y\\z";
  const text = `${path}: mend ${path}, then restart.`;
  const parts = splitAtPaths(text, [path]);
  expect(parts).toEqual(["", path, ": mend ", path, ", then restart."]);
  expect(parts.join("")).toBe(text);
});

test("of two paths of which one begins with the other, the longer one is taken", () => {
  const parts = splitAtPaths("/bots/a/appsettings.json in /bots/a", ["/bots/a", "/bots/a/appsettings.json"]);
  expect(parts).toEqual(["", "/bots/a/appsettings.json", " in ", "/bots/a", ""]);
});

test("a sentence without paths stays as it is", () => {
  expect(splitAtPaths("nothing (here)", [])).toEqual(["nothing (here)"]);
  expect(splitAtPaths("nothing here", ["/bots"])).toEqual(["nothing here"]);
});

test("a wide character takes the room of two", () => {
  expect(fitsInSentence("/".padEnd(48, "a"))).toBe(true);
  expect(fitsInSentence("/".padEnd(49, "a"))).toBe(false);
  expect(fitsInSentence("/".padEnd(25, "云"))).toBe(false);
});
