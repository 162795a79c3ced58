import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { OpeningPlace } from "../../locales/start-types.ts";
import type { Locale, LocaleTag } from "../../locales/types.ts";
import { PracticeStartError } from "../../practice/practice-start-error.ts";
import { createService } from "../../service/service.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { createPorts } from "../common/ports.ts";
import { practicePorts } from "../common/practice-ports.ts";
import { openPractice } from "../common/practice-process.ts";
import { surroundingsOf } from "../common/surroundings.ts";
import { startBrowserHost } from "./browser-host.ts";
import { findElectron, runElectron } from "./electron-runtime.ts";
import { openBrowser } from "./open-browser.ts";
import type { StartOptions } from "./start-options.ts";

/** What `npm start` runs in. */
export interface StartContext {
  readonly locale: Locale;
  /** The language asked for; null for the system's. */
  readonly lang: LocaleTag | null;
  readonly version: string;
  /** The folder of the project, with `dist` and `node_modules` in it. */
  readonly root: string;
  /** Aborts when the wizard has to end. */
  readonly signal: AbortSignal;
  /** One line on standard output. */
  readonly say: (line: string) => void;
  /** One line on standard error. */
  readonly note: (line: string) => void;
  readonly onBug: (error: unknown) => void;
}

/** Opens the wizard where it can, runs until its window is gone, and returns what the process ends with. */
export async function startWizard(options: StartOptions, context: StartContext): Promise<number> {
  const { locale, root, signal, say, note } = context;
  const { within } = options;
  if (within !== null && !(await isFolder(within))) {
    note(locale.start.usage["not-a-folder"]({ kind: "not-a-folder", path: within }));
    return exitCodes.usage;
  }
  if (options.noOpen) return openInBrowser(options, "printed", context);
  if (options.browser) return openInBrowser(options, "asked", context);
  const { platform, env: environment } = process;
  const folder = join(root, "node_modules/electron");
  const executable = await findElectron({ folder, platform, environment });
  if (executable === null) return openInBrowser(options, "no-runtime", context);
  say(locale.start.opening.desktop);
  const code = await runElectron(executable, [root, ...windowArguments(options, context)], signal);
  return code ?? openInBrowser(options, "desktop-failed", context);
}

function windowArguments({ practice, within }: StartOptions, { lang }: StartContext): readonly string[] {
  return [
    ...(practice === null ? [] : ["--practice", ...practice]),
    ...(within === null ? [] : ["--within", within]),
    ...(lang === null ? [] : ["--lang", lang]),
  ];
}

async function openInBrowser(
  options: StartOptions,
  place: OpeningPlace,
  context: StartContext,
): Promise<number> {
  const { practice, within, noOpen } = options;
  const { locale, root, signal, note, version } = context;
  const run = { place, noOpen };
  if (practice === null) {
    const ports = createPorts(version);
    await runHost({ ...run, ports, within: within === null ? null : await realpath(within) }, context);
    return exitCodes.good;
  }
  const program = join(root, "dist/cli.js");
  const order = { program, options: [...practice, "--lang", locale.tag] };
  const stay = await openPractice(order, signal).catch((error: unknown) => {
    if (!(error instanceof PracticeStartError)) throw error;
    note(locale.terminal.usage["folder-not-writable"]({ kind: "folder-not-writable", path: error.subject }));
    return null;
  });
  // What was wrong with its options, its own program has said.
  if (!stay) return signal.aborted ? exitCodes.good : exitCodes.usage;
  try {
    const ports = practicePorts(createPorts(version), stay);
    await runHost({ ...run, ports, within: stay.folder }, context);
    return exitCodes.good;
  } finally {
    await stay.end();
  }
}

interface HostRun {
  readonly place: OpeningPlace;
  readonly noOpen: boolean;
  readonly ports: ReturnType<typeof createPorts>;
  /** The only folder to work in; null for everywhere. */
  readonly within: string | null;
}

async function runHost({ place, noOpen, ports, within }: HostRun, context: StartContext): Promise<void> {
  const { locale, lang, version, root, signal, say, note, onBug } = context;
  const surroundings = surroundingsOf({
    host: "browser",
    within,
    ownFolder: root,
    pickFolder: null,
    lang,
    version,
  });
  const host = await startBrowserHost({
    service: createService(ports, surroundings).service,
    pageFolder: join(root, "dist/renderer"),
    language: locale.tag,
    onBug,
  });
  const close = (): void => void host.close();
  if (signal.aborted) close();
  signal.addEventListener("abort", close, { once: true });
  say(locale.start.opening[place]);
  say(host.url);
  if (!noOpen) openBrowser(host.url, () => note(locale.start.openItYourself));
  await host.ended;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
