import { arch, homedir, release } from "node:os";
import { usualStayMs } from "../../core/probe/usual-times.ts";
import { systemLanguage } from "../../locales/languages.ts";
import type { AboutMachine } from "../../locales/report.ts";
import type { LocaleTag } from "../../locales/types.ts";
import type { Surroundings } from "../../service/service.ts";

/** What hosts with a window differ in. */
interface HostSurroundings extends Pick<Surroundings, "host" | "within" | "ownFolder" | "pickFolder"> {
  /** The language asked for on the command line; null for the system's. */
  readonly lang: LocaleTag | null;
  /** This program's. */
  readonly version: string;
}

/** What the service of a window is told about this machine. In a practice world the wizard's own folder means nothing. */
export function surroundingsOf(own: HostSurroundings): Surroundings {
  const { host, within, pickFolder, lang, version } = own;
  return {
    about: aboutThisMachine(version),
    host,
    language: languageHere(),
    askedLanguage: lang,
    within,
    ownFolder: within === null ? own.ownFolder : null,
    pickFolder,
    stayMs: usualStayMs,
  };
}

/** What a report says of this machine; `version` is this program's. */
export function aboutThisMachine(version: string): AboutMachine {
  return {
    version,
    node: process.versions.node,
    system: `${process.platform} ${arch()} ${release()}`,
    home: homedir(),
  };
}

/** The language this system speaks. */
export function languageHere(): LocaleTag {
  return systemLanguage(process.env, new Intl.DateTimeFormat().resolvedOptions().locale);
}
