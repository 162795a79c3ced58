import type { CheckResult } from "../../jobs/results.ts";
import { makeReport } from "../../locales/report.ts";
import type { Locale } from "../../locales/types.ts";
import { aboutThisMachine } from "../common/surroundings.ts";

/** The shareable report of a check on this machine. */
export function reportOf(result: CheckResult, locale: Locale, version: string): string {
  return makeReport(locale, result, aboutThisMachine(version));
}
