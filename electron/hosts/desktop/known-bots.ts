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
    const anything = { lagrange: null, yunzai: null, addressOnly: false, ownFolder };
    const { lagrange, yunzai } = await locate(ports, anything, signal);
    return { lagrange: lagrange?.path ?? null, yunzai: yunzai?.path ?? null };
  }
  const options = { roots: [within], full: false, maxSeconds: null, ownFolder };
  const { lagrange, yunzai } = await find(ports, options, signal, () => undefined);
  return { lagrange: lagrange[0]?.path ?? null, yunzai: yunzai[0]?.path ?? null };
}

/** A memory that can be offered bots. */
export interface OfferedMemory extends Memory {
  /** It has these where it would have none, so that the window's next page opens on Health with them. */
  readonly offer: (bots: readonly BotFolders[]) => void;
}

/** What was only offered is not remembered beside what is set up. */
export function createOfferedMemory(memory: Memory): OfferedMemory {
  let setups: readonly RememberedSetup[] = [];
  const offered = new Set<RememberedSetup>();
  return {
    offer(bots) {
      setups = bots.flatMap(({ lagrange, yunzai }) => (lagrange === null ? [] : [{ lagrange, yunzai }]));
      for (const setup of setups) offered.add(setup);
    },
    async recall() {
      const remembered = await memory.recall();
      return remembered.setups.length > 0 ? remembered : { ...remembered, setups };
    },
    async remember(change) {
      const proved = change.setups?.filter((setup) => !offered.has(setup));
      await memory.remember(proved ? { ...change, setups: proved } : change);
    },
  };
}
