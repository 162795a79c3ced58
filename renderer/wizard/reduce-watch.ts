import { freshWatch, type WizardState } from "./state.ts";

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
