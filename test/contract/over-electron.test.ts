import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { test } from "@playwright/test";
import type { DesktopBridge } from "../../electron/contract/desktop-bridge.ts";
import type { Service } from "../../electron/contract/service.ts";
import { startPage } from "../../electron/hosts/desktop/security.ts";
import { connectToDesktop } from "../../renderer/host/desktop-transport.ts";
import { connectDesktop } from "../support/desktop-ipc.ts";
import { launchElectron } from "../support/electron-program.ts";
import { electronExecutable } from "../support/electron-runtime.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { contractSuite, type OpenHost } from "./contract-suite.ts";
import { guardSuite } from "./guard-suite.ts";

const root = join(import.meta.dirname, "../..");

contractSuite("over the desktop bridge, without Electron", openBridge);

if (electronExecutable() === null) {
  test("over Electron's own IPC", () => {
    test.skip(true, "its runtime is not installed: npm run electron:install");
  });
} else {
  // The program runs its own service: what needs one of the test's runs over the bridge alone, above.
  guardSuite("over Electron's own IPC", openElectron);
}

/** Both halves of the bridge in one process, around a wire like Electron's. */
async function openBridge(service: Service): Promise<OpenHost> {
  const { host, load } = connectDesktop({ service });
  return withGoodbye(load(), () => host.close());
}

/** The program itself, on a home and a folder of its own. */
async function openElectron(): Promise<OpenHost> {
  const home = await makeFolder();
  const app = await launchElectron(home, ["--within", home]);
  const page = await app.firstWindow();
  // A page that says nothing by itself, and so leaves the bridge to us: the wizard's own picture.
  await page.goto(`${startPage}${await pictureOfThePage()}`);
  const listeners: ((json: string) => void)[] = [];
  await page.exposeFunction("hearHost", (json: string) => listeners.forEach((listen) => listen(json)));
  await page.evaluate(() => {
    globalThis.wizardHost?.listen((json) => void Reflect.get(globalThis, "hearHost")(json));
  });
  const say = (text: string): Promise<void> =>
    page.evaluate((json) => globalThis.wizardHost?.send(json), text);
  const inPage: DesktopBridge = {
    send: (json) => void say(json).catch(() => undefined),
    listen: (onMessage) => void listeners.push(onMessage),
    dropFolder: async () => null,
  };
  return withGoodbye(inPage, async () => {
    await app.close();
    await removeFolder(home);
  });
}

async function pictureOfThePage(): Promise<string> {
  const names = await readdir(join(root, "dist/renderer"), { recursive: true });
  return (
    names
      .find((name) => name.endsWith(".svg"))
      ?.split(sep)
      .join("/") ?? ""
  );
}

/** The page ends together with its host; here it outlives it, and somebody has to tell it so. */
function withGoodbye(bridge: DesktopBridge, end: () => Promise<void>): OpenHost {
  const transport = connectToDesktop(bridge);
  let [open, goodbye] = [true, (): void => undefined];
  return {
    transport: {
      send: (json) => open && transport.send(json),
      listen(onMessage, onClosed) {
        goodbye = onClosed;
        transport.listen((json) => open && onMessage(json), onClosed);
      },
    },
    async close() {
      open = false;
      const over = end();
      goodbye();
      await over;
    },
  };
}
