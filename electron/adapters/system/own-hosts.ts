import { networkInterfaces } from "node:os";

/** This machine's own addresses as URL hosts, lower case, IPv6 in brackets and without a zone. */
export function ownHosts(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ family, address }) =>
      (family === "IPv6" ? `[${address}]` : address).toLowerCase(),
    ),
  );
}
