import fc from "fast-check";
import { closeFrame, frame, opcodes } from "../support/websocket-bytes.ts";

/** What a peer does next with its connection. Texts are bytes in Latin-1; words in `{}` stand for the host's own. */
export type Act =
  | { readonly do: "send"; readonly bytes: string }
  | { readonly do: "wait" }
  /** No more from this side: the connection is half open. */
  | { readonly do: "end" }
  | { readonly do: "reset" };

const requestLine = fc.constantFrom(
  "GET / HTTP/1.1",
  "GET /?token={token} HTTP/1.1",
  "HEAD / HTTP/1.1",
  "GET /socket HTTP/1.1",
  "POST / HTTP/1.1",
  "GET / HTTP/1.0",
  "GET / HTTP/2.0",
  "GET / HTTP/9",
  "GET",
  "",
  " GET / HTTP/1.1",
  "get / http/1.1",
  "CONNECT a:1 HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "TRACE / HTTP/1.1",
  "PRI * HTTP/2.0",
  "GET http://{host}/ HTTP/1.1",
  "GET //evil HTTP/1.1",
  "GET /../secret HTTP/1.1",
  "GET /%2e%2e/%00 HTTP/1.1",
  "GET /%ff%E4%BA HTTP/1.1",
  "GET ? HTTP/1.1",
  "GET /index.html HTTP/1.1",
  "GET /assets/\\..\\x HTTP/1.1",
  "GET /a\tb HTTP/1.1",
  "GET /\u00e9 HTTP/1.1",
  "\u0016\u0003\u0001",
  "GET http://[::1 HTTP/1.1",
  "GET //[ HTTP/1.1",
  "GET /?token=%zz HTTP/1.1",
  "GET /?token={token}&token=x HTTP/1.1",
);
const header = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("Host: {host}", "Cookie: {cookie}", "Origin: {origin}") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Connection: close",
      "Connection: keep-alive",
      "Sec-Fetch-Site: none",
      "Sec-WebSocket-Protocol: a,a",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "Host: evil",
      "Host:",
      "Host: {host}, {host}",
      "Content-Length: 5",
      "Content-Length: -1",
      "Content-Length: 9e9",
      "Transfer-Encoding: chunked",
      "Transfer-Encoding: x",
      "Expect: 100-continue",
      "Expect: x",
      "Upgrade: h2c",
      "Sec-WebSocket-Key: x",
      "Sec-WebSocket-Version: 99",
      'Sec-WebSocket-Extensions: permessage-deflate; x="',
      " folded",
      "no colon",
      ": no name",
      "A B: c",
      "X: \u0000",
      "Cookie: wizard-1=x; {cookie}",
      "Cookie: =;;=",
      "Origin: null",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(`X: ${"x".repeat(20_000)}`, "X: y\r\n".repeat(2500), "X:".repeat(9000)),
  },
);
const request = fc
  .tuple(
    requestLine,
    fc.array(header, { maxLength: 6 }),
    fc.constantFrom("\r\n", "\r\n", "\r\n", "\n", "\r", ""),
  )
  .map(([line, headers, end]) => [line, ...headers, end].join("\r\n"));

/** A right upgrade, so that frames get through. */
const upgrade = [
  "GET /socket HTTP/1.1",
  "Host: {host}",
  "Origin: {origin}",
  "Cookie: {cookie}",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "\r\n",
].join("\r\n");

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
/** A frame of text, masked as a browser's are. */
export const textFrame = (words: string): string => latin(frame(opcodes.text, Buffer.from(words), true));
const frames = fc.oneof(
  fc.constantFrom(
    textFrame('{"type":"call","id":1,"method":"hello","argument":null}'),
    textFrame('{"type":"cancel","id":1}'),
    textFrame("{"),
    textFrame(""),
    latin(frame(opcodes.binary, Buffer.from("x"), true)),
    latin(frame(opcodes.ping, Buffer.from("x"), true)),
    latin(frame(opcodes.ping, Buffer.alloc(126), true)),
    latin(frame(opcodes.text, Buffer.from([0xff, 0xfe]), true)),
    latin(frame(opcodes.text, Buffer.from("unmasked"))),
    latin(frame(3, Buffer.from("x"), true)),
    latin(frame(0, Buffer.from("x"), true)),
    latin(closeFrame(1000, true)),
    latin(closeFrame(1005, true)),
    latin(closeFrame(0, true)),
    latin(frame(opcodes.close, Buffer.from([1]), true)),
    // Eight bytes of length, the largest; a fragment; reserved bits.
    "\u0081\u00ff\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
    "\u0081\u00ff\u0000\u0000\u0000\u0000\u00ff\u00ff\u00ff\u00ff\u0000\u0000\u0000\u0000",
    "\u0001\u0081\u0000\u0000\u0000\u0000x",
    "\u00f1\u0081\u0000\u0000\u0000\u0000x",
    "\u0000\u0081\u0000\u0000\u0000\u0000x".repeat(1100),
  ),
  fc.uint8Array({ maxLength: 20 }).map(latin),
);

/** One connection, from its first byte to its end. */
export const acts: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.array(request, { minLength: 1, maxLength: 3 }).map((all) => all.join("")) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom("{key}", "{key}", "", "x"), fc.array(frames, { maxLength: 6 }))
          .map(([key, all]) => `${upgrade}${key === "" ? "" : `{text:${key}}`}${all.join("")}`),
      },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map(latin) },
    ),
    fc.array(fc.nat(3000), { maxLength: 3 }),
    fc.constantFrom<readonly Act[]>(
      [],
      [{ do: "end" }],
      [{ do: "reset" }],
      [{ do: "wait" }, { do: "reset" }],
    ),
  )
  .map(([all, cuts, last]) => {
    const at = [0, ...cuts.filter((cut) => cut < all.length).toSorted((a, b) => a - b), all.length];
    const sends = at.slice(1).map((end, index): Act => ({ do: "send", bytes: all.slice(at[index], end) }));
    return [...sends.flatMap((send): Act[] => [send, { do: "wait" }]), ...last];
  });
