import { networkInterfaces } from "node:os";
import { urlHost } from "../../core/endpoint.ts";

/** This machine's own addresses as URL hosts, lower case, IPv6 in brackets and without a zone. */
export function ownHosts(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => urlHost(address).toLowerCase()),
  );
}
