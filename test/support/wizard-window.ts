import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test as base, type Page } from "@playwright/test";
import { createMemory } from "../../electron/adapters/memory.ts";
import type { RememberedSetup } from "../../electron/jobs/ports.ts";
import type { LocaleTag } from "../../electron/locales/types.ts";
import { startPractice, type RunningPractice } from "./cli.ts";
import { launchElectron } from "./electron-program.ts";
import { freePort } from "./free-port.ts";
import { homeEnvironment, memoryFileIn } from "./own-home.ts";
import { onWindows } from "./platform.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

const root = join(import.meta.dirname, "../..");

/** A practice world on disk, with its Yunzai in a process of its own, and a home that nobody shares. */
export interface WizardWorld {
  readonly home: string;
  /** Everything is inside: both programs' folders, and what a test puts beside them. */
  readonly folder: string;
  readonly lagrange: string;
  readonly yunzai: string;
  readonly port: number;
  readonly settingsPath: string;
  readonly read: () => Promise<string>;
  readonly write: (text: string | Uint8Array) => Promise<void>;
  readonly stopYunzai: () => Promise<void>;
  /** On the same port, with further options of `practice`. */
  readonly startYunzai: (args?: readonly string[]) => Promise<void>;
  /**
   * Leaves the next run what earlier ones would: both folders, so that it opens on Health, or several setups, the newest
   * first, so that it opens on all of them.
   */
  readonly remember: (setups?: readonly RememberedSetup[]) => Promise<void>;
}

/** A running host, and the window it opened. */
export interface OpenWizard {
  readonly page: Page;
  /** Ends the host and leaves the page as it is. */
  readonly endHost: () => Promise<void>;
  /**
   * Stops the host where it is until the returned function is called; null where the window would stop with it, and on
   * Windows, which stops no process.
   */
  readonly pauseHost: (() => () => void) | null;
}

export interface OpenOptions {
  /** The system's. */
  readonly language?: LocaleTag;
  /** More environment for the host: a screen, where programs are found. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface WizardOptions {
  /** Which host opens the window: set by the project. */
  host: "browser" | "desktop";
  /** Further options of the world's `practice`. */
  practice: readonly string[];
}

export interface WizardFixtures {
  world: WizardWorld;
  /** Opens the wizard on the world; a second call ends the first run and is the next one, which remembers it. */
  openWizard: (options?: OpenOptions) => Promise<OpenWizard>;
  /** What the page had to complain of so far, on its console or by an uncaught error: none is let pass. */
  complaints: string[];
}

/** Playwright's `test`, with a world and a window of one's own; the same for both hosts. */
export const test = base.extend<WizardOptions & WizardFixtures>({
  host: ["browser", { option: true }],
  practice: [[], { option: true }],
  world: async ({ practice }, use, testInfo) => {
    // A run starts three processes and dials up to four times, each staying for 1.5 s.
    testInfo.setTimeout(Math.max(testInfo.timeout, 60_000));
    const home = await makeFolder();
    const folder = join(home, "world");
    const port = await freePort();
    const start = (args: readonly string[]): Promise<RunningPractice> =>
      startPractice(home, ["--dir", folder, "--port", String(port), ...args]);
    let running: RunningPractice | null = await start(practice);
    const { lagrange, yunzai } = running;
    const settingsPath = join(lagrange, "appsettings.json");
    const stopYunzai = async (): Promise<void> => {
      await running?.stop();
      running = null;
    };
    try {
      await use({
        home,
        folder,
        lagrange,
        yunzai,
        port,
        settingsPath,
        read: () => readFile(settingsPath, "utf8"),
        write: (text) => writeFile(settingsPath, text),
        stopYunzai,
        startYunzai: async (args = practice) => {
          running = await start(args);
        },
        remember: (setups = [{ lagrange, yunzai }]) =>
          createMemory(memoryFileIn(home)).remember(() => ({ setups })),
      });
    } finally {
      await stopYunzai();
      await removeFolder(home);
    }
  },
  // A list of its own for every test; what stands in it at the end fails the test.
  // oxlint-disable-next-line no-empty-pattern
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  openWizard: async ({ host, page, world, complaints }, use) => {
    const open = host === "browser" ? openInBrowser(page) : openInElectron;
    if (host === "browser") listenTo(page, complaints);
    let endHost = async (): Promise<void> => undefined;
    try {
      await use(async ({ language = "zh-CN", environment = {} } = {}) => {
        await endHost();
        const opened = await open(world, { ...environmentOf(world, language), ...environment });
        if (host === "desktop") listenTo(opened.page, complaints);
        ({ endHost } = opened);
        return opened;
      });
    } finally {
      await endHost();
    }
  },
});

/** Errors, warnings, and what the content security policy refused. */
function listenTo(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
}

type Open = (world: WizardWorld, env: Record<string, string>) => Promise<OpenWizard>;

function openInBrowser(page: Page): Open {
  return async (world, env) => {
    const program = join(root, "dist/start.js");
    const child = spawn(process.execPath, [program, "--browser", "--no-open", "--within", world.folder], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    const endHost = async (): Promise<void> => {
      // Without being asked on Windows: there it can clear nothing away, and its folders go with their home.
      child.kill("SIGTERM");
      // A test that failed may have left it paused.
      if (!onWindows) child.kill("SIGCONT");
      await exited;
    };
    const pauseHost = (): (() => void) => {
      child.kill("SIGSTOP");
      return () => void child.kill("SIGCONT");
    };
    try {
      await page.goto(await addressIn(createInterface({ input: child.stdout })));
    } catch (error) {
      await endHost();
      throw error;
    }
    return { page, endHost, pauseHost: onWindows ? null : pauseHost };
  };
}

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) if (/^http:\/\/127\.0\.0\.1:\d+\/\?token=/.test(line)) return line;
  throw new Error("the host ended without telling its address");
}

const openInElectron: Open = async (world, env) => {
  const app = await launchElectron(world.home, ["--within", world.folder], env);
  return { page: await app.firstWindow(), endHost: () => app.close(), pauseHost: null };
};

/** The test's own home and language: what one run remembers is nobody else's. */
function environmentOf({ home }: WizardWorld, language: LocaleTag): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(?:LC_|LANG)/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    ...homeEnvironment(home),
    LANG: `${language.replace("-", "_")}.UTF-8`,
  };
}
