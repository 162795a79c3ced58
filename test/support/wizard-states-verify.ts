import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { freePort } from "./free-port.ts";
import { withOtherBot } from "./other-bot.ts";
import { settingsFor } from "./wizard-settings.ts";
import type { Walk } from "./wizard-visit.ts";

const loading: Walk = {
  name: "a Yunzai that loads",
  states: ["verify-loading", "verify-waiting-ready"],
  practice: ["--loading", "300"],
  async go({ open, stop, page }) {
    const wizard = await open();
    const { link, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.press(link.verify);
    await expect(wizard.button(verify.next.waitReady)).toBeVisible();
    await stop("verify-loading");
    await wizard.press(verify.next.waitReady);
    await wizard.says(verify.title.waiting.ready);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await stop("verify-waiting-ready");
  },
};

const otherProgram: Walk = {
  name: "another program on Yunzai's port",
  states: ["verify-other-program", "health-other-program"],
  async go({ world, open, stop }) {
    await world.stopYunzai();
    await withOtherBot(async () => {
      const wizard = await open();
      const { link, verify } = wizard.locale.window;
      await wizard.toLink();
      await wizard.press(link.verify);
      await expect(wizard.button(verify.stages.label)).toBeVisible();
      await stop("verify-other-program");
      await world.remember();
      const again = await open();
      await expect(again.button(again.locale.window.health.report)).toBeVisible();
      await stop("health-other-program");
    }, world.port);
  },
};

const unfounded: Walk = {
  name: "an old Yunzai that takes every path, without its folder",
  states: ["verify-unproven"],
  practice: ["--age", "A"],
  async go({ world, open, stop }) {
    const wizard = await open();
    const { frame, find, link, verify } = wizard.locale.window;
    await wizard.says(find.title.ended.both);
    await wizard.card(find.elsewhere.label).check();
    await wizard.press(frame.next);
    await wizard.arrives(link.title.guess);
    await wizard.field("port").fill(String(world.port));
    await wizard.press(link.verify);
    await expect(wizard.button(verify.stages.label)).toBeVisible();
    await stop("verify-unproven");
  },
};

const moved: Walk = {
  name: "a Yunzai on another port than the link, or than its own settings",
  states: ["verify-other-port", "verify-needs-restart", "health-needs-restart", "health-works-as-yet"],
  async go({ world, open, stop }) {
    const elsewhere = await freePort();
    const wizard = await open();
    const { health, link, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.field("port").fill(String(elsewhere));
    await wizard.press(link.verify);
    await expect(wizard.button(verify.next.use(String(world.port)))).toBeVisible();
    await stop("verify-other-port");
    await writeFile(join(world.yunzai, "config/config/server.yaml"), `port: ${elsewhere}\n`);
    await wizard.press(verify.next.again);
    await expect(wizard.button(verify.next.waitRestarted)).toBeVisible();
    await stop("verify-needs-restart");

    await world.write(settingsFor({ port: elsewhere }));
    await world.remember();
    const again = await open();
    await expect(again.button(verify.next.waitRestarted)).toBeVisible();
    await stop("health-needs-restart");
    await world.write(settingsFor(world));
    await again.press(health.again);
    await again.says(again.locale.verdicts.healthy);
    await stop("health-works-as-yet");
  },
};

const title = "选择TRSS Yunzai v3.1.3 © TimeRainStarSky";

/** Only Windows tells that a window stands still (FACTS Y16). */
const yunzaiPaused = (result: CheckResult): CheckResult => ({
  ...result,
  findings: result.findings.map((each) =>
    each.code === "yunzai-not-running" ? finding("yunzai-paused", { window: title }) : each,
  ),
});

const lagrangePaused = (result: CheckResult): CheckResult => ({
  ...result,
  findings: [
    finding("lagrange-paused", { path: result.lagrange?.path ?? "" }),
    ...result.findings.filter(({ subject }) => subject !== "lagrange"),
  ],
  lagrange: result.lagrange && { ...result.lagrange, running: true, uin: "1234567890" },
});

const paused: Walk = {
  name: "a window of Windows' own console in which text is selected",
  states: ["verify-paused", "health-paused", "health-lagrange-paused"],
  async go({ world, open, traffic, stop, page }) {
    await world.stopYunzai();
    const wizard = await open();
    const { health, link, ui } = wizard.locale.window;
    await wizard.toLink();
    traffic.amendNext(yunzaiPaused);
    await wizard.press(link.verify);
    await wizard.says(wizard.titleOf("yunzai-paused", { window: title }));
    // Whether it seems to run or not: nobody would look for a window of what does not.
    await expect(page.getByText(`${ui.picture.paused} · `)).toBeVisible();
    await stop("verify-paused");

    await world.write(settingsFor(world));
    await world.remember();
    traffic.amendNext(yunzaiPaused);
    const again = await open();
    await again.says(again.titleOf("yunzai-paused", { window: title }));
    await stop("health-paused");
    await world.startYunzai();
    traffic.amendNext(lagrangePaused);
    await again.press(health.again);
    await again.says(again.locale.verdicts.healthy);
    await stop("health-lagrange-paused");
  },
};

/** The states of a check that does not come out well. */
export const verifyWalks: readonly Walk[] = [loading, otherProgram, unfounded, moved, paused];
