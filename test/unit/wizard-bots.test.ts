import { expect, test } from "@playwright/test";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { yunzaiItLeadsTo } from "../../renderer/wizard/bot-yunzai.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import {
  asked,
  botChecked,
  botsDone,
  curable,
  healthy,
  setup,
  withBots,
  withChecked,
} from "../support/wizard-bots.ts";
import { restored } from "../support/wizard-deeds.ts";
import { news, searched } from "../support/wizard-news.ts";
import { found, lagrange, play, yunzai } from "../support/wizard.ts";

test("a run again with several bots opens on all of them, and shows one as it was checked", () => {
  const start = withBots("/a", "/b");
  expect(start).toMatchObject({ page: "bots", job: { kind: "bots", requests: start.hello.bots } });
  const settled = withChecked({ "/a": healthy, "/b": curable });
  expect(settled).toMatchObject({
    page: "bots",
    job: null,
    bots: [{ result: healthy }, { result: curable }],
  });
  const opened = play([{ type: "open-bot", lagrange: "/b" }], settled);
  expect(opened).toMatchObject({ page: "health", job: null, health: { result: curable, at: 1 } });
  expect(opened.choice).toMatchObject({ lagrange: "/b", yunzai: "/y" });
  expect(play([{ type: "show-bots" }], opened)).toMatchObject({ page: "bots", job: null });
});

test("several bots stand in the order in which their user counts them", () => {
  const { bots } = withBots("/机器人 10", "/机器人 9", "/机器人 2");
  expect(bots.map(({ lagrange: path }) => path)).toEqual(["/机器人 2", "/机器人 9", "/机器人 10"]);
});

test("every Lagrange that was found can be checked together, none of them twice", () => {
  const two = found({ lagrange: [lagrange("/a"), lagrange("/b"), lagrange("/m", { program: "milky" })] });
  const known = play(
    [searched(two), { type: "examine-bots" }, { type: "examine-bots" }],
    play([{ type: "leave-health", to: "find" }], withBots("/a")),
  );
  expect(known.bots.map((bot) => bot.lagrange)).toEqual(["/a", "/b"]);
});

test("one folder is one bot, however it is spelled", () => {
  const two = found({ lagrange: [lagrange("c:/bots/lagrange"), lagrange("D:\\Third")] });
  const state = play(
    [
      { type: "leave-health", to: "find" },
      searched(two),
      { type: "examine-bots" },
      botChecked("c:\\bots\\LAGRANGE\\", healthy),
    ],
    withBots("C:\\Bots\\Lagrange", "D:\\Other"),
  );
  expect(state.bots.map((bot) => bot.lagrange)).toEqual(["C:\\Bots\\Lagrange", "D:\\Other", "D:\\Third"]);
  expect(state.bots[0]).toMatchObject({ result: healthy });
});

test("a check that was left is taken up where it stood, and what is known stays", () => {
  const left = play([botChecked("/a", healthy), { type: "open-bot", lagrange: "/a" }], withBots("/a", "/b"));
  expect(left).toMatchObject({ page: "health", job: null, health: { result: healthy } });
  expect(asked(play([{ type: "show-bots" }], left))).toEqual(["/b"]);
});

test("a bot whose backup was put back on Health is checked again with the others", () => {
  const state = play(
    [
      { type: "open-bot", lagrange: "/b" },
      { type: "undo", backup: "/b.bak" },
      news((job) => ({ type: "restored", job, result: restored })),
      { type: "show-bots" },
    ],
    withChecked({ "/a": healthy, "/b": healthy }),
  );
  expect(asked(state)).toEqual(["/b"]);
});

test("beside several bots every step leads to the choice among them", () => {
  const state = withChecked({ "/a": healthy, "/b": healthy });
  for (const step of ["find", "link", "done"] as const) {
    expect(reduce(state, { type: "go-to", step })).toMatchObject({ page: "find" });
  }
});

/** A check of settings with one link to this address. */
const leadingTo = (url: string, result = curable): CheckResult => ({
  ...result,
  lagrange: {
    path: "/a",
    settingsPath: "/a/appsettings.json",
    uin: null,
    running: false,
    links: [{ index: 0, type: "ReverseWebSocket", url, state: "used", isYunzaiLink: false }],
  },
});

test("a Lagrange whose settings lead to another Yunzai that was found belongs to that one", () => {
  const yunzais = [yunzai("/y", { port: 2536 }), yunzai("/z", { port: 2540 })];
  const led = (url: string, result = curable, ours: string | null = "/y"): string | null =>
    yunzaiItLeadsTo({ yunzai: ours, result: leadingTo(url, result) }, yunzais);
  expect(led("ws://127.0.0.1:2540/OneBotv11")).toBe("/z");
  expect(led("ws://[::1]:2540/OneBotv11")).toBe("/z");
  expect(led("ws://127.0.0.1:2536/wrong")).toBeNull();
  expect(led("ws://127.0.0.1:8080/onebot")).toBeNull();
  // On another computer, that port says nothing about the Yunzai here.
  expect(led("ws://192.168.1.2:2540/OneBotv11")).toBeNull();
  expect(led("ws://127.0.0.1:2540/OneBotv11", healthy)).toBeNull();
  expect(led("ws://127.0.0.1:2540/OneBotv11", curable, null)).toBeNull();
  const twins = [...yunzais, yunzai("/copy", { port: 2540 })];
  expect(
    yunzaiItLeadsTo({ yunzai: "/y", result: leadingTo("ws://127.0.0.1:2540/x") }, twins),
    "two that could be meant",
  ).toBeNull();
});

test("a Lagrange that leads to another Yunzai is checked once more, with its own Yunzai", () => {
  const leads = leadingTo("ws://127.0.0.1:2540/OneBotv11");
  const both = found({
    lagrange: [lagrange("/a"), lagrange("/b")],
    yunzai: [yunzai("/y", { port: 2536 }), yunzai("/z", { port: 2540 })],
  });
  const state = play([
    searched(both),
    { type: "examine-bots" },
    botChecked("/a", healthy),
    botChecked("/b", leads),
    botsDone,
  ]);
  expect(state.job).toEqual({ kind: "bots", requests: [setup("/b", "/z")] });
  const after = play([botChecked("/b", leads), botsDone], state);
  expect(after.job, "it is asked once").toBeNull();
  expect(after.bots.map((bot) => bot.yunzai)).toEqual(["/y", "/z"]);
});
