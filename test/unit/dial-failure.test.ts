import { expect, test } from "@playwright/test";
import { failureOf } from "../../electron/adapters/network/dial-failure.ts";
import type { DialFailure } from "../../electron/core/probe/probe.ts";

const meanings: Readonly<Record<string, DialFailure>> = {
  ENOTFOUND: "unresolved",
  EAI_AGAIN: "unresolved",
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ETIMEDOUT: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EACCES: "unreachable",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate",
  CERT_HAS_EXPIRED: "certificate",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate",
  ERR_SSL_WRONG_VERSION_NUMBER: "not-tls",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "not-tls",
  EPROTO: "not-tls",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "tls-refused",
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: "tls-refused",
  HPE_INVALID_CONSTANT: "not-http",
  HPE_HEADER_OVERFLOW: "not-http",
  WS_ERR_INVALID_OPCODE: "not-websocket",
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: "not-websocket",
  ERR_INVALID_CHAR: "bad-header",
  ERR_INVALID_URL: "bad-url",
};

test("Y7, Y14: every code of the system, of TLS, of the parser and of ws means one thing", () => {
  for (const [code, cause] of Object.entries(meanings)) {
    expect(failureOf(Object.assign(new Error("x"), { code }))).toEqual({ cause, code });
  }
});

test("what ws complains about a 101 has no code", () => {
  expect(failureOf(new Error("Invalid Sec-WebSocket-Accept header"))).toEqual({
    cause: "not-websocket",
    code: "ERROR",
  });
});

function parserError(rawPacket: Uint8Array): Error {
  return Object.assign(new Error("Parse Error"), { code: "HPE_INVALID_CONSTANT", rawPacket });
}

test("Y14: a TLS alert where HTTP was expected tells a TLS server", () => {
  expect(failureOf(parserError(Uint8Array.of(0x15, 3, 1, 0, 2, 2, 70))).cause).toBe("speaks-tls");
  expect(failureOf(parserError(Uint8Array.of(0x53, 0x53, 0x48))).cause).toBe("not-http");
});
