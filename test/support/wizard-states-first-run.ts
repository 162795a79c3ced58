import { expect } from "@playwright/test";
import { isResult, toldStage, type Walk } from "./wizard-visit.ts";

const firstRun: Walk = {
  name: "a first run, from the search to Health",
  states: [
    "find",
    "help",
    "link",
    "link-suffixes",
    "verify-running",
    "verify-good",
    "verify-good-opened",
    "review-planning",
    "review-planned",
    "done",
    "done-report",
    "done-undo",
    "done-undone",
    "health-running",
    "health-broken",
  ],
  async go({ open, traffic, stop, page }) {
    const wizard = await open();
    const { frame, find, link, verify, review, done, health, watch } = wizard.locale.window;
    const escape = (): Promise<void> => page.keyboard.press("Escape");
    await wizard.says(find.title.ended.both);
    await stop("find");
    await wizard.press(frame.help);
    await expect(page.getByRole("dialog", { name: frame.help })).toBeVisible();
    await stop("help");
    await escape();

    await wizard.toLink();
    await stop("link");
    await wizard.field("suffix").press("ArrowDown");
    await expect(page.getByRole("listbox")).toBeVisible();
    await stop("link-suffixes");
    await escape();

    traffic.holdFrom(toldStage("stay"));
    await wizard.press(link.verify);
    await wizard.arrives(verify.title.running);
    await expect(page.getByText(verify.doing.stay)).toBeVisible();
    await stop("verify-running");
    traffic.release();
    await wizard.says(verify.title.good);
    await stop("verify-good");
    await wizard.press(verify.evidenceLabel);
    await wizard.press(verify.stages.label);
    await stop("verify-good-opened");

    traffic.holdFrom(isResult);
    await wizard.press(frame.next);
    await wizard.arrives(review.planning.title);
    await expect(page.getByText(review.planning.what)).toBeVisible();
    await stop("review-planning");
    traffic.release();
    await wizard.says(review.planned.title(2));
    await stop("review-planned");

    await wizard.toDone();
    await stop("done");
    await wizard.press(done.report.open);
    await expect(page.getByRole("dialog", { name: done.report.title })).toBeVisible();
    await stop("done-report");
    await escape();
    await wizard.press(done.undo);
    const confirm = page.getByRole("alertdialog", { name: done.confirm.title });
    await expect(confirm).toBeVisible();
    await stop("done-undo");
    traffic.holdFrom(isResult);
    await confirm.getByRole("button", { name: done.confirm.undo, exact: true }).click();
    await expect(wizard.button(done.undoing)).toBeVisible();
    // The real connection is not looked at meanwhile, which is nothing to tell for a moment.
    await expect(page.getByText(watch.stopped)).toHaveCount(0);
    traffic.release();
    await wizard.says(done.undone.title);
    await stop("done-undone");

    traffic.holdFrom(() => true);
    await wizard.press(done.examine);
    await wizard.arrives(health.title.running);
    await expect(page.getByText(verify.doing.reading)).toBeVisible();
    await stop("health-running");
    traffic.release();
    await expect(wizard.button(verify.next.repair)).toBeVisible();
    await stop("health-broken");
  },
};

/** The states of a first run in which everything goes well. */
export const firstRunWalks: readonly Walk[] = [firstRun];
