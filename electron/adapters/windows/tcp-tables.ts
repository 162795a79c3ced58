import type { TcpSocket } from "../../jobs/ports.ts";
import { addressText } from "../system/address-text.ts";
import type { Bound, Win32 } from "./win32-library.ts";

const prototypes = {
  GetExtendedTcpTable: ["uint32", "memory", "memory", "int32", "uint32", "int32", "uint32"],
} as const;

const insufficientBuffer = 122;

/** TCP_TABLE_OWNER_PID_LISTENER and _CONNECTIONS: rows with their owners, without those that only wait to be forgotten. */
const kinds = [3, 4] as const;

/** A family's number, and where things stand in a row of its table (MIB_TCPROW_OWNER_PID, MIB_TCP6ROW_OWNER_PID). */
interface Family {
  readonly family: number;
  readonly row: number;
  readonly bytes: 4 | 16;
  readonly state: number;
  readonly local: number;
  readonly localPort: number;
  readonly remote: number;
  readonly remotePort: number;
  readonly pid: number;
}

export const ipv4: Family = {
  family: 2,
  row: 24,
  bytes: 4,
  state: 0,
  local: 4,
  localPort: 8,
  remote: 12,
  remotePort: 16,
  pid: 20,
};

export const ipv6: Family = {
  family: 23,
  row: 56,
  bytes: 16,
  state: 48,
  local: 0,
  localPort: 20,
  remote: 24,
  remotePort: 44,
  pid: 52,
};

const states: Readonly<Record<number, TcpSocket["state"]>> = { 2: "listening", 5: "established" };

/** Reads the TCP tables of both families; null where the system lacks the call. */
export function createTcpTables(win32: Win32): (() => readonly TcpSocket[]) | null {
  const calls = win32.bind("iphlpapi.dll", prototypes);
  return (
    calls &&
    (() =>
      [ipv4, ipv6].flatMap((family) =>
        kinds.flatMap((kind) => parseTcpTable(readTable(calls, family, kind), family)),
      ))
  );
}

/** The size it asks for may be too small a moment later. Empty where there is no such family. */
function readTable(calls: Bound<typeof prototypes>, { family }: Family, kind: number): Buffer {
  let table = Buffer.alloc(16 * 1024);
  const size = Buffer.alloc(4);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    size.writeUInt32LE(table.length);
    const problem = calls.GetExtendedTcpTable(table, size, 0, family, kind, 0);
    if (problem === 0) return table;
    if (problem !== insufficientBuffer) break;
    table = Buffer.alloc(Math.max(size.readUInt32LE() + 4096, table.length * 2));
  }
  return Buffer.alloc(0);
}

/** The listening and established sockets in a table; IPv4-mapped addresses come out as IPv4. */
export function parseTcpTable(table: Buffer, at: Family): readonly TcpSocket[] {
  const sockets: TcpSocket[] = [];
  const count = table.length < 4 ? 0 : table.readUInt32LE(0);
  for (let index = 0; index < count; index += 1) {
    const row = table.subarray(4 + index * at.row, 4 + (index + 1) * at.row);
    const state = row.length === at.row ? states[row.readUInt32LE(at.state)] : undefined;
    if (!state) continue;
    sockets.push({
      state,
      localAddress: addressText(row.subarray(at.local, at.local + at.bytes)),
      // In the network's byte order, in the first two of four bytes.
      localPort: row.readUInt16BE(at.localPort),
      remoteAddress: addressText(row.subarray(at.remote, at.remote + at.bytes)),
      // What stands there for a socket that listens means nothing.
      remotePort: state === "listening" ? 0 : row.readUInt16BE(at.remotePort),
      pid: row.readUInt32LE(at.pid) || null,
    });
  }
  return sockets;
}
