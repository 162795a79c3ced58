import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { typedLine } from "../../electron/core/start/typed-line.ts";
import { onWindows } from "../support/platform.ts";

/** What is to be typed for a program that works in the folder that was asked about. */
const typed = (program: string, args: readonly string[], folder: string, home = folder): string =>
  typedLine({ home, target: { program, args, folder } });

const folders = [
  "/home/u/bots(1)/L",
  "/home/u/it's/L",
  "/home/u/a b/$HOME",
  "/home/u/`x`;&|*~#!/L",
  "/u/a\\b",
];

for (const folder of folders) {
  test(`what ran in ${folder} comes out of a shell as it was`, () => {
    test.skip(onWindows, "its shell is another");
    const file = `${folder}/Lagrange.OneBot.dll`;
    const words = execFileSync("/bin/sh", [
      "-c",
      `printf '%s\\n' ${typed("/usr/bin/dotnet", [file], folder)}`,
    ]);
    expect(words.toString()).toBe(`/usr/bin/dotnet\n${file}\n`);
  });
}

test("a word that Windows' shell takes for more than a name stands in quotes, and no other", () => {
  const folder = "D:\\R&D\\机器人";
  expect(typed("C:\\dotnet.exe", [`${folder}\\L.dll`], folder)).toBe(`C:\\dotnet.exe "${folder}\\L.dll"`);
  expect(typed("D:\\bots(1)\\L.exe", [], "D:\\bots")).toBe('"D:\\bots(1)\\L.exe"');
  expect(typed("D:\\机器人\\L-1.exe", ["-x", "a b"], "D:\\bots")).toBe('D:\\机器人\\L-1.exe -x "a b"');
});

test("what lies in the folder it works in needs no path; a starter above the folder does", () => {
  expect(typed("D:\\Bots\\app\\run.exe", [], "D:\\Bots\\app")).toBe("run.exe");
  expect(typed("/u/L/Lagrange.OneBot", [], "/u/L")).toBe("./Lagrange.OneBot");
  expect(typed("D:\\Bots\\start.cmd", [], "D:\\Bots", "D:\\Bots\\app")).toBe("D:\\Bots\\start.cmd");
});
