import { dirname, join } from "node:path";
import { app, dialog, Menu, protocol, session } from "electron";
import { version } from "../../../package.json";
import { assertNever } from "../../core/assert-never.ts";
import type { Ports } from "../../jobs/ports.ts";
import { languageTag } from "../../locales/system-language.ts";
import { createService, type Surroundings, type WindowService } from "../../service/service.ts";
import { createPorts } from "../common/ports.ts";
import { practicePorts } from "../common/practice-ports.ts";
import type { PracticeStay } from "../common/practice-process.ts";
import { languageHere, surroundingsOf } from "../common/surroundings.ts";
import { answerPage } from "./answer-page.ts";
import { readDesktopOptions } from "./desktop-options.ts";
import { droppedFolder } from "./folders.ts";
import { followLanguage } from "./follow-language.ts";
import { guardContents, guardSession } from "./guards.ts";
import { knownBots, rememberingBots } from "./known-bots.ts";
import { menuTemplate } from "./menu.ts";
import { quietCheck } from "./quiet-check.ts";
import { pageScheme } from "./security.ts";
import { createSpeech } from "./speech.ts";
import { bugLines } from "./bug-lines.ts";
import { openWindow, pickFolder, showWindow } from "./window.ts";
import { openWorld, type World } from "./world.ts";

/** As the terminal's (DESIGN 4). */
const exitCodes = { good: 0, broken: 1, usage: 2, bug: 4 } as const;

/** How long a check without a window may take, in ms; nobody is there to stop it. */
const longestCheck = 120_000;

/** How long the window waits for a bot to open on Health with, in ms. */
const longestLook = 3000;

/** By this Windows knows our windows, and the installer our shortcut. */
const appId = "lagrange-yunzai-setup";

/** This script is built into `dist`, beside what it works with. */
const built = import.meta.dirname;

interface PortsHere {
  readonly ports: Ports;
  readonly surroundings: Surroundings;
}

const development = !app.isPackaged;
/** Where the user put a program that comes in one file; what runs is a copy, unpacked elsewhere. */
const portableFolder = process.env["PORTABLE_EXECUTABLE_DIR"] ?? null;
const options = readDesktopOptions(process.argv.slice(1), portableFolder ?? process.cwd());
const speech = createSpeech(options.lang ?? languageHere(), setUpMenu);

setUpBugs();
setUpIdentity();
setUpScheme();
// Not awaited: Electron gets ready only when this module is through.
if (options.task.kind === "check") checkAndExit(options.task.report).catch(endWithBug);
else if (app.requestSingleInstanceLock()) start(options.task.onHealth).catch(endWithBug);
else app.quit();

async function start(onHealth: boolean): Promise<void> {
  setUpLifetime();
  setUpGuards();
  await app.whenReady();
  setUpSession();
  setUpPage();
  setUpMenu();
  const world = await setUpWorld();
  if (world === null) return;
  if (world.practice) endWithProgram(world.practice);
  const window = await setUpService(world, onHealth);
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

/** Opens no window, and does not mind one that is open. The program has no console: it ends with a code. */
async function checkAndExit(report: string | null): Promise<void> {
  await app.whenReady();
  const world = await setUpWorld();
  if (world === null) return;
  const { ports, surroundings } = await setUpPorts(world);
  const order = { surroundings, report, locale: speech.locale() };
  const end = await quietCheck(ports, order, AbortSignal.timeout(longestCheck));
  await world.practice?.end();
  switch (end) {
    case "healthy":
      return app.exit(exitCodes.good);
    case "broken":
      return app.exit(exitCodes.broken);
    case "unwritten":
      return void endAsked(speech.texts().noReport);
    default:
      return assertNever(end);
  }
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
  // What Chromium keeps has a folder to itself, so that it can be removed without what is ours (build/installer.nsh).
  app.setPath("sessionData", join(app.getPath("userData"), "session"));
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

/** Null where what was asked for cannot be had; the user was told. */
async function setUpWorld(): Promise<World | null> {
  const { texts, locale } = speech;
  const opened = await openWorld(options, built, locale().tag);
  if (opened.kind === "open") return opened.world;
  switch (opened.why) {
    case "no-practice":
      return endAsked(texts().noPractice);
    case "not-a-folder":
      return endAsked(locale().start.usage["not-a-folder"]({ kind: "not-a-folder", path: opened.path }));
    default:
      return assertNever(opened);
  }
}

/** What was asked for cannot be. */
function endAsked(sentence: string): null {
  tell(sentence);
  app.exit(exitCodes.usage);
  return null;
}

/** Tells the user; where nobody sits before the screen, standard error. */
function tell(sentence: string): void {
  if (options.task.kind === "check") process.stderr.write(`${sentence}\n`);
  else dialog.showErrorBox(speech.texts().name, sentence);
}

function endWithProgram(practice: PracticeStay): void {
  app.once("will-quit", (event) => {
    event.preventDefault();
    void quitAfter(practice);
  });
}

async function quitAfter(practice: PracticeStay): Promise<void> {
  // A folder that cannot be removed is the system's to clear away.
  await practice.end().catch(() => undefined);
  app.quit();
}

/** What the jobs need from outside, and what they are told of this machine; from here on the user's language is spoken. */
async function setUpPorts({ within, practice }: World): Promise<PortsHere> {
  const real = createPorts(version);
  const ports = practice ? practicePorts(real, practice) : real;
  const { language } = await ports.memory.recall();
  if (language !== null && options.lang === null) speech.speak(languageTag(language));
  const surroundings = surroundingsOf({
    host: "desktop",
    within,
    ownFolder: ownFolder(),
    pickFolder: () => pickFolder(speech),
    lang: options.lang,
    version,
  });
  return { ports, surroundings };
}

/** People put the program beside their bots. */
function ownFolder(): string {
  return portableFolder ?? (app.isPackaged ? dirname(app.getPath("exe")) : app.getAppPath());
}

async function setUpService(world: World, onHealth: boolean): Promise<WindowService> {
  const { ports, surroundings } = await setUpPorts(world);
  if (!onHealth) return createService(ports, surroundings);
  const bots = await knownBots(ports, surroundings, AbortSignal.timeout(longestLook));
  return createService({ ...ports, memory: rememberingBots(ports.memory, bots) }, surroundings);
}

function noteBug(error: unknown): void {
  const lines = bugLines(error, speech.locale(), process.env["LYS_DEBUG"] === "1");
  process.stderr.write(`${lines.join("\n")}\n`);
}

function endWithBug(error: unknown): void {
  noteBug(error);
  tell(speech.texts().bug);
  app.exit(exitCodes.bug);
}
