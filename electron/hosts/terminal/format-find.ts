import type { FindResult, LagrangeCandidate, YunzaiCandidate } from "../../jobs/results.ts";
import type { Look } from "./console.ts";
import { block } from "./layout.ts";

/**
 * Both lists, best first, what was refused and why, and how far the search went. What is of no use, though
 * it is a Lagrange or a Yunzai, is told and counted among the refused alone.
 */
export function formatFind(result: FindResult, look: Look): readonly string[] {
  const { refused, scanned } = result;
  const { locale, paint, width } = look;
  const useless = new Set(refused.map(({ path }) => path));
  const isUseful = ({ path }: { readonly path: string }): boolean => !useless.has(path);
  const lagrange = result.lagrange.filter(isUseful);
  const yunzai = result.yunzai.filter(isUseful);
  const texts = locale.terminal.output;
  const style = { indent: 2, width, label: paint.accent };
  const lines = [paint.strong(texts.found(lagrange.length, yunzai.length))];
  if (lagrange.length + yunzai.length === 0) lines.push(texts.foundNothing);
  for (const candidate of lagrange) {
    lines.push("", ...block([[texts.lagrange, lagrangeLines(candidate, look)]], style));
  }
  for (const candidate of yunzai) {
    lines.push("", ...block([[texts.yunzai, yunzaiLines(candidate, look)]], style));
  }
  if (refused.length > 0) {
    const programs = [...result.lagrange, ...result.yunzai];
    const rows = refused.flatMap(({ path, reason }) => {
      const runs = programs.some((program) => program.path === path && program.running);
      const why = [locale.reasons.refusedFolder[reason], runs ? paint.good(texts.running) : ""];
      return [`  ${path}`, `    ${joined(why)}`];
    });
    lines.push("", texts.refusedFolders, ...rows);
  }
  const seconds = (scanned.ms / 1000).toFixed(1);
  lines.push("", paint.quiet(texts.scanned(scanned.folders, seconds, scanned.unreadable)));
  const both = lagrange.length > 0 && yunzai.length > 0;
  if (!scanned.complete) lines.push(paint.quiet(both ? texts.endedEarly : texts.incomplete));
  return lines;
}

function lagrangeLines(candidate: LagrangeCandidate, { locale, paint }: Look): readonly string[] {
  const texts = locale.terminal.output;
  const facts = [
    candidate.program === "milky" ? paint.caution(locale.reasons.refusedFolder.milky) : "",
    candidate.uin === null ? "" : `${texts.qq} ${candidate.uin}`,
    candidate.running ? paint.good(texts.running) : texts.notRunning,
    locale.reasons.found[candidate.reason],
  ];
  return [candidate.path, joined(facts)];
}

function yunzaiLines(candidate: YunzaiCandidate, { locale, paint }: Look): readonly string[] {
  const texts = locale.terminal.output;
  const facts = [
    candidate.flavour === "other" ? paint.caution(locale.reasons.refusedFolder["other-yunzai"]) : "",
    `${texts.port} ${candidate.port}`,
    candidate.running ? paint.good(texts.running) : texts.notRunning,
    locale.reasons.found[candidate.reason],
  ];
  const adapters =
    candidate.adapters.length === 0 ? [] : [`${texts.adapters} ${candidate.adapters.join(" ")}`];
  return [candidate.path, joined(facts), ...adapters];
}

function joined(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== "").join(" · ");
}
