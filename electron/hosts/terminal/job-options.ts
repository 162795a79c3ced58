import type { JobName, OptionName } from "../../locales/terminal-types.ts";

/** What each job takes, in the order its help lists it (DESIGN 4). */
export const jobOptions: Readonly<Record<JobName, readonly OptionName[]>> = {
  find: ["root", "full", "max-seconds", "stream"],
  check: ["lagrange", "yunzai", "url", "token-env", "stay", "report"],
  verify: ["url", "token-env", "yunzai", "stay", "deadline", "wait"],
  apply: ["lagrange", "yunzai", "url", "token-env", "stay", "entry", "dry-run", "unverified", "rebuild"],
  restore: ["lagrange", "list", "backup"],
  watch: ["lagrange", "yunzai", "seconds"],
  listen: ["port", "seconds"],
  practice: ["age", "dir", "port", "auth", "loading", "stopped"],
  demo: ["keep"],
};

export const jobNames: readonly JobName[] = [
  "find",
  "check",
  "verify",
  "apply",
  "restore",
  "watch",
  "listen",
  "practice",
  "demo",
];

/** What every job takes; `--version` needs no job. */
export const commonOptions: readonly OptionName[] = ["json", "lang", "help", "version"];

/** The value an option takes, as its help shows it; null for a switch. */
export const optionValues: Readonly<Record<OptionName, string | null>> = {
  age: "A|B|C0|C",
  auth: "KEY=VALUE",
  backup: "FILE",
  deadline: "MS",
  dir: "DIR",
  "dry-run": null,
  entry: "N|new",
  full: null,
  help: null,
  json: null,
  keep: null,
  lagrange: "DIR",
  lang: "zh-CN|en",
  list: null,
  loading: "S",
  "max-seconds": "N",
  port: "N",
  rebuild: null,
  report: null,
  root: "DIR",
  seconds: "N",
  stay: "MS",
  stopped: null,
  stream: null,
  "token-env": "NAME",
  unverified: null,
  url: "URL",
  version: null,
  wait: "S",
  yunzai: "DIR",
};

/** Options that may be given more than once. */
export const repeatable: ReadonlySet<OptionName> = new Set<OptionName>(["root", "auth"]);

export function isJobName(text: string): text is JobName {
  return (jobNames as readonly string[]).includes(text);
}

export function isOptionName(text: string): text is OptionName {
  return Object.hasOwn(optionValues, text);
}
