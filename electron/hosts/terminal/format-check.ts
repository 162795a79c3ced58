import type { CheckResult, LinkView } from "../../jobs/results.ts";
import type { LinkOptions } from "./command.ts";
import { shownCommand } from "./commands-shown.ts";
import type { Look } from "./console.ts";
import { formatFinding } from "./format-finding.ts";
import { formatNext, formatOutcomeTitle, formatSteps } from "./format-outcome.ts";
import { block, type Row } from "./layout.ts";

/** The verdict, both programs, the findings worst first, the handshake, and the command that cures it. */
export function formatCheck(result: CheckResult, options: LinkOptions, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const texts = locale.terminal.output;
  const { findings, outcome, verdict } = result;
  const colour = { healthy: paint.good, broken: paint.bad, unproven: paint.caution }[verdict];
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const next = nextCommand(result, options);
  const lines = [
    `${paint.strong(colour(locale.verdicts[verdict]))}  ${texts.findings(count("error"), count("warning"))}`,
    ...(result.lagrange ? [] : [paint.caution(texts.withoutLagrange)]),
    ...block(programRows(result, look), { indent: 2, width, label: paint.quiet }),
    ...findings.flatMap((finding) => ["", ...formatFinding(finding, findings, look)]),
  ];
  if (outcome) {
    const heading = `${paint.strong(texts.handshake)}  ${formatOutcomeTitle(outcome, look)}  ${outcome.url}`;
    lines.push("", heading, ...formatSteps(outcome, look));
    // A handshake that was not good and that no finding explains has only its own words.
    if (!outcome.ok && count("error") === 0) lines.push(...formatNext(outcome, look));
  }
  if (next !== null) lines.push("", `${paint.strong(texts.next)}  ${paint.accent(next)}`);
  return lines;
}

function programRows({ lagrange, yunzai, recommended }: CheckResult, look: Look): Row[] {
  const texts = look.locale.terminal.output;
  const running = (is: boolean): string => (is ? texts.running : texts.notRunning);
  const rows: Row[] = [
    [
      texts.lagrange,
      lagrange
        ? listed([
            lagrange.path,
            lagrange.uin === null ? "" : `${texts.qq} ${lagrange.uin}`,
            running(lagrange.running),
          ])
        : texts.noFolder,
    ],
  ];
  if (lagrange && lagrange.links.length > 0) {
    rows.push([texts.links, lagrange.links.map((link) => formatLink(link, look))]);
  }
  rows.push([
    texts.yunzai,
    yunzai ? listed([yunzai.path, `${texts.port} ${yunzai.port}`, running(yunzai.running)]) : texts.noFolder,
  ]);
  if (recommended) {
    rows.push([texts.recommended, listed([recommended.url, recommended.needsToken ? texts.needsToken : ""])]);
  }
  return rows;
}

/** An entry in one line: `#0  ReverseWebSocket  ws://127.0.0.1:8080/onebot/v11/ws  in use`. */
export function formatLink(link: LinkView, { locale, paint }: Look): string {
  const state = locale.linkStates[link.state];
  return listed([
    `#${link.index}`,
    link.type ?? "",
    link.url,
    link.state === "used" ? state : paint.caution(state),
    link.isYunzaiLink ? paint.accent(locale.terminal.output.yunzaiLink) : "",
  ]);
}

/** The command for the first error's first remedy that a command can carry out; null where none can. */
function nextCommand({ findings, lagrange, yunzai }: CheckResult, options: LinkOptions): string | null {
  const [first] = findings.filter(({ severity }) => severity === "error");
  // What cannot be read at all cannot be carried over either.
  const unread = first?.code === "settings-unreadable" && first.facts.line === null;
  const possible = ["apply", ...(unread ? [] : ["rebuild"]), "wait", "verify"];
  const remedy = first?.remedies.find((candidate) => possible.includes(candidate));
  const target = { yunzai: yunzai?.path ?? null, url: options.url, "token-env": options.tokenEnv };
  switch (remedy) {
    case "apply":
    case "rebuild":
      return shownCommand("apply", {
        lagrange: lagrange?.path ?? null,
        ...target,
        rebuild: remedy === "rebuild" ? true : null,
      });
    case "wait":
      return shownCommand("verify", { ...target, wait: "90" });
    case "verify":
      return shownCommand("verify", target);
    default:
      return null;
  }
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("  ");
}
