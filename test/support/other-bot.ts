import { WebSocketServer } from "ws";

/** Another bot's server, which takes any dial on its path: on any free port, or on the one given. */
export async function withOtherBot(play: (port: number) => Promise<void>, port = 0): Promise<void> {
  const server = new WebSocketServer({ host: "127.0.0.1", port, path: "/onebot/v11/ws" });
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    const address = server.address();
    await play(typeof address === "object" && address !== null ? address.port : 0);
  } finally {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  }
}
