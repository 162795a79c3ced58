import { assertNever } from "../assert-never.ts";
import { endpointUrl, isLoopback, maskUrl } from "../endpoint.ts";
import type { Evidence, TargetEvidence, YunzaiEvidence } from "../evidence.ts";
import { finding, type Finding } from "../findings.ts";
import { certificateFault, type Outcome } from "../outcome.ts";
import { oneBotSegments } from "../recognise.ts";
import type { Link } from "../settings/settings-read.ts";
import { settingsPorts } from "../yunzai/yunzai-config.ts";
import { misspeltTarget } from "./entry-address.ts";
import { examineMove, listensElsewhere, ownWindow } from "./running-yunzai.ts";

/**
 * What is wrong with Yunzai itself or the way to it: judged from the dial with the right values. `works`: the
 * link is proved as it stands.
 */
export function examineOtherSide(evidence: Evidence, works: boolean): Finding[] {
  const { yunzai, target } = evidence;
  const found: Finding[] = yunzai ? examineFolder(yunzai, works) : [];
  if (target && yunzai?.flavour !== "other") {
    found.push(...examineReach(target, evidence));
    if (yunzai) found.push(...examineMove(target, yunzai));
    const entry = entryOf(evidence);
    // What Yunzai demands is told at the entry that has to meet it, the scheme only at one that dials the port.
    if (!entry) found.push(...examineToken(target));
    if (entry?.endpoint?.port !== target.endpoint.port) found.push(...examineScheme(target));
  }
  return found;
}

function examineFolder(yunzai: YunzaiEvidence, works: boolean): Finding[] {
  if (yunzai.flavour === "other") return [finding("not-trss", { path: yunzai.path, name: yunzai.name })];
  const found: Finding[] = [];
  for (const { file, problem, line } of yunzai.config.problems) {
    // What cannot be read counts as absent (FACTS Y3), and a link that works can do without it.
    const severity = works ? "warning" : "error";
    found.push(finding("yunzai-settings-invalid", { file, problem, line }, severity));
  }
  if (!hasAdapter(yunzai)) {
    found.push(finding("adapter-missing", { path: yunzai.path, adapters: yunzai.adapters }));
  }
  const { auth, url, port, stalePort } = yunzai.config;
  if (auth.kind === "unmeetable") {
    found.push(
      finding("auth-unmeetable", { file: yunzai.config.file, problem: auth.problem, key: auth.key }),
    );
  }
  if (stalePort && stalePort.port !== port) {
    found.push(finding("stale-port-setting", { ...stalePort, effective: port }));
  }
  if (url !== null && disagrees(url, yunzai.config)) {
    found.push(finding("url-port-disagree", { file: yunzai.config.file, url: maskUrl(url), port }));
  }
  if (yunzai.redis && !yunzai.redis.startable) {
    const { host, port: redisPort } = yunzai.config.redis;
    found.push(finding("redis-not-running", { host, port: redisPort, reason: yunzai.redis.reason }));
  }
  return found;
}

/** A printed address of this machine that names a port nobody listens on (FACTS Y3); behind a proxy it may. */
function disagrees(url: string, config: YunzaiEvidence["config"]): boolean {
  const [, host = "", named] = /^[a-z]+:\/\/(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?/i.exec(url) ?? [];
  return named !== undefined && isLoopback(host) && !settingsPorts(config).includes(Number(named));
}

function examineReach(target: TargetEvidence, evidence: Evidence): Finding[] {
  const { yunzai } = evidence;
  const { outcome, owner, endpoint } = target;
  const { host, port } = endpoint;
  const url = maskUrl(endpointUrl(endpoint));
  const taken = finding("port-taken", { port, pid: owner?.pid ?? null, program: owner?.program ?? null });
  const loading = finding("yunzai-loading", { url });
  const { window, paused } = ownWindow(evidence);
  if (owner?.is === "other-yunzai" && owner.workingDirectory !== null && yunzai) {
    return [finding("wrong-yunzai", { port, path: owner.workingDirectory, expected: yunzai.path })];
  }
  switch (outcome.kind) {
    case "handled":
    case "unstable":
    case "cancelled":
      return [];
    case "registered":
      return markerSilence(target);
    case "unproven":
    case "unauthorized":
      // What Yunzai demands is told at the entry that has to meet it, where there is one.
      return isStranger(target, yunzai) ? [taken] : [];
    case "loading":
      if (isStranger(target, yunzai)) return [taken];
      return [target.here && paused ? paused : loading];
    case "not-yunzai":
      // A plugin of this Yunzai may have a port of its own.
      if (owner?.is !== "this-yunzai" || !yunzai) return [taken];
      return [listensElsewhere(endpoint, yunzai) ?? loading];
    case "refused":
      if (!target.here) return [finding("remote-unreachable", { host, port, code: "ECONNREFUSED" })];
      if (target.reserved) return [finding("reserved-port", { port, ...target.reserved })];
      return [
        (yunzai && listensElsewhere(endpoint, yunzai)) ??
          paused ??
          (yunzai?.running
            ? loading
            : finding("yunzai-not-running", { path: yunzai?.path ?? null, host, port, window })),
      ];
    case "unreachable":
    case "unresolved":
      return [finding("remote-unreachable", { host, port, code: codeOf(outcome) ?? outcome.kind })];
    case "path-unknown":
    case "wrong-adapter":
      // Where its file is missing, the folder has told it.
      return yunzai && hasAdapter(yunzai) ? [unknownPath(target, yunzai)] : [];
    case "tls":
      return [];
    default:
      return assertNever(outcome.kind);
  }
}

/** The first code with which a stage before the answer failed; null where none has one. */
function codeOf({ steps }: Outcome): string | null {
  const codes = steps.map((step) =>
    step.stage === "resolve" || step.stage === "connect" || step.stage === "upgrade" ? step.facts.code : null,
  );
  return codes.find((code) => code) ?? null;
}

function hasAdapter({ adapters }: YunzaiEvidence): boolean {
  return oneBotSegments.some((name) => adapters.includes(name));
}

function unknownPath(target: TargetEvidence, yunzai: YunzaiEvidence): Finding {
  const { path, adapters } = yunzai;
  return misspeltTarget(target, yunzai)?.finding ?? finding("adapter-missing", { path, adapters });
}

/** The entry that is taken for the link; null where there is none yet. */
function entryOf({ lagrange }: Evidence): Link | null {
  if (lagrange?.settings.kind !== "readable") return null;
  const { links, linkIndex } = lagrange.settings;
  return links.find(({ link }) => link.index === linkIndex)?.link ?? null;
}

/** The token that a dial to the right place still lacks. */
function examineToken({ outcome, token }: TargetEvidence): Finding[] {
  if (outcome.kind !== "unauthorized") return [];
  const wants = token === null ? null : "authorization";
  return [finding("token-mismatch", { index: null, has: token === null ? "none" : "other", wants })];
}

/** The scheme or certificate in which it fails. */
function examineScheme({ outcome, endpoint }: TargetEvidence): Finding[] {
  if (outcome.kind !== "tls") return [];
  const url = maskUrl(endpointUrl(endpoint));
  const code = certificateFault(outcome);
  if (code !== null) return [finding("certificate-untrusted", { url, code })];
  return [finding("tls-mismatch", { url, listens: endpoint.secure ? "ws" : "wss" })];
}

/**
 * Whether what answered on this machine cannot be the chosen Yunzai: a program that is none, or an answer
 * that this Yunzai's age and settings never give (FACTS Y6, Y8).
 */
function isStranger({ owner, outcome, here }: TargetEvidence, yunzai: YunzaiEvidence | null): boolean {
  if (owner?.is === "this-yunzai") return false;
  if (owner?.is === "other-program" && outcome.kind !== "unauthorized") return !outcome.ok;
  if (!yunzai || !here) return false;
  const { age, config } = yunzai;
  switch (outcome.kind) {
    case "unproven":
      return !outcome.ok && age !== null && age !== "A";
    case "loading":
      // While C loads it says nothing; a 404 is somebody else's.
      return (
        age === "C" && outcome.steps.some(({ stage, facts }) => stage === "upgrade" && facts.status === 404)
      );
    case "unauthorized":
      return config.auth.kind === "none";
    default:
      return false;
  }
}

function markerSilence(target: TargetEvidence): Finding[] {
  const marker = target.outcome.steps.find((step) => step.stage === "marker");
  const log = marker?.facts.log;
  return marker?.status === "failed" && typeof log === "string"
    ? [finding("marker-not-echoed", { log })]
    : [];
}
