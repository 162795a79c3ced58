import { expect, test } from "@playwright/test";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import type { YunzaiConfig } from "../../electron/core/yunzai/yunzai-config.ts";
import { healthyEvidence, outcomeOf, settingsOf, yunzaiConfig } from "../support/evidence.ts";
import { linksOf, reverse } from "../support/read-links.ts";

/** The errors about an entry on port 3000, beside a Yunzai of these settings whose port gave this answer. */
function errorsBeside(config: YunzaiConfig, kind: OutcomeKind) {
  const { lagrange, yunzai, target, otherYunzais } = healthyEvidence();
  const text = JSON.stringify({ Implementations: [{ ...reverse, Port: 3000 }] });
  const links = linksOf(text).map((link) => ({ link, outcome: outcomeOf("refused") }));
  const settings = { kind: "readable" as const, settings: settingsOf(text), links, linkIndex: 0 };
  const { findings } = diagnose({
    lagrange: { ...lagrange, settings },
    yunzai: { ...yunzai, config, running: false, listens: [] },
    target: { ...target, outcome: outcomeOf(kind) },
    otherYunzais,
    consoles: [],
  });
  return findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

const broken = yunzaiConfig({ server: "port: 3000\n auth: [" });

test("Y3: a port that no readable settings tell, and at which nobody is, is no measure of the entry's", () => {
  expect(errorsBeside(broken, "refused")).toEqual(["yunzai-settings-invalid"]);
});

test("Y3: where Yunzai answers on that port after all, the entry's is wrong", () => {
  const errors = errorsBeside(broken, "handled");
  expect(errors).toEqual(["yunzai-settings-invalid", "port-mismatch"]);
});

test("Y13: settings that tell no port, broken, leave the port's as they are", () => {
  const problem = { file: "config/config/redis.yaml", problem: "not-yaml" as const, line: 1 };
  const errors = errorsBeside({ ...yunzaiConfig({}), problems: [problem] }, "refused");
  expect(errors).toEqual(["yunzai-settings-invalid", "port-mismatch"]);
});
