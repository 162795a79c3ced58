import type { RawData } from "ws";

/** A frame's bytes as UTF-8 text, whatever shape `ws` hands them over in. */
export function frameText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
