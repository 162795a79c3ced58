import type { LagrangeCandidate } from "../../electron/jobs/results.ts";
import type { News } from "../../renderer/wizard/actions.ts";
import type { Job } from "../../renderer/wizard/state.ts";
import { applyResult, checkResult, found, suggestion, type Play } from "./wizard.ts";

/** What the host tells about the job that runs. */
export const news =
  (make: (job: Job) => News): Play =>
  (state) => {
    if (state.job === null) throw new Error("nothing runs");
    return make(state.job);
  };

/** A Lagrange that the search comes upon. */
export const sighted = (candidate: LagrangeCandidate): Play =>
  news((job) => ({ type: "find-event", job, event: { type: "lagrange", candidate } }));
export const searched = (result = found()): Play => news((job) => ({ type: "find-result", job, result }));
export const suggested = (more = {}): Play =>
  news((job) => ({ type: "suggestion", job, suggestion: suggestion(more) }));
export const checked = (result = checkResult("handled")): Play =>
  news((job) => ({ type: "checked", job, result, at: 1 }));
export const planned = (result = applyResult(), id: string | null = "plan"): Play =>
  news((job) => ({ type: "planned", job, plan: { id, result } }));
export const written = (result = applyResult({ kind: "written", backup: "/b.bak" })): Play =>
  news((job) => ({ type: "written", job, result }));
/** A bug ended the job. */
export const broken: Play = news((job) => ({ type: "job-failed", job }));

/** From a first run's start to its later pages, where everything goes well. */
export const toLink: readonly Play[] = [searched(), { type: "next" }, suggested()];
export const toVerify: readonly Play[] = [...toLink, { type: "next" }];
export const toReview: readonly Play[] = [...toVerify, checked(), { type: "next" }];
export const toDone: readonly Play[] = [...toReview, planned(), { type: "write" }, written()];
