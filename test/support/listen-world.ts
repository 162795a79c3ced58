import { listen } from "../../electron/jobs/listen/listen.ts";
import type { Ports } from "../../electron/jobs/ports.ts";
import type { ListenDial, ListenResult } from "../../electron/jobs/results.ts";
import { deferred } from "./deferred.ts";
import { ports } from "./engine.ts";
import { freePort } from "./free-port.ts";
import { expectNothingLeft, openResources } from "./open-resources.ts";

type Listened = Extract<ListenResult, { kind: "listened" }>;

export interface Listening {
  readonly port: number;
  readonly dials: readonly ListenDial[];
  readonly result: Promise<ListenResult>;
  /** As Ctrl+C does. */
  readonly stop: () => Promise<Listened>;
}

export interface ListenOptions {
  readonly seconds?: number;
  readonly with?: Partial<Ports>;
  /** True lets the play begin though nothing may be held. */
  readonly refused?: boolean;
}

/** Listens on a port of the test's own while `play` runs; afterwards the port is free and nothing is left open. */
export async function withListening(
  play: (listening: Listening) => Promise<void>,
  { seconds = 600, with: own = {}, refused = false }: ListenOptions = {},
  port?: number,
): Promise<void> {
  const at = port ?? (await freePort());
  const before = openResources();
  const dials: ListenDial[] = [];
  const ending = new AbortController();
  const holding = deferred<void>();
  const all = { ...ports, ...own };
  const tell = (dial: ListenDial): void => void dials.push(dial);
  const result = listen(all, { port: at, seconds }, ending.signal, tell, () => holding.resolve());
  const stop = async () => {
    ending.abort();
    return listened(await result);
  };
  try {
    if (!refused) await Promise.race([holding.promise, result]);
    await play({ port: at, dials, result, stop });
  } finally {
    ending.abort();
    await result;
  }
  await expectNothingLeft(before);
}

/** The result of a listening that was not refused; fails where it was. */
export function listened(result: ListenResult): Listened {
  if (result.kind !== "listened") throw new Error(`refused: ${result.reason}`);
  return result;
}
