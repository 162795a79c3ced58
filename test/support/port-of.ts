/** The port of a server that listens on TCP. */
export function portOf(server: { address(): { readonly port: number } | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}
