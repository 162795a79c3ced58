import type { Argument, EventOf, JobName, Result } from "./api.ts";
import type { Refusal } from "./messages.ts";

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

/** Thrown by a job that was asked for something the window had no right to: the call is refused. */
export class RefusedCall extends Error {
  readonly why: Refusal;

  constructor(why: Refusal) {
    super(why);
    this.why = why;
  }
}
