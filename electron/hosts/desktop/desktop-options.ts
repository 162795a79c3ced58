import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { LocaleTag } from "../../locales/types.ts";

/** What the desktop program was asked for. */
export interface DesktopOptions {
  /** Options of the practice world, as its program takes them; null for the real thing. */
  readonly practice: readonly string[] | null;
  /** The only folder to work in, absolute; null for everywhere. */
  readonly within: string | null;
  /** Null for the system's language. */
  readonly lang: LocaleTag | null;
}

const known = {
  practice: { type: "boolean" },
  within: { type: "string" },
  lang: { type: "string" },
  age: { type: "string" },
  loading: { type: "string" },
  auth: { type: "string", multiple: true },
} as const;

const ofPractice: readonly string[] = ["age", "loading", "auth"] satisfies readonly (keyof typeof known)[];
const languages: readonly LocaleTag[] = ["zh-CN", "en"];

/** Understands the arguments of the desktop program. What it does not know is Chromium's, and passed over. */
export function readDesktopOptions(args: readonly string[]): DesktopOptions {
  const { tokens } = parseArgs({
    args: [...args],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = tokens.filter((token) => token.kind === "option");
  const last = (wanted: string) => options.findLast(({ name }) => name === wanted)?.value;
  const lang = last("lang")?.toLowerCase();
  const within = last("within");
  const practice = options
    .filter(({ name }) => ofPractice.includes(name))
    .flatMap(({ name, value = "" }) => [`--${name}`, value]);
  return {
    practice: options.some(({ name }) => name === "practice") ? practice : null,
    within: within === undefined ? null : resolve(within),
    lang: languages.find((tag) => tag.toLowerCase() === lang) ?? null,
  };
}
