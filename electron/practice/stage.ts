import { assertNever } from "../core/assert-never.ts";
import type { Program } from "../core/program.ts";
import { playLagrange } from "./played-lagrange.ts";
import { PracticeStartError } from "./practice-start-error.ts";
import type { Playing, StageAnswer } from "./stage-messages.ts";
import type { PracticeWorld } from "./world.ts";
import type { PracticeYunzai } from "./yunzai-server.ts";

/** Both programs of a practice world, played in this process, as if a user started them. */
export interface Stage {
  playing(): Playing;
  /** As a double-click would: `failed` where Yunzai's port is taken. */
  start(role: Program): Promise<StageAnswer>;
  /** Ends Lagrange; Yunzai ends with the world. */
  close(): Promise<void>;
}

/**
 * The stage of a world, whose Yunzai is `serving` or has been closed. `onChange` hears at once what is
 * played, and again when a program has begun or ended.
 */
export function createStage(
  world: PracticeWorld,
  serving: boolean,
  onChange: (playing: Playing) => void,
): Stage {
  const since: Record<Program, number | null> = { lagrange: null, yunzai: null };
  const closing = new AbortController();
  let lagrange: Promise<void> | null = null;

  function set(role: Program, at: number | null): void {
    since[role] = at;
    onChange({ ...since });
  }

  function serve(server: PracticeYunzai): void {
    set("yunzai", Date.now());
    void server.ended.then(() => set("yunzai", null));
  }

  function perform(): Promise<void> {
    set("lagrange", Date.now());
    // Whatever ends it, a folder that was taken away too, it has ended.
    return playLagrange(world.lagrange, closing.signal)
      .catch(() => undefined)
      .then(() => set("lagrange", null));
  }

  if (serving) serve(world.server);
  else onChange({ ...since });
  return {
    playing: () => ({ ...since }),
    async start(role) {
      if (since[role] !== null) return "running";
      switch (role) {
        case "lagrange":
          lagrange = perform();
          return "started";
        case "yunzai":
          return restart();
        default:
          return assertNever(role);
      }
    },
    async close() {
      closing.abort();
      await lagrange;
    },
  };

  async function restart(): Promise<StageAnswer> {
    try {
      serve(await world.startAgain());
      return "started";
    } catch (error) {
      if (error instanceof PracticeStartError) return "failed";
      throw error;
    }
  }
}
