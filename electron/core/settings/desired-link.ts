import type { Endpoint } from "../endpoint.ts";
import type { Link } from "./settings-read.ts";

/** The link the edited file must yield. */
export interface DesiredLink {
  readonly endpoint: Endpoint;
  /** `keep` leaves AccessToken as it is; `set` makes it this value, adding it where it is missing. */
  readonly token: { readonly kind: "keep" } | { readonly kind: "set"; readonly value: string };
  /** Set `IgnoreSslCertificate` to true; false leaves it alone. */
  readonly ignoreCertificate: boolean;
}

/** True when the link, as Lagrange would use it, is the desired one. */
export function isAsDesired(link: Link, { endpoint, token, ignoreCertificate }: DesiredLink): boolean {
  return (
    link.kind === "reverse" &&
    link.state === "used" &&
    link.endpoint !== null &&
    link.endpoint.secure === endpoint.secure &&
    link.endpoint.host.toLowerCase() === endpoint.host.toLowerCase() &&
    link.endpoint.port === endpoint.port &&
    link.endpoint.suffix === endpoint.suffix &&
    link.universal &&
    (token.kind === "keep" || link.accessToken === token.value) &&
    (!ignoreCertificate || link.ignoreCertificate)
  );
}
