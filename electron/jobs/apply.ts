import { isAsDesired, type DesiredLink } from "../core/settings/desired-link.ts";
import { diagnose } from "../core/diagnose/index.ts";
import type { LinkEvidence } from "../core/evidence.ts";
import type { Finding } from "../core/findings.ts";
import type { WriteRefusal } from "../core/reasons.ts";
import { sameBytes } from "../core/same-bytes.ts";
import { decodeSettings } from "../core/settings/settings-bytes.ts";
import { createSettings } from "../core/settings/settings-create.ts";
import { editSettings, type EntryChoice } from "../core/settings/settings-edit.ts";
import { readLinks } from "../core/settings/settings-links.ts";
import { readSettings } from "../core/settings/settings-read.ts";
import { rebuildSettings } from "../core/settings/settings-rebuild.ts";
import { linkViews, worksAsItIs } from "./check.ts";
import { examine, type Examination, type ExamineRequest } from "./examine/examine.ts";
import { maskedDiff } from "./masked-diff.ts";
import type { Ports, SettingsFile, WriteRequest } from "./ports.ts";
import type { ApplyResult } from "./results.ts";
import type { VerifyProgress } from "./verify/verify.ts";

export interface ApplyRequest extends ExamineRequest {
  readonly lagrange: string;
  /** Which entry to edit: its `Link.index`, a new one, or null to let the rules of DESIGN 2.4 choose. */
  readonly entry: number | "new" | null;
  /** Write although the handshake did not prove the link. */
  readonly unverified: boolean;
}

/** A plan to show, and the write that carries it out; `write` is null when there is nothing to write. */
export interface ApplyPlan {
  readonly result: ApplyResult;
  readonly write: WriteRequest | null;
}

/**
 * Examines, proves the link, and works out the smallest edit. Changes nothing: `commitApply` writes
 * exactly what is shown here, or nothing when the file is not the same any more.
 */
export async function planApply(
  ports: Ports,
  request: ApplyRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<ApplyPlan> {
  const examination = await examine(ports, request, signal, onProgress);
  const { lagrange, evidence } = examination;
  const refuse = (reason: WriteRefusal): ApplyPlan => refusal(examination, reason);
  // What was read until then may be less than there is.
  if (signal.aborted) return refuse("cancelled");
  if (!lagrange || !evidence.lagrange) return refuse("not-found");
  if (evidence.lagrange.program !== "onebot") return refuse("wrong-program");
  const { settings, overlays } = lagrange;
  // Lagrange stops at a layer it cannot read (FACTS N1, N5): no edit of the file would make the link work.
  if (lagrange.brokenOverlay) return refuse("layer-unreadable");
  if (settings.kind === "failed") {
    return refuse(settings.problem === "no-permission" ? "no-permission" : "settings-unreadable");
  }
  const readable =
    settings.kind === "read" && settings.read.kind === "readable" ? settings.read.settings : null;
  if (settings.kind === "read" && !readable && !request.rebuild) return refuse("settings-unreadable");

  const choice = chosenEntry(request.entry, examination);
  if (choice === null) return refuse("ambiguous");
  const chosen = choice.kind === "entry" ? findLink(examination, choice.index) : null;
  if (choice.kind === "entry" && !chosen) return refuse("not-found");
  const remaining = diagnose(evidence).findings.filter(staysForLagrange);
  // A link that works, but to the Yunzai of another folder, proves nothing about the chosen one.
  const elsewhere = examination.yunzai !== null && examination.target.owner?.is === "other-yunzai";
  if (elsewhere && !request.unverified) return refuse("not-verified");
  if (chosen && readable && worksAsItIs(chosen, examination)) {
    return {
      result: { ...emptyResult, kind: "unchanged", outcome: chosen.outcome, remaining },
      write: null,
    };
  }
  if (!examination.target.outcome.ok && !request.unverified) return refuse("not-verified");

  const { endpoint, token, ignoreCertificate } = examination.target;
  const desired: DesiredLink = {
    endpoint,
    token: token === null ? { kind: "keep" } : { kind: "set", value: token },
    ignoreCertificate,
  };
  const before = settings.kind === "read" ? settings.bytes : null;
  const after = newContent(choice);
  if (typeof after === "string") return refuse(after);
  if (before && sameBytes(before, after)) {
    return {
      result: { ...emptyResult, kind: "unchanged", outcome: examination.target.outcome, remaining },
      write: null,
    };
  }
  return {
    result: {
      ...emptyResult,
      kind: "planned",
      diff: maskedDiff(
        before && decodeSettings(before).text,
        decodeSettings(after).text,
        token === null ? [] : [token],
      ),
      outcome: examination.target.outcome,
      remaining,
    },
    write: { path: lagrange.settingsPath, bytes: after, expected: before },
  };

  function newContent(entry: EntryChoice): Uint8Array | "would-not-rebuild" | "would-not-parse" {
    if (before === null) return createSettings(desired);
    if (!readable) {
      const rebuilt = rebuildSettings(before, desired, entry);
      return rebuilt.kind === "rebuilt" ? rebuilt.bytes : rebuilt.reason;
    }
    const edit = editSettings(before, readable, entry, desired, overlays);
    if (edit.kind === "refused") return edit.reason;
    const edited = edit.kind === "edited" ? edit.bytes : before;
    return yieldsLink(edited) ? edited : "would-not-parse";
  }

  /** A layer over the file may undo the edit (FACTS N5): then writing would only look like a repair. */
  function yieldsLink(bytes: Uint8Array): boolean {
    const read = readSettings(bytes);
    return (
      read.kind === "readable" &&
      readLinks(read.settings, overlays).some((link) => isAsDesired(link, desired))
    );
  }
}

/** Carries out a plan; what is written is what was shown, byte for byte. */
export async function commitApply(
  settingsFile: SettingsFile,
  { result, write }: ApplyPlan,
  signal: AbortSignal,
): Promise<ApplyResult> {
  if (!write) return result;
  const written = await settingsFile.write(write, signal);
  const backup = written.backup?.path ?? null;
  return written.kind === "written"
    ? { ...result, kind: "written", backup }
    : { ...result, kind: "refused", reason: written.reason, step: written.step, backup };
}

const emptyResult = {
  reason: null,
  step: null,
  backup: null,
  diff: "",
  candidates: [],
  remaining: [],
} as const satisfies Partial<ApplyResult>;

function refusal(examination: Examination, reason: WriteRefusal): ApplyPlan {
  const { choice } = examination;
  const asked = reason === "ambiguous" && choice.kind === "ask" ? choice.candidates : [];
  const candidates = linkViews(examination).filter(({ index }) => asked.includes(index));
  const { outcome } = examination.target;
  return { result: { ...emptyResult, kind: "refused", reason, outcome, candidates }, write: null };
}

function chosenEntry(asked: ApplyRequest["entry"], { choice }: Examination): EntryChoice | null {
  if (asked === "new") return { kind: "new" };
  if (asked !== null) return { kind: "entry", index: asked };
  return choice.kind === "ask" ? null : choice;
}

function findLink({ links }: Examination, index: number): LinkEvidence | null {
  return links.find(({ link }) => link.index === index) ?? null;
}

/** It keeps Lagrange from its links, however right they are: a value at which it stops, a proxy that it dials through. */
function staysForLagrange({ code, severity }: Finding): boolean {
  return severity === "error" && (code === "value-invalid" || code === "proxy-in-the-way");
}
