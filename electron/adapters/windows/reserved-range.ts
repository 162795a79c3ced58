import { setImmediate as nextTurn } from "node:timers/promises";
import type { PortRange } from "../../jobs/ports.ts";
import type { Bound, Win32 } from "./win32-library.ts";

const prototypes = {
  WSAGetLastError: ["int32"],
  bind: ["int32", "handle", "memory", "int32"],
  closesocket: ["int32", "handle"],
  socket: ["handle", "int32", "int32", "int32"],
} as const;

const invalidSocket = -1;
const accessDenied = 10_013; // WSAEACCES
const [stream, tcp] = [1, 6];

/** A family's number, and the size of its addresses (SOCKADDR_IN, SOCKADDR_IN6): all zero means any interface. */
const families = [
  { family: 2, size: 16 },
  { family: 23, size: 28 },
] as const;

/**
 * The range of ports around `port` that nobody may listen on (FACTS Y15). The list that `netsh` prints comes
 * from no documented call, so the proof is a try: binding to such a port is refused for want of rights though any other
 * can be had. Nothing ever listens, so nobody can connect. Null for a port that is free or in use.
 */
export function createReservedRange(win32: Win32): ((port: number) => Promise<PortRange | null>) | null {
  const calls = win32.bind("ws2_32.dll", prototypes);
  if (!calls) return null;
  return async (port) => {
    for (const family of families) {
      const range = await rangeAround(port, (tried) => isRefused(calls, family, tried));
      if (range) return range;
    }
    return null;
  };
}

function isRefused(
  calls: Bound<typeof prototypes>,
  { family, size }: (typeof families)[number],
  port: number,
): boolean {
  const socket = calls.socket(family, stream, tcp);
  if (socket === invalidSocket) return false;
  try {
    const address = Buffer.alloc(size);
    address.writeUInt16LE(family, 0);
    address.writeUInt16BE(port, 2);
    return calls.bind(socket, address, size) !== 0 && calls.WSAGetLastError() === accessDenied;
  } finally {
    calls.closesocket(socket);
  }
}

/** Ports tried on either side: reserved ranges have 100 ports or a few times as many, one behind another. */
const farthest = 1000;

/** Ports tried in one go; everything else waits meanwhile. */
const atOnce = 64;

/** The refused ports around `port`; null where it is not refused, or where every port is: that is no reservation. */
export async function rangeAround(
  port: number,
  refused: (port: number) => boolean,
): Promise<PortRange | null> {
  // Port 0 asks for any port that is free.
  if (!refused(port) || refused(0)) return null;
  return { from: await lastRefused(-1, 1), to: await lastRefused(1, 65_535) };

  async function lastRefused(step: 1 | -1, end: number): Promise<number> {
    let last = port;
    for (let tried = 1; tried <= farthest && last !== end && refused(last + step); tried += 1) {
      last += step;
      if (tried % atOnce === 0) await nextTurn();
    }
    return last;
  }
}
