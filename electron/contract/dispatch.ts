import * as v from "valibot";
import type { EventOf, JobName } from "./api.ts";
import { isJobName, methods, type Guards } from "./methods.ts";
import { readWindowMessage, type HostMessage, type CallRefusal } from "./messages.ts";
import { RefusedCall, type Service } from "./service.ts";

/** One window's calls; whatever carries the text is the host's business. */
export interface Dispatcher {
  /** Takes one message as JSON; every answer goes through `send`. Never throws. After `close` it does nothing. */
  receive(json: string): void;
  /** True while a write or a restore runs: a host holds its closing until then, and says so. */
  writing(): boolean;
  /** Cancels what runs, except a write, and resolves when all of it has ended; nothing is sent any more. */
  close(): Promise<void>;
}

/** More jobs at once than any window starts. */
const mostCalls = 16;

/** Jobs that run to their end whatever the window does: after a cancelled write nobody could tell what is in the file. */
const uninterruptible: ReadonlySet<JobName> = new Set(["write", "restore"]);

// With this type, `guards[method]` is tied to the argument of that very job; the inferred type of `methods` is not.
const guards: Guards = methods;

interface RunningCall {
  readonly method: JobName;
  readonly controller: AbortController;
  /** Never rejects. */
  readonly ended: Promise<void>;
}

/**
 * Runs the jobs that messages ask for. An unknown method, a bad argument or a path that nobody gave to the window is
 * answered with the reason. A bug in a job goes to `onBug`; the window hears only that there was one. `send` must not
 * throw, even when the window is gone.
 */
export function createDispatcher(
  service: Service,
  send: (json: string) => void,
  onBug: (error: unknown) => void,
): Dispatcher {
  const running = new Map<number, RunningCall>();
  let closed = false;
  const answer = (message: HostMessage): void => {
    if (!closed) send(encode(message));
  };
  const refuse = (id: number | null, why: CallRefusal): void => answer({ type: "refused", id, why });

  return {
    receive(json) {
      if (closed) return;
      const message = readWindowMessage(json);
      const { id } = message;
      if (message.type === "none") return refuse(id, "not-a-message");
      if (message.type === "cancel") return cancel(running.get(message.id));
      start(message.id, message.method, message.argument);
    },
    writing: () => [...running.values()].some(({ method }) => uninterruptible.has(method)),
    async close() {
      closed = true;
      for (const call of running.values()) cancel(call);
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };

  function start(id: number, method: string, argument: unknown): void {
    if (running.has(id)) return refuse(id, "id-in-use");
    if (running.size >= mostCalls) return refuse(id, "too-many");
    if (!isJobName(method)) return refuse(id, "unknown-method");
    const controller = new AbortController();
    const ended = run(id, method, argument, controller.signal).catch(onBug);
    running.set(id, { method, controller, ended });
  }

  function cancel(call: RunningCall | undefined): void {
    if (call && !uninterruptible.has(call.method)) call.controller.abort();
  }

  async function run(id: number, method: JobName, argument: unknown, signal: AbortSignal): Promise<void> {
    // The window may cancel a call at its first event: by then `start` has to have put it on the list.
    await Promise.resolve();
    let over = false;
    const json = await endOf(id, method, argument, signal, (value) => {
      // After its end the id may be in use again, and the event would reach another call.
      if (!over) answer({ type: "event", id, value });
    });
    over = true;
    // Before the answer: as soon as the window has that, it may use the id again.
    running.delete(id);
    if (!closed) send(json);
  }

  /** The message a call ends with; a result that is no JSON is a bug like any other. */
  async function endOf<N extends JobName>(
    id: number,
    method: N,
    argument: unknown,
    signal: AbortSignal,
    tell: (event: EventOf<N>) => void,
  ): Promise<string> {
    const guarded = v.safeParse(guards[method], argument);
    if (!guarded.success) return encode({ type: "refused", id, why: "bad-argument" });
    try {
      const value: unknown = await service[method](guarded.output, { signal, tell });
      if (value === undefined) throw new TypeError(`${method} has no result`);
      return encode({ type: "result", id, value });
    } catch (error) {
      if (error instanceof RefusedCall) return encode({ type: "refused", id, why: error.why });
      onBug(error);
      return encode({ type: "failed", id });
    }
  }
}

function encode(message: HostMessage): string {
  return JSON.stringify(message);
}
