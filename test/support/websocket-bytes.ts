import { createHash } from "node:crypto";

/** A frame as it stood on the wire, unmasked. */
export interface RawFrame {
  readonly opcode: number;
  readonly payload: Buffer;
}

export const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** The head of a correct answer to an upgrade request, computed from the request's own key. */
export function switchingProtocols(requestHead: string): string {
  const key = /^sec-websocket-key:\s*(\S+)/im.exec(requestHead)?.[1] ?? "";
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  return [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${accept}`,
    "",
    "",
  ].join("\r\n");
}

/** One whole frame as a server sends it, or, with `masked`, as a client does. Up to 65,535 bytes of payload. */
export function frame(opcode: number, payload: Uint8Array = Buffer.alloc(0), masked = false): Buffer {
  const extended = payload.length < 126 ? [] : [payload.length >> 8, payload.length & 0xff];
  const length = extended.length === 0 ? payload.length : 126;
  // A mask of zeros is legal and leaves the payload as it is.
  const mask = masked ? [0, 0, 0, 0] : [];
  return Buffer.concat([
    Buffer.from([0x80 | opcode, (masked ? 0x80 : 0) | length, ...extended, ...mask]),
    payload,
  ]);
}

/** A close frame with any code, legal or not. */
export function closeFrame(code: number, masked = false): Buffer {
  return frame(opcodes.close, Buffer.from([code >> 8, code & 0xff]), masked);
}

/** Splits a stream into frames, masked or not; an unfinished one at the end is left out. */
export function readFrames(bytes: Buffer): RawFrame[] {
  const frames: RawFrame[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const opcode = bytes.readUInt8(at) & 0x0f;
    const second = bytes.readUInt8(at + 1);
    at += 2;
    let length = second & 0x7f;
    const extra = length === 126 ? 2 : length === 127 ? 8 : 0;
    const maskLength = second & 0x80 ? 4 : 0;
    if (at + extra + maskLength > bytes.length) break;
    if (extra === 2) length = bytes.readUInt16BE(at);
    if (extra === 8) length = Number(bytes.readBigUInt64BE(at));
    at += extra;
    const mask = bytes.subarray(at, at + maskLength);
    at += maskLength;
    if (at + length > bytes.length) break;
    const payload = bytes.subarray(at, at + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    frames.push({ opcode, payload: Buffer.from(payload) });
    at += length;
  }
  return frames;
}
