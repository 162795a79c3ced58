import type { Argument, EventOf, JobName, Result } from "./api.ts";
import type { CallRefusal } from "./messages.ts";

/** One call of a job, as its implementation sees it. */
export interface Call<Event> {
  /** Aborts when the window cancels or is gone; never for a write or a restore. */
  readonly signal: AbortSignal;
  readonly tell: (event: Event) => void;
}

/** The jobs as a host offers them. */
export type Service = {
  readonly [N in JobName]: (argument: Argument<N>, call: Call<EventOf<N>>) => Promise<Result<N>>;
};

/** Thrown by a job when the window asks for what it may not have; the dispatcher answers with the reason. */
export class RefusedCall extends Error {
  readonly why: CallRefusal;

  constructor(why: CallRefusal) {
    super(why);
    this.why = why;
  }
}
