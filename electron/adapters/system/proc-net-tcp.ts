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
  return { address: formatAddress(bytesOf(hex)), port: Number.parseInt(port, 16) };
}

/** The kernel prints addresses as 32-bit words in its own byte order: each word comes out reversed. */
function bytesOf(hex: string): readonly number[] {
  const words = hex.match(/.{8}/g) ?? [];
  return words.flatMap((word) =>
    (word.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)).toReversed(),
  );
}

function formatAddress(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join(".");
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (mapped) return bytes.slice(12).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  return compress(groups);
}

/** The shortest spelling (RFC 5952): the first longest run of two or more zero groups becomes `::`. */
function compress(groups: readonly string[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === "0") end += 1;
    if (end - start > best.length) best = { start, length: end - start };
  }
  if (best.length < 2) return groups.join(":");
  return `${groups.slice(0, best.start).join(":")}::${groups.slice(best.start + best.length).join(":")}`;
}
