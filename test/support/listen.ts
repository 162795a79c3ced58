import { createServer, type Server } from "node:net";

/** A TCP server that accepts and says nothing, on a free port of this address. */
export async function listenOn(host: string): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP server");
  return { server, port: address.port };
}
