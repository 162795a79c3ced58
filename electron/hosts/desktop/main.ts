import { dirname, join } from "node:path";
import { app, dialog, Menu, protocol, session, utilityProcess } from "electron";
import { version } from "../../../package.json";
import { createPassingMemory } from "../../adapters/memory.ts";
import { languageTag } from "../../locales/system-language.ts";
import { createService, type WindowService } from "../../service/service.ts";
import { createPorts } from "../common/ports.ts";
import type { PracticeStay } from "../common/practice-process.ts";
import { languageHere, surroundingsOf } from "../common/surroundings.ts";
import { answerPage } from "./answer-page.ts";
import { readDesktopOptions } from "./desktop-options.ts";
import { droppedFolder, realFolder } from "./folders.ts";
import { followLanguage } from "./follow-language.ts";
import { guardContents, guardSession } from "./guards.ts";
import { menuTemplate } from "./menu.ts";
import { openPracticeWorld, type PracticeProgram } from "./practice-world.ts";
import { pageScheme } from "./security.ts";
import { createSpeech } from "./speech.ts";
import { bugLines } from "./bug-lines.ts";
import { openWindow, pickFolder, showWindow } from "./window.ts";

/** As the terminal's (DESIGN 4). */
const exitCodes = { usage: 2, bug: 4 } as const;

/** By this Windows knows our windows, and the installer our shortcut. */
const appId = "lagrange-yunzai-setup";

/** This script is built into `dist`, beside what it works with. */
const built = import.meta.dirname;

interface World {
  /** The only folder to work in; null for everywhere. */
  readonly within: string | null;
  /** Nothing of it is remembered. */
  readonly practice: boolean;
}

const development = !app.isPackaged;
const options = readDesktopOptions(process.argv.slice(1));
const speech = createSpeech(options.lang ?? languageHere(), setUpMenu);

setUpBugs();
setUpIdentity();
setUpScheme();
// Not awaited: Electron gets ready only when this module is through.
if (app.requestSingleInstanceLock()) start().catch(endWithBug);
else app.quit();

async function start(): Promise<void> {
  setUpLifetime();
  setUpGuards();
  await app.whenReady();
  setUpSession();
  setUpPage();
  setUpMenu();
  const world = await setUpWorld();
  if (world === null) return;
  const window = await setUpService(world);
  await openWindow({
    service: followLanguage(window.service, speech.speak),
    grant: (folder) => window.grant(folder),
    folderOf: droppedFolder,
    onBug: noteBug,
    speech,
    preload: join(built, "preload.cjs"),
    stateFile: join(app.getPath("userData"), "window.json"),
    development,
  });
}

/** One sentence for the user, and an end: after a bug nobody knows what still holds. */
function setUpBugs(): void {
  process.on("uncaughtException", endWithBug);
  process.on("unhandledRejection", endWithBug);
}

function setUpIdentity(): void {
  app.setAppUserModelId(appId);
  // A practice world is a program of its own: it opens beside the real wizard, and leaves it alone.
  if (options.practice) app.setPath("userData", join(app.getPath("userData"), "practice"));
}

function setUpScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function setUpLifetime(): void {
  app.on("second-instance", showWindow);
  app.on("window-all-closed", () => app.quit());
}

function setUpGuards(): void {
  app.enableSandbox();
  app.on("web-contents-created", (_, contents) => guardContents(contents));
}

function setUpSession(): void {
  guardSession(session.defaultSession, development);
}

function setUpPage(): void {
  const folder = join(built, "renderer");
  protocol.handle(pageScheme, (request) => answerPage(folder, request));
}

function setUpMenu(texts = speech.texts()): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts.menu, development)));
  app.setAboutPanelOptions({ applicationName: texts.name, applicationVersion: version });
}

/** What the wizard may see: everything, one folder, or a practice world. Null where that cannot be had; the user was told. */
async function setUpWorld(): Promise<World | null> {
  const { texts, locale } = speech;
  if (options.practice) {
    const practice = await openPracticeWorld(runCommandLine, [...options.practice, "--lang", locale().tag]);
    if (!practice) return endAsked(texts().noPractice);
    app.once("will-quit", (event) => {
      event.preventDefault();
      void quitAfter(practice);
    });
    return { within: practice.folder, practice: true };
  }
  if (options.within === null) return { within: null, practice: false };
  const within = await realFolder(options.within);
  if (within !== null) return { within, practice: false };
  return endAsked(locale().start.usage["not-a-folder"]({ kind: "not-a-folder", path: options.within }));
}

/** What was asked for cannot be. */
function endAsked(sentence: string): null {
  dialog.showErrorBox(speech.texts().name, sentence);
  app.exit(exitCodes.usage);
  return null;
}

async function quitAfter(practice: PracticeStay): Promise<void> {
  // A folder that cannot be removed is the system's to clear away.
  await practice.end().catch(() => undefined);
  app.quit();
}

function runCommandLine(args: readonly string[], cwd: string): PracticeProgram {
  const child = utilityProcess.fork(join(built, "cli.js"), [...args], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
    serviceName: "Practice world",
  });
  if (!child.stdout) throw new Error("a piped process has no output");
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { stdout: child.stdout, exited, kill: () => void child.kill() };
}

async function setUpService({ within, practice }: World): Promise<WindowService> {
  const real = createPorts(version);
  const ports = practice ? { ...real, memory: createPassingMemory() } : real;
  const { language } = await ports.memory.recall();
  if (language !== null && options.lang === null) speech.speak(languageTag(language));
  const surroundings = surroundingsOf({
    host: "desktop",
    within,
    // People put the program beside their bots.
    ownFolder: app.isPackaged ? dirname(app.getPath("exe")) : app.getAppPath(),
    pickFolder: () => pickFolder(speech),
    lang: options.lang,
    version,
  });
  return createService(ports, surroundings);
}

function noteBug(error: unknown): void {
  const lines = bugLines(error, speech.locale(), process.env["LYS_DEBUG"] === "1");
  process.stderr.write(`${lines.join("\n")}\n`);
}

function endWithBug(error: unknown): void {
  noteBug(error);
  dialog.showErrorBox(speech.texts().name, speech.texts().bug);
  app.exit(exitCodes.bug);
}
