import type { JobName, OptionName } from "../../locales/terminal-types.ts";
import { shownCommand } from "./commands-shown.ts";
import type { Look } from "./console.ts";
import { commonOptions, jobNames, jobOptions, optionValues } from "./job-options.ts";
import { block, paragraph } from "./layout.ts";

/** The jobs, the exit codes, and where to read on. */
export function formatHelp(look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const texts = locale.terminal.help;
  const style = { indent: 2, width, label: paint.accent };
  return [
    ...paragraph(texts.tagline, 0, width),
    "",
    `${paint.strong(texts.usage)}  ${shownCommand(`<${texts.jobPlace}>`, {})} [${texts.optionsPlace}]`,
    "",
    paint.strong(texts.jobs),
    ...block(
      jobNames.map((job) => [job, texts.job[job].summary]),
      style,
    ),
    "",
    paint.strong(texts.commonOptions),
    ...optionLines(commonOptions, look),
    "",
    paint.strong(texts.exitCodes),
    ...block(
      texts.exits.map(([code, meaning]) => [String(code), meaning]),
      style,
    ),
    "",
    texts.more,
  ];
}

/** One job: what it does, its options, examples to copy. */
export function formatJobHelp(job: JobName, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const texts = locale.terminal.help;
  const { summary, about, examples } = texts.job[job];
  return [
    `${paint.strong(job)}  ${summary}`,
    ...paragraph(about, 0, width),
    "",
    `${paint.strong(texts.usage)}  ${shownCommand(job, {})} [${texts.optionsPlace}]`,
    "",
    paint.strong(texts.options),
    ...optionLines(jobOptions[job], look),
    "",
    paint.strong(texts.commonOptions),
    ...optionLines(commonOptions, look),
    "",
    paint.strong(texts.examples),
    ...examples.flatMap(({ text, command }) => [
      `  ${paint.quiet(text)}`,
      `    ${paint.accent(shownCommand(command, {}))}`,
    ]),
  ];
}

function optionLines(options: readonly OptionName[], { locale, paint, width }: Look): readonly string[] {
  return block(
    options.map((option) => {
      const value = optionValues[option];
      return [value === null ? `--${option}` : `--${option} ${value}`, locale.terminal.help.option[option]];
    }),
    { indent: 2, width, label: paint.accent },
  );
}
