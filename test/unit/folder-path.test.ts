import { expect, test } from "@playwright/test";
import {
  baseName,
  isAbsolutePath,
  isNetworkPath,
  isWithin,
  joinPath,
  parentFolder,
  pathKey,
} from "../../electron/core/folder-path.ts";

for (const [folder, joined] of [
  ["/", "/x"],
  ["/opt", "/opt/x"],
  ["C:\\", "C:\\x"],
  ["C:", "C:\\x"],
  ["D:/bots", "D:/bots\\x"],
  ["\\\\nas\\share", "\\\\nas\\share\\x"],
] as const) {
  test(`a name joined to ${folder} gives ${joined}`, () => {
    expect(joinPath(folder, "x")).toBe(joined);
  });
}

for (const [path, parent] of [
  ["/", null],
  ["/opt", "/"],
  ["/opt/bots", "/opt"],
  ["/opt/bots/", "/opt"],
  ["/a\\b/c", "/a\\b"],
  ["/mnt/c:", "/mnt"],
  ["C:\\", null],
  ["C:", null],
  ["C:\\bots", "C:\\"],
  ["C:\\bots\\Yunzai", "C:\\bots"],
  ["D:/bots/Yunzai", "D:/bots"],
  ["\\\\nas\\share", null],
  ["\\\\nas\\share\\bots", "\\\\nas\\share"],
  ["bots", null],
] as const) {
  test(`the parent of ${path} is ${parent}`, () => {
    expect(parentFolder(path)).toBe(parent);
  });
}

test("the last part of a path is found behind either separator", () => {
  expect(["/opt/bots", "C:\\bots\\Yunzai\\", "Z:\\x/app.js", "app.js", "/", "C:\\"].map(baseName)).toEqual([
    "bots",
    "Yunzai",
    "app.js",
    "app.js",
    "",
    "C:",
  ]);
});

test("absolute paths are told from relative ones on both platforms", () => {
  expect(["/opt", "C:\\x", "d:/x", "\\\\nas\\share"].every(isAbsolutePath)).toBe(true);
  expect(["opt", "./opt", "C:x", ".", ""].some(isAbsolutePath)).toBe(false);
});

test("Windows paths are one whatever their case and separators, others are compared as they are", () => {
  expect(pathKey("C:\\Bots/Yunzai\\")).toBe(pathKey("c:/bots\\yunzai"));
  expect(pathKey("/opt/Bots")).not.toBe(pathKey("/opt/bots"));
  expect(pathKey("/opt/bots/")).toBe(pathKey("/opt/bots"));
  expect(pathKey("D:\\机器人\\Lagrange 1")).toBe(pathKey("d:/机器人/LAGRANGE 1/"));
});

test("the long form of a Windows path is the same path", () => {
  expect(pathKey("\\\\?\\C:\\Bots")).toBe(pathKey("c:/bots"));
  expect(pathKey("\\\\?\\UNC\\nas\\share\\Bots")).toBe(pathKey("\\\\NAS\\share\\bots"));
  expect(pathKey("\\\\?\\Volume{1}\\bots")).not.toBe(pathKey("C:\\bots"));
  expect(isWithin("C:\\bots\\x", "\\\\?\\c:\\BOTS")).toBe(true);
});

test("a share is told from a drive, a device and everything that is no Windows path", () => {
  const shares = [
    "\\\\nas\\share",
    "\\\\nas/share/x",
    "\\\\?\\UNC\\nas\\share",
    "\\\\wsl.localhost\\Debian\\root",
  ];
  expect(shares.filter(isNetworkPath)).toEqual(shares);
  const others = [
    "C:\\x",
    "\\\\?\\C:\\x",
    "\\\\.\\pipe\\x",
    "\\\\?\\Volume{1}\\x",
    "//x/y",
    "/opt",
    "bots",
    "",
  ];
  expect(others.filter(isNetworkPath)).toEqual([]);
});

test("a path with any number of separators in its middle is read in linear time", () => {
  const many = 300_000;
  for (const [start, separator] of [
    ["/a", "/"],
    ["C:\\a", "\\"],
    ["C:\\a", "/"],
  ] as const) {
    const path = `${start}${separator.repeat(many)}b${separator}c`;
    expect(baseName(path)).toBe("c");
    expect(parentFolder(path)).toBe(path.slice(0, -2));
    expect(pathKey(path)).toHaveLength(path.length);
  }
});

test("a path lies within a folder only at a separator", () => {
  expect(isWithin("/opt/bots/x", "/opt/bots")).toBe(true);
  expect(isWithin("/opt/bots", "/opt/bots/")).toBe(true);
  expect(isWithin("/opt/bots2", "/opt/bots")).toBe(false);
  expect(isWithin("/opt", "/")).toBe(true);
  expect(isWithin("c:\\BOTS\\x", "C:\\bots")).toBe(true);
  expect(isWithin("C:\\bots", "C:\\")).toBe(true);
  expect(isWithin("C:\\bots2", "C:\\bots")).toBe(false);
  expect(isWithin("D:\\bots", "C:\\")).toBe(false);
});
