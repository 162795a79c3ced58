import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import type { Stage, Step, StepFacts } from "../../electron/core/outcome.ts";
import { linkPicture } from "../../renderer/ui/link-picture/picture-model.ts";
import { before, checked, drawn, states } from "../support/link-picture.ts";

function step<S extends Stage>(stage: S, status: Step["status"] = "ok", facts: StepFacts[S] = {}): Step<S> {
  return { stage, status, ms: 3, facts };
}

test("a running dial lights up stage by stage, and exactly one station is at work", () => {
  const story: readonly (readonly [Step, string])[] = [
    [step("resolve"), "good busy unknown unknown unknown"],
    [step("connect"), "good good busy unknown unknown"],
    [step("upgrade", "ok", { status: 101 }), "good good good busy unknown"],
    [step("control"), "good good good busy unknown"],
    [step("stay"), "good good good good busy"],
    [step("marker"), "good good good good good"],
  ];
  const steps: Step[] = [];
  for (const [next, shown] of story) {
    steps.push(next);
    expect(states(linkPicture({ ...before, of: "target", asksToken: true, steps }))).toBe(`pending ${shown}`);
  }
});

test("a path that stays open is not believed before the control is refused", () => {
  const opened = [step("resolve"), step("connect"), step("upgrade", "ok", { status: 101 }), step("stay")];
  for (const steps of [opened, [...opened, step("control", "failed")]]) {
    const { stations } = linkPicture({ ...before, of: "target", steps });
    expect(stations.find(({ id }) => id === "path")?.state).toBe("busy");
  }
});

test("without a token station the path is at work while the upgrade is awaited", () => {
  const { stations } = linkPicture({ ...before, of: "target", steps: [step("resolve"), step("connect")] });
  expect(stations.map(({ id, state }) => `${id} ${state}`)).toContain("path busy");
});

test("a dial that runs again forgets what the last check showed", () => {
  const findings = [finding("port-mismatch", { index: 0, port: 8080, expected: 2536 })];
  const picture = linkPicture({ ...before, check: checked({ findings }), steps: [] });
  expect(drawn(picture).slice(0, 3)).toEqual([
    "settings busy",
    "address unknown 127.0.0.1",
    "port unknown 2536",
  ]);
  expect(picture.breakAt).toBeNull();
});

test("while a check runs again, what the last one found of both programs stays, and the values are the dial's", () => {
  const known = checked({ url: "ws://127.0.0.1:8080/onebot/v11/ws" });
  const again = { ...before, known, fields: null, lagrange: null, yunzai: null, steps: [] };
  const picture = linkPicture(again);
  expect(picture.lagrange).toMatchObject({ known: true, running: true });
  expect(picture.yunzai).toMatchObject({ known: true, port: 2536 });
  expect(drawn(picture).slice(0, 4)).toEqual([
    "settings busy 1",
    "address unknown 127.0.0.1",
    "port unknown 8080",
    "path unknown /onebot/v11/ws",
  ]);
  const steps = [step("resolve"), step("connect", "failed")];
  expect(drawn(linkPicture({ ...again, url: "ws://127.0.0.1:2536/OneBotv11", steps })).slice(0, 4)).toEqual([
    "settings good 1",
    "address good 127.0.0.1",
    "port bad 2536",
    "path unknown /OneBotv11",
  ]);
});
