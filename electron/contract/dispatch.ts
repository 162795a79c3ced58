import * as v from "valibot";
import type { JobName } from "./api.ts";
import { isJobName, methods, type Guards } from "./methods.ts";
import { readWindowMessage, type HostMessage, type Refusal } from "./messages.ts";
import { RefusedCall, type Service } from "./service.ts";

/** One window's calls; whatever carries the text is the host's business. */
export interface Dispatcher {
  /** Takes one message as JSON. Never throws; every answer goes through `send`. */
  receive(json: string): void;
  /** Cancels what runs, except a write, and resolves when all of it has ended; nothing is sent any more. */
  close(): Promise<void>;
}

/** More jobs at once than any window starts. */
const mostCalls = 16;

/** Jobs that must not stop half-way because a window went. */
const uninterruptible: ReadonlySet<JobName> = new Set(["write", "restore"]);

// Seen through its type, a guard stays tied to its job's argument.
const guards: Guards = methods;

interface RunningCall {
  readonly method: JobName;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

/**
 * Runs the jobs that messages ask for. Unknown methods, bad arguments and paths that nobody gave are
 * answered with the reason; a bug in a job goes to `onBug` and is told without its text.
 */
export function createDispatcher(
  service: Service,
  send: (json: string) => void,
  onBug: (error: unknown) => void,
): Dispatcher {
  const running = new Map<number, RunningCall>();
  let closed = false;
  const answer = (message: HostMessage): void => {
    if (!closed) send(JSON.stringify(message));
  };
  const refuse = (id: number | null, why: Refusal): void => answer({ type: "refused", id, why });

  return {
    receive(json) {
      const message = readWindowMessage(json);
      if (!message) return refuse(null, "not-a-message");
      const { id } = message;
      if (message.type === "cancel") return running.get(id)?.controller.abort();
      const { method, argument } = message;
      if (running.has(id)) return refuse(id, "id-in-use");
      if (running.size >= mostCalls) return refuse(id, "too-many");
      if (!isJobName(method)) return refuse(id, "unknown-method");
      const controller = new AbortController();
      const ended = run(id, method, argument, controller.signal).finally(() => running.delete(id));
      running.set(id, { method, controller, ended });
    },
    async close() {
      closed = true;
      for (const { method, controller } of running.values())
        if (!uninterruptible.has(method)) controller.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };

  async function run<N extends JobName>(
    id: number,
    method: N,
    argument: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    // The first answer never comes before `receive` has put the call on its list.
    await Promise.resolve();
    const guarded = v.safeParse(guards[method], argument);
    if (!guarded.success) return refuse(id, "bad-argument");
    try {
      const value = await service[method](guarded.output, {
        signal,
        tell: (event) => answer({ type: "event", id, value: event }),
      });
      answer({ type: "result", id, value });
    } catch (error) {
      if (error instanceof RefusedCall) return refuse(id, error.why);
      onBug(error);
      answer({ type: "failed", id });
    }
  }
}
