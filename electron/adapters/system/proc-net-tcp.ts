import { addressText } from "./address-text.ts";

/** One line of /proc/net/tcp or tcp6 that matters here. The inode leads to the owner through /proc/<pid>/fd. */
export interface ProcSocket {
  readonly state: "listening" | "established";
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly inode: string;
}

const states: Readonly<Record<string, ProcSocket["state"]>> = { "01": "established", "0A": "listening" };

/**
 * Reads /proc/net/tcp or /proc/net/tcp6 as a little-endian kernel prints it: listening and established
 * sockets, other states left out. IPv4-mapped addresses come out as IPv4; lines that do not fit are skipped.
 */
export function parseProcNetTcp(text: string): readonly ProcSocket[] {
  const sockets: ProcSocket[] = [];
  for (const line of text.split("\n")) {
    const fields = line.trim().split(/\s+/);
    const state = states[fields[3] ?? ""];
    const local = parseEnd(fields[1] ?? "");
    const remote = parseEnd(fields[2] ?? "");
    const inode = fields[9];
    if (!state || !local || !remote || !inode || !/^\d+$/.test(inode)) continue;
    sockets.push({
      state,
      localAddress: local.address,
      localPort: local.port,
      remoteAddress: remote.address,
      remotePort: remote.port,
      inode,
    });
  }
  return sockets;
}

function parseEnd(text: string): { readonly address: string; readonly port: number } | null {
  const match = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/i.exec(text);
  if (!match) return null;
  const [, hex = "", port = ""] = match;
  return { address: addressText(bytesOf(hex)), port: Number.parseInt(port, 16) };
}

/** The kernel prints addresses as 32-bit words in its own byte order: each word comes out reversed. */
function bytesOf(hex: string): readonly number[] {
  const words = hex.match(/.{8}/g) ?? [];
  return words.flatMap((word) =>
    (word.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)).toReversed(),
  );
}
