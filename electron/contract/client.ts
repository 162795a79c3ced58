import type { Argument, EventOf, JobName, Result } from "./api.ts";
import { jobNames } from "./methods.ts";
import { readHostMessage, type CallRefusal } from "./messages.ts";

/** Why a transport ended: the host is gone, another window has taken over, or the host refused this page's key. */
export type Closed = "gone" | "other-window" | "no-key";

/**
 * Carries JSON texts to a host and back, in order: a WebSocket, Electron's channel, or a test's memory.
 * Messages sent before it is open are kept until then; those sent after it has ended are dropped. `send` never throws.
 */
export interface Transport {
  send(json: string): void;
  /** Called once, before anything is sent. `onClosed` is called last, and never before `listen` has returned. */
  listen(onMessage: (json: string) => void, onClosed: (why?: Closed) => void): void;
}

export interface CallOptions<Event> {
  /** Asks the job to stop; it still answers, with what it has. A write runs to its end all the same. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: Event) => void;
}

/** The jobs as the window calls them. A call that gets no result rejects with `CallFailed`. */
export type Client = {
  readonly [N in JobName]: (argument: Argument<N>, options?: CallOptions<EventOf<N>>) => Promise<Result<N>>;
};

/** Why a call has no result: the host is gone, refused the call (a bug here), or met a bug of its own. */
export class CallFailed extends Error {
  readonly why: "gone" | "failed" | CallRefusal;

  constructor(why: CallFailed["why"]) {
    super(why);
    this.name = "CallFailed";
    this.why = why;
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: CallFailed) => void;
  readonly onEvent: (event: unknown) => void;
}

/** A client over a transport, with the methods of the table. `onClosed` is called once, after its calls have failed. */
export function createClient(
  transport: Transport,
  onClosed: (why: Closed) => void = () => undefined,
): Client {
  const waiting = new Map<number, Waiting>();
  let closed = false;
  let lastId = 0;
  transport.listen(receive, (why = "gone") => {
    if (closed) return;
    closed = true;
    for (const { reject } of waiting.values()) reject(new CallFailed("gone"));
    waiting.clear();
    onClosed(why);
  });
  const entries = jobNames.map((method) => [
    method,
    (argument: unknown, options: CallOptions<unknown> = {}) => call(method, argument, options),
  ]);
  // The host guards every argument and answers with the types of the table, so its results are believed unchecked.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a host is believed
  return Object.fromEntries(entries) as Client;

  async function call(
    method: JobName,
    argument: unknown,
    { signal, onEvent = () => undefined }: CallOptions<unknown>,
  ): Promise<unknown> {
    if (closed) throw new CallFailed("gone");
    const id = (lastId += 1);
    const cancel = (): void => {
      if (waiting.has(id)) transport.send(JSON.stringify({ type: "cancel", id }));
    };
    const text = JSON.stringify({ type: "call", id, method, argument });
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject, onEvent }));
    transport.send(text);
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await answer;
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }

  function receive(json: string): void {
    const message = readHostMessage(json);
    if (!message || message.id === null) return;
    const { id } = message;
    const caller = waiting.get(id);
    if (!caller) return;
    if (message.type === "event") return caller.onEvent(message.value);
    waiting.delete(id);
    if (message.type === "result") caller.resolve(message.value);
    else caller.reject(new CallFailed(message.type === "refused" ? message.why : "failed"));
  }
}
