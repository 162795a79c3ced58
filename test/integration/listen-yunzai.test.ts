import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Ports } from "../../electron/jobs/ports.ts";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { bundle } from "../support/bundle.ts";
import { ports } from "../support/engine.ts";
import { makeYunzai, startChild } from "../support/find-world.ts";
import { freePort, isFree } from "../support/free-port.ts";
import { listened, withListening, type Listening } from "../support/listen-world.ts";
import { soon } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { withLagrange } from "../support/with-lagrange.ts";

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

/** A process that runs in a Yunzai folder as the real one does, and takes its time. */
async function startLoading() {
  await writeFile(join(folder, "app.js"), "console.log('loading'); setInterval(() => {}, 1000);\n");
  return startChild(process.execPath, ["."], folder);
}

test("the port is let go as soon as a Yunzai starts whose settings name it, before that has asked", async () => {
  await withListening(async ({ port, result }) => {
    await makeYunzai(folder, port);
    const yunzai = await startLoading();
    expect(listened(await result).ended).toBe("yunzai-appeared");
    expect(await isFree(port)).toBe(true);
    await yunzai.stop();
  });
});

test("a Yunzai that runs refuses the listening on its port, and is named; another port may be held", async () => {
  const port = await freePort();
  await makeYunzai(folder, port);
  const yunzai = await startLoading();
  const refused = async ({ result }: Listening) => {
    expect(await result).toEqual({
      kind: "refused",
      reason: "yunzai-running",
      holder: { pid: yunzai.pid, program: basename(process.execPath), yunzai: folder },
    });
  };
  await withListening(refused, { refused: true }, port);
  const other = async ({ result }: Listening) => expect(listened(await result).ended).toBe("time-over");
  await withListening(other, { seconds: 0.1 });
  await yunzai.stop();
});

test("Y3: a Yunzai that runs refuses the listening on its https port too", async () => {
  const [plain, secure] = [await freePort(), await freePort()];
  const https = { port: secure, key: "key.pem", cert: "cert.pem" };
  await makePracticeYunzaiFolder(folder, { age: "C", port: plain, https });
  const yunzai = await startLoading();
  const refused = async ({ result }: Listening) =>
    expect(await result).toMatchObject({ kind: "refused", reason: "yunzai-running" });
  await withListening(refused, { refused: true }, secure);
  await yunzai.stop();
});

test("Y1: another kind of Yunzai wants no port", async () => {
  const port = await freePort();
  await makeYunzai(folder, port);
  await writeFile(join(folder, "package.json"), '{"name":"miao-yunzai","main":"app.js"}');
  await removeFolder(join(folder, "plugins/adapter"));
  const yunzai = await startLoading();
  const held = async ({ result }: Listening) => expect(listened(await result).ended).toBe("time-over");
  await withListening(held, { seconds: 0.1 }, port);
  await yunzai.stop();
});

test("a Yunzai that starts between the look and the taking is seen at once", async () => {
  const port = await freePort();
  await makeYunzai(folder, port);
  let yunzai: Awaited<ReturnType<typeof startLoading>> | null = null;
  const listener: Ports["listener"] = {
    async hold(...given) {
      yunzai = await startLoading();
      return ports.listener.hold(...given);
    },
  };
  const seen = async ({ result }: Listening) => {
    expect(listened(await result)).toMatchObject({ ended: "yunzai-appeared" });
    await yunzai?.stop();
  };
  // There is no second look.
  const clock: Ports["clock"] = {
    ...ports.clock,
    sleep: async (_ms, signal) => void (signal.aborted || (await once(signal, "abort"))),
  };
  await withListening(seen, { with: { listener, clock } }, port);
});

test("Y10: a Yunzai that finds its port held gets it by asking, and Lagrange reaches it", async () => {
  const script = await bundle("test/support/children/yunzai-that-insists.ts", folder);
  await withListening(async ({ port, result }) => {
    await withLagrange({ port, reconnectMs: 50 }, async (lagrange) => {
      await soon(() => lagrange.events().length).toBeGreaterThan(0);
      const yunzai = await startChild(process.execPath, [script, String(port)], folder);
      expect(listened(await result).ended).toBe("exit-asked");
      await soon(() => lagrange.events().at(-1)).toEqual({ kind: "connected", role: "Universal" });
      lagrange.close();
      await yunzai.stop();
    });
  });
});
