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
  return { ...watch, view, ended: watch.ended && !runsAgain(watch.ended, view) ? watch.ended : null };
}

function runsAgain({ target }: StartEnd, { lagrange, connected, cause }: WatchView): boolean {
  if (target.is === "yunzai") return cause?.kind !== "not-listening";
  return connected || (lagrange !== "not-running" && lagrange !== "unknown");
}
