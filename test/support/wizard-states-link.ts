import { expect } from "@playwright/test";
import type { Walk } from "./wizard-visit.ts";

const fields: Walk = {
  name: "fields that are wrong, and what is pasted",
  states: [
    "link-wrong",
    "link-paste-filled",
    "link-paste-log",
    "link-paste-nothing",
    "verify-path-wrong",
    "verify-path-wrong-opened",
  ],
  async go({ world, open, stop, page }) {
    const wizard = await open();
    const { link, verify } = wizard.locale.window;
    const paste = page.getByLabel(link.paste.label);
    await wizard.toLink();
    await wizard.field("host").fill("0.0.0.0");
    await wizard.field("port").fill("123456");
    await wizard.field("suffix").fill("OneBotv11");
    await wizard.says(link.title.wrong);
    await stop("link-wrong");
    await paste.fill(`ws://localhost:${world.port}/[GSUIDCore,OPQBot,ComWeChat,OneBotv11]`);
    await expect(wizard.button(link.paste.undo)).toBeVisible();
    await stop("link-paste-filled");
    await paste.fill(
      "warn: Lagrange.OneBot.Core.Network.Service.ReverseWSService[5]\n" +
        "      Disconnect(8a6b): The server returned status code '404' when status code '101' was expected.\n",
    );
    await expect(page.getByText(link.paste.log.pathRefused.means)).toBeVisible();
    await stop("link-paste-log");
    await page.setViewportSize({ width: 720, height: 520 });
    await paste.fill("今天天气不错");
    await expect(page.getByText(link.paste.nothing)).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 900, height: 640 });
    await stop("link-paste-nothing");

    await wizard.field("suffix").fill("/onebot/v11/ws");
    await wizard.press(link.verify);
    await expect(wizard.button(verify.next.use("/OneBotv11"))).toBeVisible();
    await stop("verify-path-wrong");
    await wizard.press(verify.stages.label);
    await stop("verify-path-wrong-opened");
  },
};

const token = "s3cret-of-the-window";

const tokens: Walk = {
  name: "a Yunzai that asks for a token",
  states: ["link-token", "link-token-shown", "verify-good-token", "verify-token", "verify-token-missing"],
  practice: ["--auth", `authorization=Bearer ${token}`],
  async go({ world, open, stop, page }) {
    const wizard = await open();
    const { frame, find, link, verify } = wizard.locale.window;
    await wizard.toLink();
    await expect(page.getByText(link.token.known)).toBeVisible();
    await stop("link-token");
    await wizard.press(link.token.showName);
    await expect(page.getByText(token, { exact: true })).toBeVisible();
    await stop("link-token-shown");
    await wizard.toVerified();
    await stop("verify-good-token");

    await page.getByRole("navigation").getByRole("button", { name: frame.steps.find }).click();
    await wizard.card(find.elsewhere.label).check();
    await wizard.press(frame.next);
    await wizard.arrives(link.title.guess);
    await wizard.field("port").fill(String(world.port));
    await wizard.press(link.verify);
    await expect(wizard.button(verify.token.submit)).toBeVisible();
    await stop("verify-token");
    await wizard.press(verify.token.submit);
    await expect(page.getByText(verify.token.missing)).toBeVisible();
    await stop("verify-token-missing");
  },
};

/** The states of the link's fields, and of the token that belongs to them. */
export const linkWalks: readonly Walk[] = [fields, tokens];
