/** An IP address from its 4 or 16 bytes in network order: IPv4-mapped ones as IPv4, no zone, no brackets. */
export function addressText(bytes: Iterable<number>): string {
  const all = [...bytes];
  if (all.length === 4) return all.join(".");
  const mapped = all.slice(0, 10).every((byte) => byte === 0) && all[10] === 255 && all[11] === 255;
  if (mapped) return all.slice(12).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((all[index * 2] ?? 0) << 8) | (all[index * 2 + 1] ?? 0)).toString(16),
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
