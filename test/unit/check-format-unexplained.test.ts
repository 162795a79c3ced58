import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import { formatCheck } from "../../electron/hosts/terminal/format-check.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { outcomeOf } from "../support/evidence.ts";
import { chinese, plain } from "../support/terminal-look.ts";

const options = { lagrange: null, yunzai: null, url: null, tokenEnv: null, stayMs: 1500 };
const dropped: CheckResult = {
  verdict: "unproven",
  findings: [finding("lagrange-not-running", { path: "/bots/a" })],
  lagrange: null,
  yunzai: null,
  outcome: outcomeOf("unstable"),
  recommended: null,
};

for (const look of [plain, chinese]) {
  const { next } = look.locale.outcomes.unstable;

  test(`${look.locale.tag}: a handshake that no finding explains ends with what to do about it`, () => {
    expect(formatCheck(dropped, options, look).at(-1)).toBe(`${look.locale.terminal.output.next}  ${next}`);
  });

  test(`${look.locale.tag}: beside an error its cure is enough`, () => {
    const findings = [finding("not-universal", { index: 0 })];
    const text = formatCheck({ ...dropped, verdict: "broken", findings }, options, look).join("\n");
    expect(text).not.toContain(next);
  });
}
