import { createServer, type Server } from "node:net";

/** A TCP server that accepts and says nothing, on this port of an address: any free one unless told. */
export async function listenOn(
  host: string,
  wanted = 0,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(wanted, host, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP server");
  return { server, port: address.port };
}
