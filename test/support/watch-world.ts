import { join } from "node:path";
import { test } from "@playwright/test";
import type { Ports } from "../../electron/jobs/ports.ts";
import type { WatchEvent, WatchResult } from "../../electron/jobs/results.ts";
import { watch, type WatchRequest } from "../../electron/jobs/watch/watch.ts";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import type { LagrangeTask } from "./children/lagrange.ts";
import { ports, portOf, withWorld, type EngineWorld } from "./engine.ts";
import { makeLagrangeFolder } from "./folders.ts";
import { bundleLagrange, startLagrange } from "./lagrange-process.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

interface Watched extends WatchResult {
  readonly events: readonly WatchEvent[];
}

export interface WatchScene {
  readonly world: EngineWorld;
  /** Starts a Lagrange that ends with the test. */
  readonly start: (task?: Partial<LagrangeTask>) => Promise<{ stop(): Promise<void> }>;
  /** The same in a second Lagrange folder, which nobody watches. */
  readonly startOther: WatchScene["start"];
  /** Watches the link of the practice world until it is stable, unless told otherwise. */
  readonly follow: (options?: {
    readonly request?: Partial<WatchRequest>;
    readonly signal?: AbortSignal;
    /** Calls the watch off when an event is so. */
    readonly until?: (event: WatchEvent) => boolean;
    readonly haste?: number;
    readonly system?: Partial<Ports["system"]>;
    readonly onEvent?: (event: WatchEvent) => void;
  }) => Promise<Watched>;
}

type Play = (options: PracticeWorldOptions, act: (scene: WatchScene) => Promise<void>) => Promise<void>;

/**
 * For the head of a file: how its tests play with a practice world, Lagranges in processes of their own, and the job
 * tied to both.
 */
export function watchPlays(): Play {
  let folder = "";
  let script = "";

  test.beforeAll(async () => {
    folder = await makeFolder();
    script = await bundleLagrange(folder);
  });

  test.afterAll(() => removeFolder(folder));

  return (options, act) =>
    withWorld(options, async (world) => {
      const running = new Set<{ stop(): Promise<void> }>();
      const place = { lagrange: world.lagrange, yunzai: world.yunzai, url: null, seconds: 20_000 };
      const startIn = async (at: string, task: Partial<LagrangeTask> = {}) => {
        const child = await startLagrange(at, script, { port: portOf(world), ...task });
        running.add(child);
        const stop = async (): Promise<void> => {
          if (running.delete(child)) await child.stop();
        };
        return { stop };
      };
      try {
        await act({
          world,
          start: (task) => startIn(world.lagrange, task),
          startOther: async (task) => startIn(await makeLagrangeFolder(join(world.folder, "other")), task),
          async follow({
            request = {},
            signal,
            until = () => false,
            haste,
            system,
            onEvent = () => undefined,
          } = {}) {
            const events: WatchEvent[] = [];
            const over = new AbortController();
            const result = await watch(
              hasten(haste, system),
              { ...place, ...request },
              signal ?? over.signal,
              (event) => {
                events.push(event);
                onEvent(event);
                if (until(event)) over.abort();
              },
            );
            return { ...result, events };
          },
        });
      } finally {
        await Promise.all([...running].map((child) => child.stop()));
      }
    });
}

/** Ports whose clock runs faster, by 20 unless told otherwise: the ten seconds of a watch pass in half a second. */
function hasten(haste = 20, system: Partial<Ports["system"]> = {}): Ports {
  const { clock } = ports;
  return {
    ...ports,
    system: { ...ports.system, ...system },
    clock: {
      now: () => clock.now(),
      elapsed: () => clock.elapsed() * haste,
      sleep: (ms, signal) => clock.sleep(ms / haste, signal),
    },
  };
}

/** It was connected at least three times, and so did not stay. */
export const isFlapping = ({ connects }: WatchEvent): boolean => connects >= 3;
