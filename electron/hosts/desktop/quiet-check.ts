import { writeFile } from "node:fs/promises";
import { check } from "../../jobs/check.ts";
import type { Ports } from "../../jobs/ports.ts";
import { makeReport } from "../../locales/report.ts";
import type { Locale } from "../../locales/types.ts";
import type { Surroundings } from "../../service/service.ts";
import { knownBots } from "./known-bots.ts";

export interface QuietCheckOrder {
  readonly surroundings: Pick<Surroundings, "about" | "within" | "ownFolder" | "stayMs">;
  /** The file for the shareable report, absolute, which is replaced; null for none. */
  readonly report: string | null;
  readonly locale: Locale;
}

/** `unwritten`: the report could not be written, whatever the verdict is. */
export type QuietCheckEnd = "healthy" | "broken" | "unwritten";

/** Checks every known bot without a window and changes nothing; `healthy` only where all of them are. */
export async function quietCheck(
  ports: Ports,
  { surroundings, report, locale }: QuietCheckOrder,
  signal: AbortSignal,
): Promise<QuietCheckEnd> {
  const { about, stayMs } = surroundings;
  const verdicts = [];
  const texts = [];
  for (const { lagrange, yunzai } of await knownBots(ports, surroundings, signal)) {
    const request = { lagrange, yunzai, url: null, token: null, stayMs };
    const result = await check(ports, request, signal, () => undefined);
    verdicts.push(result.verdict);
    texts.push(makeReport(locale, result, about));
  }
  if (report !== null && !(await wrote(report, `${texts.join("\n\n")}\n`))) return "unwritten";
  return verdicts.every((verdict) => verdict === "healthy") ? "healthy" : "broken";
}

/** False where that is not possible. */
async function wrote(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text);
    return true;
  } catch {
    return false;
  }
}
