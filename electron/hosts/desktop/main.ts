import { dirname, join } from "node:path";
import { app, Menu, protocol, session } from "electron";
import { version } from "../../../package.json";
import { assertNever } from "../../core/assert-never.ts";
import type { Ports } from "../../jobs/ports.ts";
import { languageTag } from "../../locales/languages.ts";
import { createService, type Surroundings } from "../../service/service.ts";
import { createPorts } from "../common/ports.ts";
import { practicePorts } from "../common/practice-ports.ts";
import type { PracticeStay } from "../common/practice-process.ts";
import { languageHere, surroundingsOf } from "../common/surroundings.ts";
import { answerPage } from "./answer-page.ts";
import { readDesktopOptions, type ValueMissing } from "./desktop-options.ts";
import { createEnds } from "./ends.ts";
import { droppedFolder } from "./folders.ts";
import { followLanguage } from "./follow-language.ts";
import { guardContents, guardSession } from "./guards.ts";
import { createOfferedMemory, knownBots } from "./known-bots.ts";
import { menuTemplate } from "./menu.ts";
import { quietCheck } from "./quiet-check.ts";
import { asksForHealth, createHealthCall } from "./second-start.ts";
import { pageScheme } from "./security.ts";
import { createSpeech } from "./speech.ts";
import { createFolderPicker, openWindow, showWindow } from "./window.ts";
import { openWorld, type World } from "./world.ts";

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
const ends = createEnds(speech, options.task.kind === "check");

setUpBugs();
setUpIdentity();
setUpScheme();
// Not awaited: Electron gets ready only when this module is through.
if (options.problem) refuse(options.problem).catch(ends.bug);
else if (options.task.kind === "check") checkAndExit(options.task.report).catch(ends.bug);
else if (app.requestSingleInstanceLock()) start(options.task.onHealth).catch(ends.bug);
else app.quit();

async function refuse(problem: ValueMissing): Promise<void> {
  await app.whenReady();
  ends.asked(speech.locale().start.usage["value-missing"](problem));
}

async function start(onHealth: boolean): Promise<void> {
  const toHealth = open(onHealth);
  app.on("second-instance", (_, args: unknown) => {
    showWindow();
    if (asksForHealth(args)) void toHealth.then((go) => go?.()).catch(ends.note);
  });
  await toHealth;
}

/** Opens the window, and gives what leads it to Health later on; null where there is nothing to open it for. */
async function open(onHealth: boolean): Promise<(() => Promise<void>) | null> {
  setUpLifetime();
  setUpGuards();
  await app.whenReady();
  setUpSession();
  setUpPage();
  setUpMenu();
  const world = await setUpWorld();
  if (world === null) return null;
  if (world.practice) endWithProgram(world.practice);
  const { ports, surroundings } = await setUpPorts(world);
  const look = () => knownBots(ports, surroundings, AbortSignal.timeout(longestLook));
  const memory = createOfferedMemory(ports.memory);
  if (onHealth) memory.offer(await look());
  const { service, grant } = createService({ ...ports, memory }, surroundings);
  const window = await openWindow({
    service: followLanguage(service, speech.speak),
    grant,
    folderOf: droppedFolder,
    onBug: ends.note,
    speech,
    preload: join(built, "preload.cjs"),
    stateFile: join(app.getPath("userData"), "window.json"),
    development,
  });
  return createHealthCall({ look, offer: memory.offer, window });
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
      return ends.checked("good");
    case "broken":
      return ends.checked("broken");
    case "unwritten":
      return void ends.asked(speech.texts().noReport);
    default:
      return assertNever(end);
  }
}

function setUpBugs(): void {
  process.on("uncaughtException", ends.bug);
  process.on("unhandledRejection", ends.bug);
}

function setUpIdentity(): void {
  app.setAppUserModelId(appId);
  // A practice world is a program of its own: it opens beside the real wizard, and leaves it alone.
  if (options.practice) app.setPath("userData", join(app.getPath("userData"), "practice"));
  // What Chromium keeps has a folder to itself, so that it can be removed without what is ours (build/installer.nsh).
  // A check runs beside an open window, and two programs cannot keep it in one.
  const folder = join(app.getPath("userData"), "session");
  app.setPath("sessionData", options.task.kind === "check" ? join(folder, "check") : folder);
}

function setUpScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function setUpLifetime(): void {
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
      return ends.asked(texts().noPractice);
    case "not-a-folder":
      return ends.asked(locale().start.usage["not-a-folder"]({ kind: "not-a-folder", path: opened.path }));
    default:
      return assertNever(opened);
  }
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
    pickFolder: createFolderPicker(speech),
    lang: options.lang,
    version,
  });
  return { ports, surroundings };
}

/** People put the program beside their bots. */
function ownFolder(): string {
  return portableFolder ?? (app.isPackaged ? dirname(app.getPath("exe")) : app.getAppPath());
}
