import { createDispatcher } from "../../electron/contract/dispatch.ts";
import type { Service } from "../../electron/contract/service.ts";
import { contractSuite, type OpenHost } from "./contract-suite.ts";

contractSuite("in memory", openInMemory);

/** Window and host in one process, each hearing the other a moment later, as over any wire. */
async function openInMemory(service: Service): Promise<OpenHost> {
  let hear = (_json: string): void => undefined;
  let goodbye = (): void => undefined;
  let open = true;
  const dispatcher = createDispatcher(
    service,
    (json) => queueMicrotask(() => open && hear(json)),
    () => undefined,
  );
  return {
    transport: {
      send: (json) => queueMicrotask(() => open && dispatcher.receive(json)),
      listen(onMessage, onClosed) {
        hear = onMessage;
        goodbye = onClosed;
      },
    },
    async close() {
      open = false;
      const over = dispatcher.close();
      goodbye();
      await over;
    },
  };
}
