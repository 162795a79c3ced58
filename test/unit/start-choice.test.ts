import { expect, test } from "@playwright/test";
import type { FolderEntry } from "../../electron/core/recognise.ts";
import {
  chooseLagrange,
  chooseYunzai,
  ownNodeFolder,
  runtimeFile,
} from "../../electron/core/start/start-choice.ts";

const files = (...names: readonly string[]): FolderEntry[] => names.map((name) => ({ name, kind: "file" }));
const ready = (program: string, args: readonly string[], folder: string) => ({
  kind: "ready",
  line: { program, args, folder },
});
const refused = (reason: string) => ({ kind: "refused", reason });

const home = "/opt/机器人/Lagrange";
const windowsHome = "D:\\机器人\\Lagrange";
const all = files("appsettings.json", "Lagrange.OneBot", "Lagrange.OneBot.dll", "Lagrange.OneBot.exe");
const dotnet = "/usr/bin/dotnet";

test("L1: Lagrange is started by its own executable for this system, in its folder, without arguments", () => {
  expect(chooseLagrange(home, all, dotnet)).toEqual(ready(`${home}/Lagrange.OneBot`, [], home));
  expect(chooseLagrange(windowsHome, all, null)).toEqual(
    ready(`${windowsHome}\\Lagrange.OneBot.exe`, [], windowsHome),
  );
});

test("a name is taken as it is listed, and a link to the executable is one", () => {
  const entries: FolderEntry[] = [{ name: "lagrange.onebot.EXE", kind: "link" }];
  expect(chooseLagrange(windowsHome, entries, null)).toEqual(
    ready(`${windowsHome}\\lagrange.onebot.EXE`, [], windowsHome),
  );
});

test("L1: a library without an executable for this system needs dotnet, and is named whole", () => {
  const entries = files("Lagrange.OneBot.dll", "Lagrange.OneBot.exe");
  expect(chooseLagrange(home, entries, dotnet)).toEqual(ready(dotnet, [`${home}/Lagrange.OneBot.dll`], home));
  expect(chooseLagrange(home, entries, null)).toEqual(refused("no-runtime"));
});

for (const names of [
  ["appsettings.json", "keystore.json"],
  ["Lagrange.Milky", "Lagrange.Milky.exe"],
  ["Lagrange.OneBot.exe"],
  ["lagrange"],
]) {
  test(`there is nothing to start on Linux among ${names.join(", ")}`, () => {
    expect(chooseLagrange(home, files(...names), dotnet)).toEqual(refused("no-program"));
  });
}

test("a folder of the executable's name is none, and Linux's is nothing on Windows", () => {
  expect(chooseLagrange(home, [{ name: "Lagrange.OneBot", kind: "folder" }], dotnet)).toEqual(
    refused("no-program"),
  );
  expect(chooseLagrange(windowsHome, files("Lagrange.OneBot"), null)).toEqual(refused("no-program"));
});

test("what lies on another computer, or in WSL, is not started here: it may well run there", () => {
  for (const folder of ["\\\\wsl$\\Ubuntu\\root\\Lagrange", "\\\\nas\\bots\\Lagrange"]) {
    expect(chooseLagrange(folder, all, dotnet)).toEqual(refused("not-here"));
    expect(chooseYunzai(folder, { beside: [], ownNode: [], node: "C:\\node.exe" })).toEqual(
      refused("not-here"),
    );
  }
});

const programs = "C:\\Users\\小明\\AppData\\Local\\Programs\\Yunzai";
const app = `${programs}\\app`;
const node = "C:\\Program Files\\nodejs\\node.exe";
const installed = { beside: files("start.cmd"), ownNode: files("node.exe", "npm.cmd"), node };

test("Y2: the official installer's Yunzai is started by its starter, which works in the folder above", () => {
  expect(ownNodeFolder(app)).toBe(`${programs}\\win\\node`);
  expect(chooseYunzai(app, installed)).toEqual(ready(`${programs}\\start.cmd`, [], programs));
});

test("Y2: without the starter the Node beside it runs it, in its own folder", () => {
  const own = `${programs}\\win\\node\\node.exe`;
  expect(chooseYunzai(app, { ...installed, beside: [] })).toEqual(ready(own, ["."], app));
});

test("a start.cmd that is not the installer's, or not this folder's, is never started", () => {
  expect(chooseYunzai("D:\\Desktop\\app", { ...installed, ownNode: [] })).toEqual(
    ready(node, ["."], "D:\\Desktop\\app"),
  );
  const second = `${programs}\\Yunzai-2`;
  expect(chooseYunzai(second, installed)).toEqual(ready(`${programs}\\win\\node\\node.exe`, ["."], second));
});

test("any other Yunzai is run by the system's Node; without one it cannot be", () => {
  const none = { beside: [], ownNode: [] };
  expect(chooseYunzai("D:\\Yunzai", { ...none, node })).toEqual(ready(node, ["."], "D:\\Yunzai"));
  expect(chooseYunzai("D:\\Yunzai", { ...none, node: null })).toEqual(refused("no-runtime"));
  expect(chooseYunzai("/root/云崽", { ...none, node: "/usr/bin/node" })).toEqual(
    ready("/usr/bin/node", ["."], "/root/云崽"),
  );
});

test("the installer's layout means nothing on Linux", () => {
  expect(ownNodeFolder("/opt/Yunzai/app")).toBeNull();
  const linux = { beside: files("start.cmd"), ownNode: files("node.exe"), node: "/usr/bin/node" };
  expect(chooseYunzai("/opt/Yunzai/app", linux)).toEqual(ready("/usr/bin/node", ["."], "/opt/Yunzai/app"));
});

test("a runtime is looked for by its file name on the folder's own system", () => {
  expect([runtimeFile("node", app), runtimeFile("dotnet", home)]).toEqual(["node.exe", "dotnet"]);
});
