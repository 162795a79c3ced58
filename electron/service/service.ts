import type { Folders, Hello, LinkRequest, Picked } from "../contract/api.ts";
import { RefusedCall, type Service } from "../contract/service.ts";
import { isWithin, joinPath, parentFolder } from "../core/folder-path.ts";
import { isFromLagrange, pathMeaning } from "../core/listen/dial-meaning.ts";
import { readPaste } from "../core/paste.ts";
import { usualDeadlineMs } from "../core/probe/usual-times.ts";
import { commitApply, planApply, type ApplyPlan } from "../jobs/apply.ts";
import { check, type CheckRequest } from "../jobs/check.ts";
import { orAborted } from "../jobs/deadline.ts";
import { heedingDisk } from "../jobs/heeding-disk.ts";
import { find } from "../jobs/find/find.ts";
import { listen } from "../jobs/listen/listen.ts";
import type { Ports, RememberedSetup, SettingsFile } from "../jobs/ports.ts";
import { restore } from "../jobs/restore.ts";
import type { CheckResult, FindEvent, ListenDial } from "../jobs/results.ts";
import type { StartEnd } from "../jobs/started.ts";
import { verifyFor } from "../jobs/verify/verify-for.ts";
import type { VerifyProgress } from "../jobs/verify/verify.ts";
import { watch } from "../jobs/watch/watch.ts";
import { languageTag } from "../locales/languages.ts";
import { listFolder, lookInto } from "./browse.ts";
import { createKnownFolders } from "./known-folders.ts";
import { createPlans } from "./plans.ts";
import { createSetups } from "./setups.ts";
import { createStarts } from "./starts.ts";
import { createShownSuffixes, endpointFor, planFor, suggest, tokenOf } from "./suggest.ts";

interface KeptPlan {
  readonly plan: ApplyPlan;
  /** What the next run opens with once this is written. */
  readonly setup: RememberedSetup;
}

/** What a host knows and the jobs do not. */
export interface Surroundings {
  readonly about: Hello["about"];
  readonly host: Hello["host"];
  /** The system's, used until the user chooses one. */
  readonly language: Hello["language"];
  /** What this run was told to speak, whatever the last one was; null where nobody said. */
  readonly askedLanguage: Hello["language"] | null;
  /** The practice world, outside which nothing is found, listed or written; null for the real thing. */
  readonly within: string | null;
  /** The folder the wizard itself stands in; null where that means nothing. */
  readonly ownFolder: string | null;
  /** Opens the system's own folder picker, null when the user gave up; null where a host has none. */
  readonly pickFolder: (() => Promise<string | null>) | null;
  /** How long a handshake stays, in ms. */
  readonly stayMs: number;
}

/** The jobs of the contract, for one program's lifetime: it remembers which folders and plans it gave out. */
export interface WindowService {
  readonly service: Service;
  /** A folder that the user dropped on the window, by a path the host itself read from the drop. */
  readonly grant: (path: string) => void;
}

/** The jobs of the contract on the ports of a host (DESIGN 6, 7). */
export function createService(everywhere: Ports, surroundings: Surroundings): WindowService {
  const { about, host, within, ownFolder, pickFolder, stayMs } = surroundings;
  const ports = writingWithin(everywhere, within);
  let spoken = surroundings.askedLanguage;
  const folders = createKnownFolders(within);
  const shown = createKnownFolders(within);
  // Dropped by the user, who is told when a folder lies outside the practice world; a window's own path is refused.
  const granted = createKnownFolders(null);
  const suffixes = createShownSuffixes();
  const plans = createPlans<KeptPlan>((bytes) => ports.random(bytes));
  const setups = createSetups(ports, within);
  const starts = createStarts(ports, folders, within);

  const service: Service = {
    async hello() {
      const [{ language }, bots] = await Promise.all([ports.memory.recall(), setups.recall()]);
      folders.add(bots.flatMap(({ lagrange, yunzai }) => [lagrange, yunzai].filter((path) => path !== null)));
      return {
        about,
        host,
        practice: within !== null,
        language: spoken ?? (language === null ? surroundings.language : languageTag(language)),
        bots,
      };
    },
    async prefer({ language }) {
      spoken = language;
      await ports.memory.remember(() => ({ language }));
      return null;
    },
    async find({ full }, { signal, tell }) {
      const roots = within === null ? [] : [within];
      const result = await find(ports, { roots, full, maxSeconds: null, ownFolder }, signal, (event) => {
        folders.add(pathsIn(event));
        tell(event);
      });
      folders.add([...result.lagrange, ...result.yunzai].map(({ path }) => path));
      return result;
    },
    async pickFolder(_, { signal }) {
      if (!pickFolder) return { kind: "list" };
      const path = await pickFolder();
      return path === null ? { kind: "cancelled" } : taken(path, signal);
    },
    listFolder: ({ path }, { signal }) => listFolder(ports, path, within, shown, signal),
    takeFolder: async ({ path }, { signal }) =>
      taken((granted.has(path) ? granted : shown).checked(path), signal),
    suggest: async (request, { signal }) => suggest(heeding(signal), checked(request), suffixes),
    revealToken: async (request, { signal }) => tokenOf(heeding(signal), checked(request)),
    readPaste: async ({ text }) => readPaste(text),
    async check(request, { signal, tell }) {
      return checkAndRemember(request, signal, tell);
    },
    async waitAndCheck({ seconds, ...request }, { signal, tell }) {
      const { url, yunzai, token } = await requestOf(request, signal);
      const endpoint = url ?? (yunzai === null ? (await planFor(heeding(signal), request)).endpoint : null);
      const timing = { stayMs, deadlineMs: usualDeadlineMs, waitSeconds: seconds };
      const dial = { url: endpoint, yunzai, token, ...timing, ignoreSelfSigned: true };
      // When a Yunzai that was started from here is gone, waiting is hopeless: it ends early, and the check still runs.
      const hopeless = new AbortController();
      const waiting = AbortSignal.any([signal, hopeless.signal]);
      const ended = (end: StartEnd): void => {
        hopeless.abort();
        tell({ type: "ended", ...end });
      };
      await starts.following({ lagrange: null, yunzai }, waiting, ended, () =>
        verifyFor(ports, dial, waiting, (news) => waiting.aborted || tell(news)),
      );
      return checkAndRemember(request, signal, tell);
    },
    async plan(request, { signal, tell }) {
      const { lagrange, yunzai, entry, unverified, rebuild } = request;
      const asked = await requestOf(request, signal);
      const plan = await planApply(ports, { ...asked, lagrange, entry, unverified, rebuild }, signal, tell);
      return {
        id: plan.write ? plans.keep({ plan, setup: { lagrange, yunzai } }) : null,
        result: plan.result,
      };
    },
    async write({ plan: id }, { signal }) {
      const { plan, setup } = plans.take(id);
      const result = withBackup(await commitApply(ports.settingsFile, plan, signal));
      if (result.kind === "written") await setups.remember(setup);
      return result;
    },
    async backups({ lagrange }, { signal }) {
      return restore(ports, { ...restoring(lagrange), backup: null, list: true }, signal);
    },
    async restore({ lagrange, backup }, { signal }) {
      return withBackup(await restore(ports, { ...restoring(lagrange), backup, list: false }, signal));
    },
    async watch({ lagrange, yunzai, link, seconds }, { signal, tell }) {
      const { url } = await requestOf({ lagrange, yunzai, link, token: null }, signal);
      const ended = (end: StartEnd): void => tell({ type: "ended", ...end });
      return starts.following({ lagrange, yunzai }, signal, ended, () =>
        watch(ports, { lagrange, yunzai, url, seconds }, signal, tell),
      );
    },
    async listen({ port, yunzai, seconds }, { signal, tell }) {
      folders.checked(yunzai);
      const told = (dial: ListenDial): void =>
        tell({ type: "dial", dial, meaning: pathMeaning(dial), fromLagrange: isFromLagrange(dial) });
      return listen(ports, { port, seconds }, signal, told, () => tell({ type: "holding" }));
    },
    planStart: ({ program, folder }, { signal }) => starts.plan(program, folder, signal),
    start: ({ plan }, { signal }) => starts.start(plan, signal),
    showFolder: ({ path }, { signal }) => starts.showFolder(path, signal),
  };
  return {
    service,
    grant: (path) => granted.add([path]),
  };

  function heeding(signal: AbortSignal): Ports {
    return { ...ports, disk: heedingDisk(ports.disk, signal) };
  }

  function checked<Request extends Folders>(request: Request): Request {
    folders.checked(request.lagrange);
    folders.checked(request.yunzai);
    return request;
  }

  /** The backup lies beside the real file, in another folder where appsettings.json is a link: that one may be shown too. */
  function withBackup<Result extends { readonly backup: string | null }>(result: Result): Result {
    const folder = result.backup === null ? null : parentFolder(result.backup);
    if (folder !== null) folders.add([folder]);
    return result;
  }

  async function taken(path: string, signal: AbortSignal): Promise<Picked> {
    const real = await orAborted(folderOf(path), signal, null);
    if (real === null) return { kind: "cancelled" };
    if (within !== null && !isWithin(real, within)) return { kind: "outside" };
    const looked = await lookInto(ports, real, ownFolder, signal);
    folders.add([...looked.lagrange, ...looked.yunzai].map((candidate) => candidate.path));
    return looked;
  }

  /** The real path of the folder itself, or of the one that holds a file: people drop the program. */
  async function folderOf(path: string): Promise<string> {
    const real = await ports.disk.realPath(path);
    const listing = await ports.disk.list(real);
    const isFile = listing.kind === "failed" && listing.problem === "not-a-folder";
    return isFile ? (parentFolder(real) ?? real) : real;
  }

  /** What the window asked about, as the jobs take it. Refuses a folder it was not given and an address nobody can dial. */
  async function requestOf(request: LinkRequest, signal: AbortSignal): Promise<CheckRequest> {
    const { lagrange, yunzai, token } = checked(request);
    const url = await endpointFor(heeding(signal), request, suffixes);
    // The window judges its fields by the same rules before it sends them.
    if (url === "invalid") throw new RefusedCall("bad-argument");
    return { lagrange, yunzai, url, token, stayMs };
  }

  async function checkAndRemember(
    request: LinkRequest,
    signal: AbortSignal,
    tell: VerifyProgress,
  ): Promise<CheckResult> {
    const result = await check(ports, await requestOf(request, signal), signal, tell);
    const { lagrange, yunzai } = request;
    if (result.verdict === "healthy" && lagrange !== null) {
      await setups.remember({ lagrange, yunzai });
    }
    return result;
  }

  function restoring(lagrange: string): { readonly settingsPath: string } {
    return { settingsPath: joinPath(folders.checked(lagrange), "appsettings.json") };
  }
}

/** A link in the only folder to work in may lead out of it: that is known when the file is written, and no sooner. */
function writingWithin(ports: Ports, within: string | null): Ports {
  const { settingsFile } = ports;
  const write: SettingsFile["write"] = (request, signal) =>
    settingsFile.write({ ...request, within }, signal);
  return { ...ports, settingsFile: { ...settingsFile, write } };
}

function pathsIn(event: FindEvent): readonly string[] {
  return event.type === "lagrange" || event.type === "yunzai" ? [event.candidate.path] : [];
}
