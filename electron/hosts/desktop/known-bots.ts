import { find } from "../../jobs/find/find.ts";
import { locate } from "../../jobs/find/locate.ts";
import type { Memory, Ports, RememberedSetup } from "../../jobs/ports.ts";
import type { Surroundings } from "../../service/service.ts";
import { createSetups } from "../../service/setups.ts";

/** The folders of one bot; null where one of the programs is not there. */
export interface BotFolders {
  readonly lagrange: string | null;
  readonly yunzai: string | null;
}

type Scope = Pick<Surroundings, "within" | "ownFolder">;

/**
 * Every bot that earlier runs set up, the newest first; where there is none, the one that is found without a
 * long search, if only by half. Never empty: who asked about a bot is told that there is none.
 */
export async function knownBots(
  ports: Ports,
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly BotFolders[]> {
  const remembered = await createSetups(ports, scope.within).recall();
  return remembered.length > 0 ? remembered : [await likelyBot(ports, scope, signal)];
}

async function likelyBot(
  ports: Ports,
  { within, ownFolder }: Scope,
  signal: AbortSignal,
): Promise<BotFolders> {
  if (within === null) {
    const both = { lagrange: null, yunzai: null, needed: ["lagrange", "yunzai"], ownFolder } as const;
    const { lagrange, yunzai } = await locate(ports, both, signal);
    return { lagrange: lagrange?.path ?? null, yunzai: yunzai?.path ?? null };
  }
  const options = { roots: [within], full: false, maxSeconds: null, ownFolder };
  const { lagrange, yunzai } = await find(ports, options, signal, () => undefined);
  return { lagrange: lagrange[0]?.path ?? null, yunzai: yunzai[0]?.path ?? null };
}

/** A memory that can be offered bots. */
export interface OfferedMemory extends Memory {
  /** It recalls these too, so that the window's next page opens on Health with them; none of them is remembered by that. */
  readonly offer: (bots: readonly BotFolders[]) => void;
}

export function createOfferedMemory(memory: Memory): OfferedMemory {
  let offered: readonly RememberedSetup[] = [];
  return {
    offer(bots) {
      offered = bots.flatMap(({ lagrange, yunzai }) => (lagrange === null ? [] : [{ lagrange, yunzai }]));
    },
    async recall() {
      const remembered = await memory.recall();
      // Behind those, of which none may be there any more.
      return { ...remembered, setups: [...remembered.setups, ...offered] };
    },
    remember: (change) => memory.remember(change),
  };
}
