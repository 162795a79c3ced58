import { expect, test } from "@playwright/test";
import { readConsole } from "../../electron/core/console-title.ts";

const yunzai = "TRSS Yunzai v3.1.3 © TimeRainStarSky";
const lagrange = "C:\\机器人\\拉格朗日 1\\Lagrange.OneBot.exe";

for (const [title, paused] of [
  [yunzai, false],
  [`管理员: ${yunzai}`, false],
  [`Administrator:  ${yunzai}`, false],
  [`选择${yunzai}`, true],
  [`选择 ${yunzai}`, true],
  [`选择管理员: ${yunzai}`, true],
  [`选定 ${yunzai}`, true],
  [`標記 ${yunzai}`, true],
  [`選取 系統管理員: ${yunzai}`, true],
  [`Select Administrator: ${yunzai}`, true],
  [`Mark ${yunzai}`, true],
] as const) {
  test(`Y2, Y16: ${title} is Yunzai's${paused ? ", and paused" : ""}`, () => {
    expect(readConsole({ title, classic: true })).toEqual({ program: "yunzai", title, path: null, paused });
  });
}

for (const [title, path, paused] of [
  [lagrange, lagrange, false],
  [`管理员: ${lagrange}`, lagrange, false],
  [`选择${lagrange}`, lagrange, true],
  [`Select Administrator: ${lagrange}`, lagrange, true],
  ["C:\\Windows\\system32\\cmd.exe - Lagrange.OneBot.exe", null, false],
  [`选择C:\\Windows\\system32\\cmd.exe - ${lagrange}`, lagrange, true],
  ["./Lagrange.OneBot", null, false],
] as const) {
  test(`Y16: ${title} is Lagrange's${paused ? ", and paused" : ""}`, () => {
    expect(readConsole({ title, classic: true })).toEqual({ program: "lagrange", title, path, paused });
  });
}

for (const title of [
  "",
  "选择",
  "C:\\Windows\\system32\\cmd.exe",
  "选择C:\\Windows\\system32\\cmd.exe",
  "TRSS Yunzai 安装教程",
  "npm run TRSS Yunzai v3.1.3",
  `Selection: of ${yunzai}`,
  "C:\\bots\\Lagrange.OneBot\\start.bat",
  "Lagrange.Milky.exe",
  "MyTRSS Yunzai v3.1.3",
  "选择要启动的机器人 Lagrange.OneBot",
  "选择 Lagrange.OneBot 的网络适配器",
]) {
  test(`nothing is read into "${title}"`, () => expect(readConsole({ title, classic: true })).toBeNull());
}

test("Y16: only Windows' own console is ever paused", () => {
  expect(readConsole({ title: yunzai, classic: false })).toMatchObject({ program: "yunzai", paused: false });
  expect(readConsole({ title: `选择${yunzai}`, classic: false })).toBeNull();
});
