import type { WatchView } from "../../electron/core/watch-judge.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import { freshWatch, type Watch, type WizardState } from "./state.ts";

/** To find Lagrange's window, start it and scan a QR code; the longest the host takes, in seconds. */
const watchSeconds = 600;

/** Follows the Lagrange whose settings were just written. */
export function watchWritten(state: WizardState): WizardState {
  const { request } = state.review;
  if (request === null) return state;
  const { lagrange, yunzai, link } = request;
  const watched = { lagrange, yunzai, link, seconds: watchSeconds };
  return { ...state, watch: freshWatch(), failed: null, job: { kind: "watch", watched } };
}

/** The same again, from the page that tells how it ended. */
export function watchAgain(state: WizardState): WizardState {
  return state.page === "done" && state.job === null ? watchWritten(state) : state;
}

/** A watch with what is known now; that something ended is old news once it runs again. */
export function withView(watch: Watch, view: WatchView): Watch {
  const { ended, view: before } = watch;
  return { ...watch, view, ended: ended && !runsAgain(ended, before, view) ? ended : null };
}

/** A watch with what was started and is gone again; not the Lagrange that the page asks to close. */
export function withEnd(watch: Watch, ended: StartEnd): Watch {
  const isAsked = ended.target.is === "lagrange" && watch.view?.lagrange === "old-settings";
  return isAsked ? watch : { ...watch, ended };
}

function runsAgain(
  { target }: StartEnd,
  before: WatchView | null,
  { lagrange, connected, cause }: WatchView,
) {
  if (connected) return true;
  if (target.is === "lagrange") return lagrange !== "not-running" && lagrange !== "unknown";
  // Somebody listens now. Whoever did so all along is what Yunzai may have died of.
  return before?.cause?.kind === "not-listening" && cause?.kind !== "not-listening";
}
