import { assertNever } from "../../core/assert-never.ts";
import type { StrayCall } from "../../core/listen/dial-head.ts";
import type { ListenEnd } from "../../core/listen/dial-meaning.ts";
import { orAborted, withDeadline } from "../deadline.ts";
import type { CallEvent, HeldPort, Ports } from "../ports.ts";
import type { ListenDial, ListenResult } from "../results.ts";
import { claimOn, type PortClaim } from "./port-claims.ts";

export interface ListenRequest {
  /** 1 to 65535. */
  readonly port: number;
  /** How long the port is held at most. */
  readonly seconds: number;
}

type ListenPorts = Pick<Ports, "disk" | "system" | "listener" | "clock">;

/** A Yunzai takes seconds to start; meanwhile it must find its port free. */
const betweenLooksMs = 1000;

/**
 * Holds a port on loopback while Yunzai is off and tells what dials it (DESIGN 2.5). Every caller is sent away with
 * 503, and no token value is kept. Refused while somebody has the port or a running Yunzai wants it; ends, port
 * free, by its time or the signal, when such a Yunzai appears, and when somebody asks for `/exit` (FACTS Y10).
 */
export async function listen(
  ports: ListenPorts,
  { port, seconds }: ListenRequest,
  signal: AbortSignal,
  onDial: (dial: ListenDial) => void,
  onHolding: () => void = () => undefined,
): Promise<ListenResult> {
  const { clock, listener } = ports;
  const claim = await orAborted(claimOn(ports, port, []), signal, null);
  if (claim) return refusedFor(claim);

  const asked = new AbortController();
  const strays: Record<StrayCall, number> = { secure: 0, request: 0, unreadable: 0 };
  let dials = 0;
  // Aborted during that look, which then told nothing: the port must not be taken.
  if (signal.aborted) return { kind: "listened", ended: "interrupted", dials, strays, ms: 0 };
  const take = (call: CallEvent): void => {
    switch (call.type) {
      case "dial":
        dials += 1;
        return onDial({ at: clock.now(), ...call.head, hasToken: call.head.tokenIn.length > 0 });
      case "exit":
        return asked.abort();
      case "stray":
        strays[call.what] += 1;
        return;
      default:
        assertNever(call);
    }
  };
  const held = await listener.hold(port, take);
  if (held.kind === "failed") return { kind: "refused", reason: held.reason, holder: null };
  const since = clock.elapsed();
  try {
    onHolding();
    const stop = AbortSignal.any([signal, asked.signal]);
    const other = await withDeadline(clock, seconds * 1000, stop, (over) =>
      nextClaim(ports, port, held, over),
    );
    const ended = endOf(other, asked.signal, signal);
    return { kind: "listened", ended, dials, strays, ms: Math.round(clock.elapsed() - since) };
  } finally {
    await held.release();
  }
}

/** Looks again and again until somebody else has the port or wants it; null when the signal comes first. */
async function nextClaim(
  ports: ListenPorts,
  port: number,
  { addresses }: Extract<HeldPort, { kind: "held" }>,
  signal: AbortSignal,
): Promise<PortClaim | null> {
  // The first look comes at once: a Yunzai may have started since the one before the port was taken.
  while (!signal.aborted) {
    const claim = await orAborted(claimOn(ports, port, addresses), signal, null);
    if (claim) return claim;
    await ports.clock.sleep(betweenLooksMs, signal);
  }
  return null;
}

function endOf(claim: PortClaim | null, asked: AbortSignal, signal: AbortSignal): ListenEnd {
  if (asked.aborted) return "exit-asked";
  if (claim) return claim.by === "yunzai" ? "yunzai-appeared" : "port-shared";
  return signal.aborted ? "interrupted" : "time-over";
}

function refusedFor({ by, holder }: PortClaim): ListenResult {
  return { kind: "refused", reason: by === "yunzai" ? "yunzai-running" : "port-taken", holder };
}
