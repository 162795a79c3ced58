import type { LinkRequest } from "../contract/api.ts";
import { isWithin, pathKey } from "../core/folder-path.ts";
import { orAborted, withDeadline } from "../jobs/deadline.ts";
import type { Ports, RememberedSetup } from "../jobs/ports.ts";

/** What earlier runs set up, and this one adds to it. */
export interface Setups {
  /**
   * Those whose folders are all still there, the newest first, each Lagrange folder once; inside the practice world
   * alone, where there is one.
   */
  recall(): Promise<readonly LinkRequest[]>;
  /** Puts one first; it takes the place of an older one of the same Lagrange folder. */
  remember(setup: RememberedSetup): Promise<void>;
}

/** A folder on a share that is gone may take a minute to say so; in ms. The window waits for this. */
const recallMs = 1500;

export function createSetups(
  { memory, disk, clock }: Pick<Ports, "memory" | "disk" | "clock">,
  within: string | null,
): Setups {
  return {
    async recall() {
      const { setups } = await memory.recall();
      const there = await Promise.all(setups.map(isThere));
      const left = new Map<string, RememberedSetup>();
      for (const setup of setups.filter((_, index) => there[index])) {
        const key = pathKey(setup.lagrange);
        left.set(key, left.get(key) ?? setup);
      }
      return [...left.values()].map((setup) => ({ ...setup, link: null, token: null }));
    },
    remember: (setup) =>
      memory.remember(({ setups }) => ({
        setups: [setup, ...setups.filter(({ lagrange }) => pathKey(lagrange) !== pathKey(setup.lagrange))],
      })),
  };

  async function isThere({ lagrange, yunzai }: RememberedSetup): Promise<boolean> {
    const paths = yunzai === null ? [lagrange] : [lagrange, yunzai];
    const there = await withDeadline(clock, recallMs, null, (over) =>
      orAborted(Promise.all(paths.map(isReachable)), over, [false]),
    );
    return !there.includes(false);
  }

  async function isReachable(path: string): Promise<boolean> {
    const allowed = within === null || isWithin(path, within);
    return allowed && (await disk.list(path)).kind === "listed";
  }
}
