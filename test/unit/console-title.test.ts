import { expect, test } from "@playwright/test";
import { readConsoleTitle } from "../../electron/core/console-title.ts";

const yunzai = "TRSS Yunzai v3.1.3 © TimeRainStarSky";
const lagrange = "C:\\机器人\\拉格朗日 1\\Lagrange.OneBot.exe";

for (const [title, program, paused] of [
  [yunzai, "yunzai", false],
  [`管理员: ${yunzai}`, "yunzai", false],
  [`Administrator:  ${yunzai}`, "yunzai", false],
  [`选择${yunzai}`, "yunzai", true],
  [`选择 ${yunzai}`, "yunzai", true],
  [`选择管理员: ${yunzai}`, "yunzai", true],
  [`选定 ${yunzai}`, "yunzai", true],
  [`標記 ${yunzai}`, "yunzai", true],
  [`選取 系統管理員: ${yunzai}`, "yunzai", true],
  [`Select Administrator: ${yunzai}`, "yunzai", true],
  [`Mark ${yunzai}`, "yunzai", true],
  [lagrange, "lagrange", false],
  [`选择${lagrange}`, "lagrange", true],
  [`Select ${lagrange}`, "lagrange", true],
  ["C:\\Windows\\system32\\cmd.exe - Lagrange.OneBot.exe", "lagrange", false],
  ["./Lagrange.OneBot", "lagrange", false],
] as const) {
  test(`Y2: ${title}`, () => expect(readConsoleTitle(title)).toEqual({ program, title, paused }));
}

for (const title of [
  "",
  "选择",
  "C:\\Windows\\system32\\cmd.exe",
  "选择C:\\Windows\\system32\\cmd.exe",
  "TRSS Yunzai 安装教程",
  "npm run TRSS Yunzai",
  "C:\\bots\\Lagrange.OneBot\\start.bat",
  "Lagrange.Milky.exe",
  "MyTRSS Yunzai v3.1.3",
]) {
  test(`nothing is read into "${title}"`, () => expect(readConsoleTitle(title)).toBeNull());
}

test("a word that only begins like the one for a selection is none", () => {
  expect(readConsoleTitle(`Selection: ${yunzai}`)?.paused).toBe(false);
});
