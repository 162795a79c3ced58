import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser } from "@playwright/test";
import { systemBrowser } from "../../build/system-browser.mjs";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { createPassingMemory } from "../../electron/adapters/memory.ts";
import { startBrowserHost, type BrowserHost } from "../../electron/hosts/browser/browser-host.ts";
import { createPorts } from "../../electron/hosts/common/ports.ts";
import { createService } from "../../electron/service/service.ts";
import { startPractice, type RunningPractice } from "../support/cli.ts";
import { openResources } from "../support/open-resources.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { wizardPage } from "../support/wizard-page.ts";

/** What a process holds between two rounds. */
interface Held {
  /** Bytes of memory in use, garbage collected. */
  readonly memory: number;
  /** What keeps the process alive, by kind. */
  readonly handles: string;
}

const options = { rounds: { type: "string" }, dist: { type: "string" } } as const;
const { values } = parseArgs({ options });
process.exitCode = await soak(Number(values.rounds ?? "200"), join(values.dist ?? "dist", "renderer"));

/**
 * Opens a host and its window, runs the wizard from the search to Health on a practice world, and closes both,
 * `rounds` times in this one process. 1 when a handle was left, or memory grew round by round.
 */
async function soak(rounds: number, pageFolder: string): Promise<number> {
  const home = await makeFolder();
  const world = await startPractice(home, ["--dir", join(home, "world")]);
  const executablePath = systemBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const held: Held[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await runWizard(browser, world, pageFolder);
      if (round % Math.max(1, Math.floor(rounds / 10)) !== 0) continue;
      held.push(await holding());
      process.stdout.write(`${round} windows: ${megabytes(held.at(-1)?.memory ?? 0)} MB\n`);
    }
    const taken = await openAtOnce(browser, world, pageFolder, 50);
    process.stdout.write(`50 windows at once: ${taken.opened} opened, ${taken.told} told why not\n`);
    return verdict(held, taken);
  } finally {
    await browser.close();
    await world.stop();
    await removeFolder(home);
  }
}

async function runWizard(browser: Browser, world: RunningPractice, pageFolder: string): Promise<void> {
  await writeFile(join(world.lagrange, "appsettings.json"), factorySettings(factoryLink));
  const host = await openHost(world, pageFolder);
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 900, height: 640 } });
  try {
    await page.goto(host.url);
    const wizard = wizardPage(page);
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.toReview();
    await wizard.toDone();
    await wizard.toHealthy();
  } finally {
    await page.close();
    await host.close();
    await host.ended;
  }
}

function openHost(world: RunningPractice, pageFolder: string): Promise<BrowserHost> {
  const ports = { ...createPorts("0.0.0"), memory: createPassingMemory() };
  const { service } = createService(ports, {
    about: { version: "0.0.0", node: process.versions.node, system: "soak", home: null },
    host: "browser",
    language: "zh-CN",
    askedLanguage: null,
    within: join(world.lagrange, ".."),
    ownFolder: null,
    pickFolder: null,
    stayMs: 100,
  });
  const onBug = (error: unknown): void => {
    throw error;
  };
  return startBrowserHost({ service, pageFolder, language: "zh-CN", onBug });
}

/** How many of so many browsers that open one address at the same moment get the wizard, and how many the reason. */
async function openAtOnce(
  browser: Browser,
  world: RunningPractice,
  pageFolder: string,
  count: number,
): Promise<{ readonly opened: number; readonly told: number }> {
  const host = await openHost(world, pageFolder);
  const answers = await Promise.all(
    Array.from({ length: count }, async () => {
      const context = await browser.newContext();
      const answer = await context.request.get(host.url);
      const body = await answer.text();
      await context.close();
      return { status: answer.status(), body };
    }),
  );
  await host.close();
  await host.ended;
  return {
    opened: answers.filter(({ status }) => status === 200).length,
    told: answers.filter(({ status, body }) => status === 403 && body.length > 0).length,
  };
}

async function holding(): Promise<Held> {
  // Sockets that have just been closed are gone a moment later.
  await new Promise((resolve) => setTimeout(resolve, 200));
  globalThis.gc?.();
  const handles = [...openResources()].map(([kind, count]) => `${kind} ${count}`).sort();
  return { memory: process.memoryUsage().heapUsed, handles: handles.join(", ") };
}

function verdict(held: readonly Held[], taken: { readonly opened: number; readonly told: number }): number {
  const [first] = held;
  const last = held.at(-1);
  const half = held[Math.floor(held.length / 2)];
  if (!first || !half || !last) return 1;
  const failures = [
    first.handles === last.handles ? [] : [`handles: first ${first.handles}; last ${last.handles}`],
    // The browser's own driver lives in this process too and keeps a little of every page.
    last.memory - half.memory < 8_000_000 ? [] : ["memory grows"],
    taken.opened === 1 && taken.told === 49 ? [] : ["not exactly one of fifty got the session"],
  ].flat();
  process.stdout.write(failures.length === 0 ? "nothing left, nothing grows\n" : `${failures.join("\n")}\n`);
  return failures.length === 0 ? 0 : 1;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
