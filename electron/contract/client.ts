import type { Argument, EventOf, JobName, Result } from "./api.ts";
import { jobNames } from "./methods.ts";
import { readHostMessage, type Refusal } from "./messages.ts";

/** Carries JSON texts to a host and back: a WebSocket, Electron's channel, or a test's memory. */
export interface Transport {
  send(json: string): void;
  /** Called once, before anything is sent. */
  listen(onMessage: (json: string) => void, onClosed: () => void): void;
}

export interface CallOptions<Event> {
  /** Asks the job to stop; it still answers, with what it has. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: Event) => void;
}

/** The jobs as the window calls them. A call that gets no result rejects with `CallFailed`. */
export type Client = {
  readonly [N in JobName]: (
    argument: Argument<N>,
    options?: CallOptions<EventOf<N>>,
  ) => Promise<Result<N>>;
};

/** Why a call has no result: the host is gone, refused the call (a bug here), or met a bug of its own. */
export class CallFailed extends Error {
  readonly why: "gone" | "failed" | Refusal;

  constructor(why: CallFailed["why"]) {
    super(why);
    this.why = why;
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: CallFailed) => void;
  readonly onEvent: (event: unknown) => void;
}

/** A client over a transport; its methods are those of the table. */
export function createClient(transport: Transport): Client {
  const waiting = new Map<number, Waiting>();
  let closed = false;
  let lastId = 0;
  transport.listen(receive, () => {
    closed = true;
    for (const { reject } of waiting.values()) reject(new CallFailed("gone"));
    waiting.clear();
  });
  const entries = jobNames.map((method) => [
    method,
    (argument: unknown, options: CallOptions<unknown> = {}) => call(method, argument, options),
  ]);
  // The types of arguments and results are the table's: the host guards what it gets, and answers with its own types.
  return Object.fromEntries(entries) as Client;

  function call(method: JobName, argument: unknown, { signal, onEvent }: CallOptions<unknown>): Promise<unknown> {
    if (closed) return Promise.reject(new CallFailed("gone"));
    const id = (lastId += 1);
    const cancel = (): void => transport.send(JSON.stringify({ type: "cancel", id }));
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, onEvent: onEvent ?? (() => undefined) });
      transport.send(JSON.stringify({ type: "call", id, method, argument }));
      if (signal?.aborted) cancel();
      signal?.addEventListener("abort", cancel, { once: true });
    }).finally(() => signal?.removeEventListener("abort", cancel));
  }

  function receive(json: string): void {
    const message = readHostMessage(json);
    if (!message || message.id === null) return;
    const { id } = message;
    const call = waiting.get(id);
    if (!call) return;
    if (message.type === "event") return call.onEvent(message.value);
    waiting.delete(id);
    if (message.type === "result") call.resolve(message.value);
    else call.reject(new CallFailed(message.type === "refused" ? message.why : "failed"));
  }
}
