import { once } from "node:events";
import { WebSocket } from "ws";
import { endpointOf } from "../../electron/core/link-fields.ts";
import { verify } from "../../electron/jobs/verify/verify.ts";
import { ports, withWorld, type EngineWorld } from "../support/engine.ts";
import { interleave, timed } from "./measure.ts";
import type { Row } from "./row.ts";

/** As long as a test of many needs; taken off every figure. */
const stayMs = 200;
const quiet = (): void => undefined;

/** The handshake against a bare connect, ping and close; the check and the plan on a practice world. */
export async function benchLink(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ host: "127.0.0.1", port: Number(new URL(world.url).port), suffix: "/OneBotv11" });
    const [proof = 0, checked = 0, bare = 0] = await interleave(25, [
      async () => (await timed(() => prove(world))) - stayMs,
      async () => (await timed(() => world.check({ stayMs }))) - stayMs,
      () => timed(() => connectPingClose(world.url)),
    ]);
    const peer = { name: "ws: connect, ping, close", figure: bare };
    rows.push(
      { id: "verify", what: "verify a healthy link, without the stay", unit: "ms", ours: proof, peer },
      {
        id: "check",
        what: "check a practice world, without the stay",
        unit: "ms",
        ours: checked,
        peer: null,
      },
    );
  });
  return rows;
}

async function prove({ url, yunzai }: EngineWorld): Promise<void> {
  const endpoint = endpointOf({ host: "127.0.0.1", port: Number(new URL(url).port), suffix: "/OneBotv11" });
  if (!endpoint) throw new Error("the practice world has no address");
  const request = {
    endpoint,
    token: null,
    ignoreCertificate: false,
    yunzaiFolder: yunzai,
    adapterKnown: true,
    stayMs,
    deadlineMs: null,
    waitSeconds: 0,
  };
  const { kind } = await verify(ports, request, AbortSignal.timeout(20_000), quiet);
  if (kind !== "handled") throw new Error(`a healthy link is ${kind}`);
}

async function connectPingClose(url: string): Promise<void> {
  const socket = new WebSocket(url);
  await once(socket, "open");
  const pong = once(socket, "pong");
  socket.ping();
  await pong;
  const closed = once(socket, "close");
  socket.close(1000);
  await closed;
}
