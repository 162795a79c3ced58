import { assertNever } from "../assert-never.ts";
import type { OutcomeKind } from "../outcome.ts";
import { otherSegments } from "../recognise.ts";
import type { Standing } from "./probe-lane.ts";
import type { Readiness } from "./probe.ts";

/** A plain HTTP question that settles what two dials cannot: not asked, under way, or answered. */
export type Question = "unasked" | "asked" | Readiness;

/** Everything the verdict depends on, at one moment. */
export interface View {
  readonly chosen: Standing;
  readonly control: Standing;
  /** The first path segment of the chosen dial (FACTS Y5). */
  readonly segment: string;
  /** The chosen dial got its HTTP status without a single header, as only Yunzai sends it (FACTS Y6). */
  readonly bare: boolean;
  /** The chosen dial is a `ws://` one that got status 400: what a TLS port may say in plain HTTP. */
  readonly badRequest: boolean;
  /** `GET /` on the same listener. */
  readonly ready: Question;
  /** `GET /` on the same port in the other scheme. */
  readonly other: Question;
  /** The server said it is ready a while ago, and the chosen dial is as silent as before. */
  readonly ignored: boolean;
  /** The time for a first answer is up. */
  readonly late: boolean;
  /** Also the time that was granted for loading is up. */
  readonly outOfPatience: boolean;
  /** Nothing more can be awaited; a question without an answer counts as answered by nothing. */
  readonly final: boolean;
}

export type Judgement =
  | { readonly kind: "wait" }
  | { readonly kind: "ask"; readonly scheme: "same" | "other" }
  | { readonly kind: "verdict"; readonly outcome: OutcomeKind };

const wait: Judgement = { kind: "wait" };
const askReadiness: Judgement = { kind: "ask", scheme: "same" };

/** Decides what two dials mean, or what has to be asked or awaited first (FACTS Y6, Y7, Y14). */
export function judge(view: View): Judgement {
  switch (view.chosen) {
    case "resolving":
      return view.late ? verdict("unresolved") : wait;
    case "connecting":
      return view.late ? verdict("unreachable") : wait;
    case "waiting":
      return judgeSilence(view);
    case "dripping":
      return view.late ? verdict("not-yunzai") : wait;
    case "answering":
    case "staying":
      return wait;
    case "open":
      return judgeOpen(view);
    case "mute":
      // Every age answers pings, on any path that stays open.
      return verdict("not-yunzai");
    case "dropped":
      return judgeDeath(view, "dropped");
    case "broken":
      return judgeDeath(view, "broken");
    case "not-found":
      return pending(view) ? wait : judgeReadiness(view, "path-unknown");
    case "unauthorized":
    case "bad-header":
      return verdict("unauthorized");
    case "other-status":
      return view.badRequest ? judgeOtherScheme(view) : verdict("not-yunzai");
    case "bad-url":
    case "unresolved":
      return verdict("unresolved");
    case "refused":
    case "unreachable":
      return verdict(view.chosen);
    case "certificate":
    case "tls-refused":
    case "speaks-tls":
      return verdict("tls");
    case "not-tls":
    case "reset":
      return judgeOtherScheme(view);
    case "not-http":
    case "not-websocket":
    case "flood":
      return verdict("not-yunzai");
    default:
      return assertNever(view.chosen);
  }
}

function verdict(outcome: OutcomeKind): Judgement {
  return { kind: "verdict", outcome };
}

/** True while the control dial may still say something that counts. */
function pending({ control, late, final }: View): boolean {
  if (control === "staying") return !final;
  if (control === "answering") return true;
  return (control === "resolving" || control === "connecting" || control === "waiting") && !late;
}

/**
 * Not a byte: loading (C), or a server that is ready and ignores the path (Z). `GET /` is asked once, at
 * the end of the usual time, since each question adds a listener to a loading Yunzai (FACTS Y7).
 */
function judgeSilence(view: View): Judgement {
  if (!view.late) return wait;
  if (view.ready === "unasked") return askReadiness;
  if (view.ready === "asked") return wait;
  if (view.ready.status === null) return view.outOfPatience ? verdict("loading") : wait;
  if (!view.ignored && !view.final) return wait;
  return verdict(view.ready.status === 302 ? "path-unknown" : "not-yunzai");
}

function judgeOpen(view: View): Judgement {
  const { control } = view;
  switch (control) {
    case "waiting":
      return judgeSilentControl(view);
    case "resolving":
    case "connecting":
    case "answering":
    case "staying":
      return view.final ? reached(view, "unproven") : wait;
    case "dropped":
    case "broken":
    case "not-found":
    case "unauthorized":
    case "other-status":
      return reached(view, "registered");
    case "open":
    case "mute":
    case "dripping":
    case "bad-url":
    case "bad-header":
    case "unresolved":
    case "refused":
    case "unreachable":
    case "certificate":
    case "tls-refused":
    case "not-tls":
    case "speaks-tls":
    case "reset":
    case "not-http":
    case "not-websocket":
    case "flood":
      // The control failed by itself, or behaves as the chosen path does.
      return reached(view, "unproven");
    default:
      return assertNever(control);
  }
}

/** Silence only on the control is age Z, unless the server takes one connection at a time: then `GET /` is silent too. */
function judgeSilentControl(view: View): Judgement {
  if (view.ready === "unasked") return askReadiness;
  if (view.ready === "asked") return wait;
  return reached(view, view.ready.status === null ? "unproven" : "registered");
}

/** What stays open on another adapter's path is the wrong path, proved or not. */
function reached({ segment }: View, outcome: "registered" | "unproven"): Judgement {
  const isOther = otherSegments.some((name) => name === segment);
  return verdict(isOther ? "wrong-adapter" : outcome);
}

/** Opened and gone: like its control it was an unknown path or one still loading (B), else the link is unstable. */
function judgeDeath(view: View, how: "dropped" | "broken"): Judgement {
  if (pending(view)) return wait;
  return view.control === how ? judgeReadiness(view, "unstable") : verdict("unstable");
}

/**
 * `GET /`: 302 is a ready Yunzai, so the path is unknown; 404 is one that loads, unless its refusal of the dial
 * was an ordinary web server's; `otherwise` without an answer.
 */
function judgeReadiness(view: View, otherwise: OutcomeKind): Judgement {
  const { chosen, ready, bare } = view;
  if (ready === "unasked") return askReadiness;
  if (ready === "asked") return wait;
  if (ready.status === null) return verdict(otherwise);
  if (ready.status === 302) return verdict("path-unknown");
  if (ready.status === 404) return verdict(chosen === "not-found" && !bare ? "not-yunzai" : "loading");
  // A plugin may serve the root itself; the bare refusal still tells Yunzai from any other server.
  return verdict(bare ? "path-unknown" : "not-yunzai");
}

/** The same port in the other scheme: if that answers HTTP, only the scheme is wrong (FACTS Y14). */
function judgeOtherScheme({ other }: View): Judgement {
  if (other === "unasked") return { kind: "ask", scheme: "other" };
  if (other === "asked") return wait;
  return verdict(other.status !== null || other.secured ? "tls" : "not-yunzai");
}
