import type { DialFailure } from "../../core/probe/probe.ts";

export interface Failure {
  readonly cause: DialFailure;
  /** The system's, parser's or library's own code; `ERROR` where it has none. */
  readonly code: string;
}

/** What Node's verification of a certificate reports (X509_V_ERR_… without its prefix). */
const certificateCode =
  /^(?:CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/;

/** What OpenSSL says of bytes that are no TLS record. */
const notTlsCode =
  /^(?:EPROTO|ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_TOO_SMALL|BAD_RECORD_TYPE))$/;

/** Maps an error of a dial to what it means; every errno and library code is known here and nowhere else. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  return { cause: causeOf(code, error), code };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return "ERROR";
  return error.code;
}

function causeOf(code: string, error: unknown): DialFailure {
  if (/^(?:ENOTFOUND|ENODATA|EAI_)/.test(code)) return "unresolved";
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ECONNRESET" || code === "EPIPE" || code === "ECONNABORTED") return "reset";
  if (certificateCode.test(code)) return "certificate";
  if (notTlsCode.test(code)) return "not-tls";
  if (code.startsWith("ERR_SSL_")) return "tls-refused";
  if (code.startsWith("HPE_")) return isTlsAlert(error) ? "speaks-tls" : "not-http";
  if (code === "ERR_INVALID_CHAR") return "bad-header";
  if (code === "ERR_INVALID_URL") return "bad-url";
  // ws gives its complaints about a 101 no code, and those about frames its own.
  if (code === "ERROR" || code.startsWith("WS_ERR_")) return "not-websocket";
  return "unreachable";
}

/** A TLS server may answer plain HTTP with an alert record: type 21, version 3.x. */
function isTlsAlert(error: unknown): boolean {
  if (!(error instanceof Error) || !("rawPacket" in error)) return false;
  const { rawPacket } = error;
  return rawPacket instanceof Uint8Array && rawPacket[0] === 21 && rawPacket[1] === 3;
}
