import type { FindingTexts, Locale } from "../types.ts";
import { desktop } from "./desktop.ts";
import { noteFindings } from "./findings-notes.ts";
import { settingsFindings } from "./findings-settings.ts";
import { targetFindings } from "./findings-target.ts";
import { yunzaiFindings } from "./findings-yunzai.ts";
import { linkStates, newSecret, remedies, report, severities, subjects, verdicts } from "./labels.ts";
import { listen } from "./listen.ts";
import { outcomes } from "./outcomes.ts";
import { reasons } from "./reasons.ts";
import { start } from "./start.ts";
import { steps } from "./steps.ts";
import { terminal } from "./terminal.ts";
import { watch } from "./watch.ts";
import { windowTexts } from "./window.ts";

const findings: FindingTexts = {
  ...settingsFindings,
  ...targetFindings,
  ...yunzaiFindings,
  ...noteFindings,
};

export const en: Locale = {
  tag: "en",
  findings,
  outcomes,
  steps,
  reasons,
  verdicts,
  severities,
  subjects,
  remedies,
  linkStates,
  newSecret,
  watch,
  listen,
  report,
  terminal,
  start,
  desktop,
  window: windowTexts,
};
