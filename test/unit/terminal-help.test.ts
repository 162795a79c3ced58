import { expect, test } from "@playwright/test";
import { shownCommand } from "../../electron/hosts/terminal/commands-shown.ts";
import { formatHelp, formatJobHelp } from "../../electron/hosts/terminal/help.ts";
import { jobNames, jobOptions } from "../../electron/hosts/terminal/job-options.ts";
import { chinese, plain } from "../support/terminal-look.ts";

test("help lists every job, every option of a job, and examples to copy", () => {
  for (const look of [plain, chinese]) {
    const general = formatHelp(look).join("\n");
    for (const job of jobNames) {
      expect(general).toMatch(new RegExp(`^ {2}${job} `, "m"));
      const own = formatJobHelp(job, look).join("\n");
      for (const option of jobOptions[job]) expect(own).toContain(`--${option}`);
      expect(own).toContain(`npm run -s cli -- ${job}`);
    }
  }
});

test("a command to copy quotes what a shell would split", () => {
  expect(
    shownCommand("apply", { lagrange: "D:\\My Bots\\L", yunzai: null, rebuild: true, url: "ws://h:1/a" }),
  ).toBe('npm run -s cli -- apply --lagrange "D:\\My Bots\\L" --rebuild --url ws://h:1/a');
});
