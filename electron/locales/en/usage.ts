import type { UsageTexts } from "../terminal-types.ts";
import { reasons } from "./reasons.ts";

export const usage: UsageTexts = {
  "no-job": () => "What shall it do? Start with check, or see all jobs with --help.",
  "unknown-job": ({ job, meant }) =>
    `There is no job “${job}”${hint(meant)}.${meant === null ? " See all jobs with --help." : ""}`,
  "unknown-option": ({ option, job, meant }) =>
    `${job === null ? "There is no option" : `${job} has no option`} ${option}${hint(meant)}.`,
  "unexpected-argument": ({ argument, job }) =>
    `${job} does not expect “${argument}”; a value belongs behind its option.`,
  "value-missing": ({ option }) => `--${option} needs a value.`,
  "value-not-wanted": ({ option }) => `--${option} is a switch and takes no value.`,
  "given-twice": ({ option }) => `--${option} stands twice; keep one.`,
  "not-together": ({ options: [first, second] }) => `--${first} and --${second} cannot be used together.`,
  "not-a-number": ({ option, value, whole, from, to }) =>
    `--${option} wants a ${whole ? "whole number" : "number"} from ${from} to ${to}, not “${value}”.`,
  "not-a-choice": ({ option, value, choices }) =>
    `--${option} can be ${choices.join(", ")}, but not “${value}”.`,
  "not-key-value": ({ option }) => `--${option} wants the form KEY=VALUE.`,
  "bad-url": ({ url, problem }) => `--url cannot be “${url}”: ${reasons.url[problem]}.`,
  "bad-folder": ({ option, path, problem }) => `--${option} ${path}: ${reasons.disk[problem]}.`,
  "token-not-set": () =>
    "--token-env wants the name of an environment variable; the one it names is not set or empty, so there is no token.",
  "port-not-free": ({ port }) =>
    `Port ${port} is taken; choose another, or leave --port out to get a free one.`,
  "port-not-permitted": ({ port }) =>
    `The system does not allow port ${port}; choose another, or leave --port out to get a free one.`,
  "no-loopback": ({ address }) => `This computer has no local address ${address} for the practice world.`,
  "folder-in-use": ({ path }) =>
    `--dir ${path} holds other files; choose an empty folder, or leave --dir out.`,
  "folder-not-writable": ({ path }) =>
    `The practice world cannot be built in ${path}, which cannot be written; name another folder with --dir, or for temporary ones with the variable TEMP (TMPDIR on Linux).`,
};

function hint(meant: string | null): string {
  return meant === null ? "" : ` (did you mean ${meant}?)`;
}
