import type { EventOf, JobName, LinkRequest } from "../../electron/contract/api.ts";
import { RefusedCall, type Call, type Service } from "../../electron/contract/service.ts";
import { createPassingMemory } from "../../electron/adapters/memory.ts";
import type { Ports } from "../../electron/jobs/ports.ts";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import { createService, type Surroundings, type WindowService } from "../../electron/service/service.ts";
import { ports as realPorts, withWorld, type EngineWorld } from "./engine.ts";

const usual: Surroundings = {
  about: { version: "0.0.0", node: process.versions.node, system: "test", home: null },
  host: "browser",
  language: "zh-CN",
  askedLanguage: null,
  within: null,
  ownFolder: null,
  pickFolder: null,
  stayMs: 120,
};

/** The real service on this machine, with a memory of the test's own. */
export function openService(
  own: Partial<Surroundings> = {},
  ports: Partial<Ports> = {},
): WindowService & { readonly ports: Ports } {
  const all = { ...realPorts, memory: createPassingMemory(), ...ports };
  return { ...createService(all, { ...usual, ...own }), ports: all };
}

/** A practice world whose folders have been given to a service, which may work nowhere else. */
export async function withGivenFolders(
  options: PracticeWorldOptions,
  play: (given: { readonly world: EngineWorld; readonly service: Service }) => Promise<void>,
): Promise<void> {
  await withWorld(options, async (world) => {
    const { service } = openService({ within: world.folder });
    await service.find({ full: true }, quietCall());
    await play({ world, service });
  });
}

/** What a window asks for a world's two folders, without values of the user's own. */
export function linkOf({
  lagrange,
  yunzai,
}: Pick<EngineWorld, "lagrange" | "yunzai">): LinkRequest & { readonly lagrange: string } {
  return { lagrange, yunzai, link: null, token: null };
}

/** What a window asks of a plan beside that, unless its user chose otherwise. */
export const usualPlan = { entry: null, unverified: false, rebuild: false };

/** One call that keeps what it is told. */
export function callOf<N extends JobName>(
  _method: N,
  signal: AbortSignal = new AbortController().signal,
): Call<EventOf<N>> & { readonly told: EventOf<N>[] } {
  const told: EventOf<N>[] = [];
  return { signal, told, tell: (event) => told.push(event) };
}

/** A call that nobody listens to. */
export function quietCall(): Call<unknown> {
  return { signal: new AbortController().signal, tell: () => undefined };
}

/** Why a job refused; null where it did not. */
export async function refusalOf(job: () => Promise<unknown>): Promise<string | null> {
  try {
    await job();
    return null;
  } catch (error) {
    if (error instanceof RefusedCall) return error.why;
    throw error;
  }
}
