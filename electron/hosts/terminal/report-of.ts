import { arch, homedir, release } from "node:os";
import type { CheckResult } from "../../jobs/results.ts";
import { makeReport } from "../../locales/report.ts";
import type { Locale } from "../../locales/types.ts";

/** The shareable report of a check on this machine. */
export function reportOf(result: CheckResult, locale: Locale, version: string): string {
  return makeReport(locale, result, {
    version,
    node: process.versions.node,
    system: `${process.platform} ${arch()} ${release()}`,
    home: homedir(),
  });
}
