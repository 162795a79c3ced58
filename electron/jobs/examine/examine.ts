import type { Program } from "../../core/program.ts";
import { chooseEntry, type ChosenEntry } from "../../core/settings/choose-entry.ts";
import { handlerSegment, type Endpoint } from "../../core/endpoint.ts";
import type { Evidence, LinkEvidence, PortOwner } from "../../core/evidence.ts";
import type { ProxySources } from "../../core/proxy.ts";
import { readConsole } from "../../core/console-title.ts";
import { dialledTarget } from "../../core/dialled-target.ts";
import { readLinks } from "../../core/settings/settings-links.ts";
import type { Link } from "../../core/settings/settings-read.ts";
import { rebuildBase } from "../../core/settings/settings-rebuild.ts";
import { planTarget } from "../../core/target.ts";
import { lagrangeEvidence, yunzaiEvidence, type ReadLagrange, type ReadYunzai } from "./evidence-of.ts";
import { hintsOf } from "../find/find-running.ts";
import { lookAt, ownerOfPort, type SystemSnapshot } from "./port-owner.ts";
import { formerPorts, yunzaiRun } from "./yunzai-run.ts";
import { heedingDisk } from "../heeding-disk.ts";
import type { PortRange, Ports, System } from "../ports.ts";
import { readLagrange } from "./read-lagrange.ts";
import { readYunzai } from "./read-yunzai.ts";
import { runningFolders, type RunningFolder } from "../find/running-folders.ts";
import { survey, type Survey } from "./survey.ts";
import type { VerifyProgress } from "../verify/verify.ts";

export interface ExamineRequest {
  /** Absolute paths; null where there is none. */
  readonly lagrange: string | null;
  readonly yunzai: string | null;
  /** An address the user gave instead of what Yunzai's settings say. */
  readonly url: Endpoint | null;
  readonly token: string | null;
  readonly stayMs: number;
  /** For each dial, in ms; `verify`'s usual time unless told. */
  readonly deadlineMs?: number;
  /** Take the entries of a file that .NET cannot read from what a rebuild would carry over. */
  readonly rebuild: boolean;
}

/** Everything learned about one link: what `check` judges and what `apply` plans from. */
export interface Examination {
  readonly evidence: Evidence;
  readonly lagrange: ReadLagrange | null;
  readonly yunzai: ReadYunzai | null;
  readonly links: readonly LinkEvidence[];
  readonly target: Survey["target"];
  /** Which entry is, or becomes, the link to Yunzai (DESIGN 2.4). */
  readonly choice: ChosenEntry;
}

/** Reads both folders, looks at processes and sockets once, and dials. Changes nothing. */
export async function examine(
  { disk: patientDisk, ...others }: Ports,
  request: ExamineRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<Examination> {
  const disk = heedingDisk(patientDisk, signal);
  const ports = { ...others, disk };
  const { system } = ports;
  const [snapshot, consoles, yunzai] = await Promise.all([
    lookAt(system),
    system.consoles(),
    request.yunzai === null ? null : readYunzai(disk, request.yunzai).then(readOrNull),
  ]);
  const now = ports.clock.now();
  const { processes, sockets, ownHosts } = snapshot;
  const [running, lagrangeFolder, yunzaiFolder] = await Promise.all([
    runningFolders(disk, hintsOf(processes, sockets)),
    request.lagrange === null ? null : disk.realPath(request.lagrange),
    yunzai === null ? null : disk.realPath(yunzai.path),
  ]);
  const lagrangeHere = runningIn(lagrangeFolder, "lagrange", running);
  const yunzaiHere =
    yunzai && yunzaiFolder !== null ? yunzaiRun(yunzai, yunzaiFolder, running, snapshot, now) : null;
  const environment = lagrangeHere && (await system.environment(lagrangeHere.pid));
  const proxies = await proxySources(system, environment);
  const lagrange =
    request.lagrange === null ? null : readOrNull(await readLagrange(disk, request.lagrange, environment));
  const otherYunzais = running.flatMap(({ program, path }) =>
    program === "yunzai" && path !== yunzaiFolder ? [path] : [],
  );
  const written = linksOf(lagrange, request.rebuild);
  const plan = planTarget({
    given: request.url,
    token: request.token,
    yunzai: yunzai && { ...yunzai, formerPorts: formerPorts(yunzaiHere) },
    links: written,
    ownHosts,
  });
  const ownerIn = (seen: SystemSnapshot, endpoint: Endpoint): PortOwner | null =>
    ownerOfPort(seen, endpoint, yunzaiFolder, otherYunzais);
  const ownerOf = (endpoint: Endpoint): PortOwner | null => ownerIn(snapshot, endpoint);
  const surveyed = await survey(
    ports,
    {
      links: written,
      plan,
      yunzai,
      ownerOf,
      ownerNow: async (endpoint) => ownerIn(await lookAt(system), endpoint),
      ownHosts,
      ignoreSelfSigned: true,
      seekPath: yunzai === null,
      stayMs: request.stayMs,
      deadlineMs: request.deadlineMs ?? null,
      waitEnds: null,
    },
    signal,
    onProgress,
  );
  const { links, target } = surveyed;
  const choice = choose(surveyed, ownerOf);
  const process = lagrangeHere && {
    pid: lagrangeHere.pid,
    startedAt: processes.find(({ pid }) => pid === lagrangeHere.pid)?.startedAt ?? null,
  };
  const log = yunzai?.log?.events ?? [];
  const evidence: Evidence = {
    lagrange: lagrange && lagrangeEvidence(lagrange, { links, choice, process, proxies, target, log, now }),
    yunzai: yunzai && (await yunzaiEvidence(ports, yunzai, yunzaiHere, target, signal)),
    target: { ...target, reserved: await reservedAt(system, target) },
    otherYunzais: [...new Set(otherYunzais)],
    consoles: consoles.map(readConsole).filter((read) => read !== null),
  };
  return { evidence, lagrange, yunzai, links, target, choice };
}

/** Whatever may tell which way Lagrange dials (FACTS L14): its own environment where that is known, else what it would get. */
async function proxySources(system: System, own: ProxySources["own"]): Promise<ProxySources> {
  const [lasting, proxy] = await Promise.all([own ? null : system.lastingEnvironment(), system.proxy()]);
  return { own, lasting, system: proxy, ownHosts: system.ownHosts() };
}

/** Asked only where nobody listens here though somebody should: a reserved port would be why (FACTS Y15). */
async function reservedAt(
  system: System,
  { endpoint, here, outcome, owner }: Survey["target"],
): Promise<PortRange | null> {
  const silent = here && outcome.kind === "refused" && owner === null;
  return silent ? system.reservedRange(endpoint.port) : null;
}

/** The entries as Lagrange reads them; of a file that .NET cannot read, those a rebuild would carry over. */
export function linksOf(lagrange: ReadLagrange | null, rebuild: boolean): readonly Link[] {
  if (lagrange?.settings.kind !== "read") return [];
  const { read, bytes } = lagrange.settings;
  if (read.kind === "readable") return readLinks(read.settings, lagrange.overlays);
  const base = rebuild ? rebuildBase(bytes) : null;
  return base?.kind === "base" ? readLinks(base.settings, lagrange.overlays) : [];
}

/** A folder that cannot be listed is as good as none: the host has said so before. */
function readOrNull<Reading extends { readonly kind: string }>(
  reading: Reading,
): Extract<Reading, { kind: "read" }> | null {
  return isRead(reading) ? reading : null;
}

function isRead<Reading extends { readonly kind: string }>(
  reading: Reading,
): reading is Extract<Reading, { kind: "read" }> {
  return reading.kind === "read";
}

function runningIn(
  folder: string | null,
  program: Program,
  running: readonly RunningFolder[],
): RunningFolder | null {
  return running.find((one) => one.program === program && one.path === folder) ?? null;
}

/** DESIGN 2.4's choice; among several that could be meant, one that works already settles it. */
function choose({ links, target }: Survey, ownerOf: (endpoint: Endpoint) => PortOwner | null): ChosenEntry {
  // The chosen Yunzai itself is nobody else, on whichever of its ports.
  const isOwn = ({ endpoint }: Link): boolean => endpoint !== null && ownerOf(endpoint)?.is === "this-yunzai";
  const choice = chooseEntry(
    links.map(({ link }) => link),
    {
      endpoint: target.endpoint,
      segment: handlerSegment(target.endpoint.suffix),
      dialled: new Map(
        links.map(({ link, outcome }) => [
          link.index,
          isOwn(link) ? "not-dialled" : dialledTarget(link, outcome, target.endpoint),
        ]),
      ),
    },
  );
  if (choice.kind !== "ask") return choice;
  const working = links.filter(
    ({ link, outcome }) =>
      choice.candidates.includes(link.index) && link.state === "used" && outcome?.ok === true,
  );
  const best = working.find(({ link }) => link.universal) ?? working[0];
  return best ? { kind: "entry", index: best.link.index } : choice;
}
