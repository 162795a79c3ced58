import { endpointUrl, maskUrl } from "../endpoint.ts";
import type { Evidence, LagrangeEvidence } from "../evidence.ts";
import { finding, type Finding } from "../findings.ts";
import { isWithin } from "../folder-path.ts";

/** What is told beside the verdict: it works or may work, but will bite, or is good to know. */
export function examineBeside(evidence: Evidence): Finding[] {
  const { lagrange, yunzai, otherYunzais, target } = evidence;
  const found: Finding[] = [];
  if (lagrange) found.push(...examineProcess(lagrange, evidence), ...examineProxy(lagrange, evidence));
  // Who runs two on purpose, and is proved to reach the chosen one, need not hear of it.
  const isProved = target?.owner?.is === "this-yunzai" || target?.outcome.kind === "handled";
  if (yunzai && otherYunzais.length > 0 && !isProved) {
    found.push(finding("two-yunzais", { paths: otherYunzais }));
  }
  return found;
}

function examineProcess(lagrange: LagrangeEvidence, { consoles }: Evidence): Finding[] {
  const { process, path } = lagrange;
  const found: Finding[] = [];
  if (!process) found.push(finding("lagrange-not-running", { path }));
  if (!lagrange.everLoggedIn) {
    found.push(finding("lagrange-never-logged-in", { path }));
    const server = publicSignServer(lagrange);
    if (server !== null) found.push(finding("sign-server-gone", { server: maskUrl(server) }));
  }
  if (readBeforeChange(lagrange)) found.push(finding("lagrange-needs-restart", { path }));
  if (process && standsStill(path, consoles)) found.push(finding("lagrange-paused", { path }));
  if (lagrange.flapping) found.push(finding("lagrange-flapping", { path, ...lagrange.flapping }));
  return found;
}

/** Its console is the one whose title names a program in its folder, or the only one there is. */
function standsStill(folder: string, consoles: Evidence["consoles"]): boolean {
  const own = consoles.filter(({ program }) => program === "lagrange");
  return own.some(
    ({ path, paused }) => paused && (path === null ? own.length === 1 : isWithin(path, folder)),
  );
}

/** FACTS L11: the links are read at login; a change since then waits for a restart. */
export function readBeforeChange({
  process,
  loggedInAt,
  settingsModified,
}: Pick<LagrangeEvidence, "process" | "loggedInAt" | "settingsModified">): boolean {
  if (!process || settingsModified === null || loggedInAt === null) return false;
  const loggedInSinceStart = process.startedAt === null || loggedInAt >= process.startedAt;
  return loggedInSinceStart && settingsModified > loggedInAt;
}

/** The public signer, down since October 2025; an empty setting means it as well (FACTS L10). */
function publicSignServer({ settings }: LagrangeEvidence): string | null {
  if (settings.kind !== "readable") return null;
  const written = settings.settings.values.get("SignServerUrl") ?? "";
  return written === "" || /^https?:\/\/sign\.lagrangecore\.org(?:[/:]|$)/i.test(written) ? written : null;
}

function examineProxy({ proxy }: LagrangeEvidence, { target }: Evidence): Finding[] {
  if (!proxy || !target) return [];
  const url = maskUrl(endpointUrl(target.endpoint));
  const facts = { variable: proxy.variable, proxy: maskUrl(proxy.proxy), url };
  return [finding("proxy-in-the-way", facts, proxy.certain ? "error" : "warning")];
}
