import { expect, test } from "@playwright/test";
import type { WatchedLagrange } from "../../electron/core/watch-state.ts";
import type { WizardState } from "../../renderer/wizard/state.ts";
import { checked, news, toDone, toVerify } from "../support/wizard-news.ts";
import { checkResult, play, watchResult } from "../support/wizard.ts";

test("after a write the real Lagrange is followed, and can be followed again", () => {
  const done = play(toDone);
  const watching = {
    kind: "watch",
    watched: { lagrange: "/bots/Lagrange", yunzai: "/bots/Yunzai", link: null },
  };
  expect(done).toMatchObject({ page: "done", job: watching, watch: { view: null, result: null } });
  const told = play([news((job) => ({ type: "watch-event", job, view: watchResult("absent") }))], done);
  expect(told.watch).toMatchObject({ view: { connects: 0 }, result: null });
  const ended = play([news((job) => ({ type: "watched", job, result: watchResult("absent") }))], told);
  expect(ended).toMatchObject({ job: null, watch: { result: { kind: "absent" } } });
  expect(play([{ type: "watch" }], ended)).toMatchObject({ job: watching, watch: { result: null } });
});

test("a Lagrange that is closed because its settings are old is not told as gone, any other is", () => {
  const done = play(toDone);
  const end = {
    home: "/bots/Lagrange",
    target: { is: "lagrange", program: "/usr/bin/dotnet", args: [], folder: "/bots/Lagrange" },
    line: "/usr/bin/dotnet",
    log: null,
  } as const;
  const endedWhile = (state: WatchedLagrange): WizardState => {
    const view = { ...watchResult("absent"), lagrange: state };
    return play(
      [
        news((job) => ({ type: "watch-event", job, view })),
        news((job) => ({ type: "start-ended", job, end })),
      ],
      done,
    );
  };
  expect(endedWhile("old-settings").watch.ended).toBeNull();
  expect(endedWhile("signing-in").watch.ended).toEqual(end);
});

test("a Yunzai that was started and is gone ends the countdown, and the next wait knows nothing of it", () => {
  const end = {
    home: "/bots/Yunzai",
    target: { is: "yunzai", program: "/usr/bin/node", args: ["."], folder: "/bots/Yunzai" },
    line: "/usr/bin/node .",
    log: null,
  } as const;
  const url = "ws://127.0.0.1:2536/OneBotv11";
  const waiting = play([
    ...toVerify,
    checked(checkResult("refused")),
    { type: "verify", waitSeconds: 300 },
    news((job) => ({ type: "progress", job, progress: { type: "wait", url, secondsLeft: 299 } })),
  ]);
  expect(waiting.proof).toMatchObject({ secondsLeft: 299, ended: null });
  const told = play([news((job) => ({ type: "start-ended", job, end }))], waiting);
  expect(told).toMatchObject({ job: { kind: "prove" }, proof: { secondsLeft: null, ended: end } });
  const settled = play([checked(checkResult("refused"))], told);
  expect(settled).toMatchObject({ job: null, proof: { ended: end } });
  expect(play([{ type: "verify", waitSeconds: 300 }], settled).proof.ended).toBeNull();
});
