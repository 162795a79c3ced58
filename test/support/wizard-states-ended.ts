import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { withPrograms } from "./wizard-programs.ts";
import { settingsFor } from "./wizard-settings.ts";
import type { Walk } from "./wizard-visit.ts";

const ended: Walk = {
  name: "programs that end as soon as they were started",
  states: ["verify-yunzai-ended", "health-yunzai-ended", "done-lagrange-ended", "health-lagrange-ended"],
  async go({ world, open, stop }) {
    await world.stopYunzai();
    await withPrograms(world, async ({ install, desktop }) => {
      await install();
      const logs = join(world.yunzai, "logs");
      await mkdir(logs, { recursive: true });
      const log = JSON.stringify(join(logs, "error.log"));
      const app = join(world.yunzai, "app.js");
      await writeFile(
        app,
        `import { writeFileSync } from "node:fs";\nwriteFileSync(${log}, "[ERROR]\\n");\n`,
      );
      const program = join(world.lagrange, "Lagrange.OneBot");
      await writeFile(program, "#!/bin/sh\nexit 1\n");
      await chmod(program, 0o755);

      const wizard = await open(desktop);
      const { link, start } = wizard.locale.window;
      const { title } = start.ended;
      await wizard.toLink();
      await wizard.press(link.verify);
      await wizard.startProgram("yunzai");
      await wizard.says(title.yunzai);
      await stop("verify-yunzai-ended");

      await world.remember();
      const again = await open(desktop);
      await again.startProgram("yunzai");
      await again.says(title.yunzai);
      await stop("health-yunzai-ended");

      await world.startYunzai();
      await again.press(again.locale.window.health.again);
      await again.press(again.locale.window.verify.next.repair);
      await again.says(again.locale.window.review.planned.title(2));
      await again.toDone();
      await again.startProgram("lagrange");
      await expect(again.page.getByText(title.lagrange)).toBeVisible();
      await stop("done-lagrange-ended");

      const right = settingsFor(world);
      if ((await readFile(world.settingsPath, "utf8")) !== right) await world.write(right);
      const third = await open(desktop);
      await third.says(third.locale.verdicts.healthy);
      await third.startProgram("lagrange");
      await expect(third.page.getByText(title.lagrange)).toBeVisible();
      await third.press(start.ended.how);
      await stop("health-lagrange-ended");
    });
  },
};

/** The states of what was started from here and is gone again. */
export const endedWalks: readonly Walk[] = [ended];
