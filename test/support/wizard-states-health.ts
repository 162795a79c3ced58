import { join } from "node:path";
import { expect } from "@playwright/test";
import { makeYunzaiFolder } from "./folders.ts";
import { messySettings, settingsFor } from "./wizard-settings.ts";
import type { Walk } from "./wizard-visit.ts";

const healthy: Walk = {
  name: "a run again that finds everything well",
  states: [
    "health-healthy",
    "health-report",
    "health-report-copied",
    "health-no-backups",
    "review-unchanged",
    "may-close",
  ],
  async go({ world, open, stop, page, complaints }) {
    await world.write(settingsFor(world));
    await world.remember();
    const wizard = await open();
    const { done, frame, health, review } = wizard.locale.window;
    await wizard.says(wizard.locale.verdicts.healthy);
    await stop("health-healthy");
    await wizard.press(health.report);
    const report = page.getByRole("dialog", { name: done.report.title });
    await expect(report).toBeVisible();
    await stop("health-report");
    await report.getByRole("button", { name: done.report.copy }).click();
    await expect(report.getByRole("status")).not.toBeEmpty();
    await stop("health-report-copied");
    await page.keyboard.press("Escape");
    await wizard.press(health.backups);
    await expect(page.getByText(done.backups.none)).toBeVisible();
    await stop("health-no-backups");
    await page.keyboard.press("Escape");

    await wizard.press(health.setUpAgain);
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.press(frame.next);
    await wizard.arrives(review.unchanged.title);
    await stop("review-unchanged");
    await wizard.press(review.unchanged.finish);
    await wizard.arrives(wizard.locale.verdicts.healthy);
    await wizard.press(frame.close);
    await wizard.arrives(frame.mayClose.title);
    await stop("may-close");
    // A browser's own words about a tab that nobody but its user may close.
    expect(complaints.splice(0)).toEqual([expect.stringContaining("may close only")]);
  },
};

const messy: Walk = {
  name: "settings with many things to tell",
  states: ["health-many", "health-many-opened", "health-backups", "health-restored"],
  async go({ world, open, stop, page }) {
    await world.write(messySettings(world));
    await makeYunzaiFolder(join(world.folder, "Yunzai 2"), { age: "B" });
    await world.remember();
    const wizard = await open();
    const { done, health, verify } = wizard.locale.window;
    await expect(wizard.button(verify.next.repair)).toBeVisible();
    await stop("health-many");
    const folded = page.getByRole("main").getByRole("button", { expanded: false });
    for (let left = await folded.count(); left > 0; left -= 1) await folded.last().click();
    await stop("health-many-opened");
    await wizard.press(verify.next.repair);
    await wizard.says(/\d/);
    await wizard.toDone();
    await wizard.press(done.examine);
    await wizard.arrives(wizard.locale.verdicts.healthy);
    await wizard.press(health.backups);
    const dialog = page.getByRole("dialog", { name: done.backups.title });
    await expect(dialog.getByRole("radio")).toHaveCount(1);
    await stop("health-backups");
    await dialog.getByRole("button", { name: done.backups.restore }).click();
    await expect(dialog.getByText(done.backups.replacedBackup)).toBeVisible();
    await stop("health-restored");
  },
};

/** The states of a run again, on Health. */
export const healthWalks: readonly Walk[] = [healthy, messy];
