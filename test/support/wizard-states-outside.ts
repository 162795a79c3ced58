import { expect } from "@playwright/test";
import { keyMeta } from "../../electron/contract/browser-wire.ts";
import { wizardPage } from "./wizard-page.ts";
import type { Walk } from "./wizard-visit.ts";

const bug: Walk = {
  name: "a bug in the host",
  states: ["failed"],
  async go({ open, traffic, stop }) {
    const wizard = await open();
    const { frame, review } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    traffic.failNext();
    await wizard.press(frame.next);
    await wizard.says(review.unfinished.plan);
    await expect(wizard.button(frame.failed.again)).toBeVisible();
    await stop("failed");
  },
};

const notices: Walk = {
  name: "what stands outside the wizard",
  states: ["no-key", "other-window", "gone"],
  async go({ open, page, language, endHost, stop }) {
    const wizard = await open();
    const { find, frame } = wizard.locale.window;
    await wizard.says(find.title.ended.both);
    const stale = await page.context().newPage();
    // The key of an earlier run, which had the same port.
    await stale.addInitScript(`sessionStorage.setItem("${keyMeta}", "stale")`);
    await stale.goto(page.url());
    await wizardPage(stale, language).arrives(frame.noKey.title);
    await stop("no-key", stale);
    await stale.close();
    const opened = page.waitForEvent("popup");
    await page.evaluate("void window.open(location.href)");
    const second = await opened;
    await wizard.arrives(frame.otherWindow.title);
    await stop("other-window");
    await wizardPage(second, language).says(find.title.ended.both);
    await endHost();
    await wizardPage(second, language).arrives(frame.gone.title);
    await stop("gone", second);
  },
};

/** The states that are about the wizard itself. */
export const outsideWalks: readonly Walk[] = [bug, notices];
