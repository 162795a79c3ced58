import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, type Page } from "@playwright/test";
import { homeEnvironment } from "../support/own-home.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

const program = join(import.meta.dirname, "../../dist/start.js");

test.skip(({ host }) => host !== "browser", "the window in Electron is opened on a world that the test made");

/** Opens the wizard on a practice world of its own, as `npm start -- --practice` does; `home` is all it may touch. */
async function withPractice(
  page: Page,
  options: readonly string[],
  play: (home: string) => Promise<void>,
): Promise<void> {
  const home = await makeFolder();
  const child = spawn(process.execPath, [program, "--practice", "--no-open", ...options], {
    env: { ...process.env, ...homeEnvironment(home), LANG: "zh_CN.UTF-8" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith("http://127.0.0.1:")) continue;
      await page.goto(line);
      break;
    }
    await play(home);
  } finally {
    child.kill("SIGTERM");
    await exited;
    await removeFolder(home);
  }
}

test("in practice the whole story can be played: written, Lagrange started, connected and stable", async ({
  page,
}) => {
  await withPractice(page, [], async (home) => {
    const wizard = wizardPage(page);
    const { done } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.toReview();
    await wizard.toDone();
    await wizard.startProgram("lagrange");
    await expect(wizard.heading).toHaveText(done.verdict.stable);
    // Nothing of it is kept for the real wizard.
    expect((await readdir(home)).filter((name) => !name.startsWith("lagrange-yunzai-practice-"))).toEqual([]);
  });
});

test("in practice a Yunzai that does not run can be started, and the link is proved", async ({ page }) => {
  await withPractice(page, ["--stopped"], async () => {
    const wizard = wizardPage(page);
    const { link, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.press(link.verify);
    await wizard.startProgram("yunzai");
    await expect(wizard.heading).toHaveText(verify.title.good);
  });
});
