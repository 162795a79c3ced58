import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { verifyFor } from "../../electron/jobs/verify/verify-for.ts";
import { ports } from "./engine.ts";
import { startChild } from "./find-world.ts";
import { freePort } from "./free-port.ts";
import { byHand, type Row, type Scene } from "./matrix-scene.ts";

/** An `app.js` that never comes so far as to listen. */
const runsAndStays = 'process.stdout.write("up"); setInterval(() => undefined, 1000);';
const serverYaml = "config/config/server.yaml";

/** Rows about whether Yunzai runs, which one, and where it listens. */
export const runningRows: readonly Row[] = [
  {
    code: "wrong-yunzai",
    async fault(scene) {
      const { url } = await scene.otherPractice();
      const port = Number(new URL(url).port);
      await makePracticeYunzaiFolder(scene.yunzai, { age: "C", port });
      await scene.link(scene.entry({ Port: port }));
      await scene.restart(null);
    },
    cure: { by: "choose-yunzai", act: async ({ others }) => ({ yunzai: others[0]?.yunzai ?? null }) },
  },
  {
    code: "yunzai-loading",
    world: { loadingMs: Infinity },
    fault: async () => undefined,
    cure: {
      by: "wait",
      async act({ server, yunzai }) {
        const waiting = waitFor(yunzai);
        await server.finishLoading();
        return waiting;
      },
    },
  },
  {
    code: "yunzai-loading",
    name: "its process runs and has no port yet",
    async fault(scene) {
      await scene.restart(null);
      await writeFile(join(scene.yunzai, "app.js"), runsAndStays);
      const child = await startChild(process.execPath, ["app.js"], scene.yunzai);
      scene.later(() => child.stop());
    },
    cure: {
      by: "wait",
      async act(scene) {
        // The stand-in never listens: in the time that is waited another takes its place.
        const waiting = waitFor(scene.yunzai);
        await scene.restart({});
        return waiting;
      },
    },
  },
  {
    code: "yunzai-needs-restart",
    async fault(scene) {
      const { yunzai, to } = await movedPort(scene);
      await scene.link(scene.entry({ Port: to }));
      return { yunzai };
    },
    cure: { by: "restart-yunzai", act: restartOther },
  },
  {
    code: "yunzai-needs-restart",
    name: "the link goes to the port it had",
    severity: "warning",
    verdict: "healthy",
    async fault(scene) {
      const { yunzai, from } = await movedPort(scene);
      await scene.link(scene.entry({ Port: from }));
      return { yunzai };
    },
    cure: {
      by: "restart-yunzai",
      async act(scene) {
        const request = await restartOther(scene);
        await scene.link(scene.entry({ Port: await settingsPort(request.yunzai) }));
        return request;
      },
    },
  },
  {
    code: "other-port",
    async fault(scene) {
      const { yunzai, url } = await scene.otherPractice();
      const port = Number(new URL(url).port);
      await scene.restart(null);
      await scene.link(scene.entry({ Port: port }));
      const elsewhere = { secure: false, host: "127.0.0.1", port: await freePort(), suffix: "/OneBotv11" };
      return { yunzai, url: elsewhere };
    },
    cure: byHand(async ({ others: [other] }, { url, yunzai = null }) => {
      if (!other || !url) throw new Error("no other Yunzai");
      return { yunzai, url: { ...url, port: Number(new URL(other.url).port) } };
    }),
  },
  {
    code: "yunzai-not-running",
    fault: (scene) => scene.restart(null),
    cure: { by: "start-yunzai", act: (scene) => scene.restart({}) },
  },
  {
    code: "two-yunzais",
    async fault(scene) {
      await scene.otherPractice();
      // Nothing proves which of the two answers while there is no log to read.
      await scene.restart({ folder: scene.folder });
      await rm(join(scene.yunzai, "logs"), { recursive: true });
    },
    cure: {
      by: "choose-yunzai",
      async act({ others: [other], link, entry }) {
        if (!other) throw new Error("no other Yunzai");
        await link(entry({ Port: Number(new URL(other.url).port) }));
        return { yunzai: other.yunzai };
      },
    },
  },
];

/** A Yunzai that runs, and whose settings have named another port since. */
async function movedPort(scene: Scene): Promise<{ yunzai: string; from: number; to: number }> {
  const { yunzai, url } = await scene.otherPractice();
  await scene.restart(null);
  const [from, to] = [Number(new URL(url).port), await freePort()];
  await writeFile(join(yunzai, serverYaml), `url: http://localhost:${to}\nport: ${to}\n`);
  return { yunzai, from, to };
}

/** Closes that other Yunzai, and starts it again as its settings say. */
async function restartOther(scene: Scene): Promise<{ yunzai: string }> {
  const [other] = scene.others;
  if (!other) throw new Error("no other Yunzai");
  await other.stop();
  await scene.restart({ folder: other.yunzai, port: await settingsPort(other.yunzai) });
  return { yunzai: other.yunzai };
}

async function settingsPort(yunzai: string): Promise<number> {
  return Number(/^port: (\d+)/m.exec(await readFile(join(yunzai, serverYaml), "utf8"))?.[1]);
}

/** Waits until the Yunzai in this folder answers; hands back what `check` is then asked. */
async function waitFor(yunzai: string | null): Promise<{ yunzai: string | null }> {
  const stay = { stayMs: 120, deadlineMs: 5000, waitSeconds: 600 };
  const request = { url: null, yunzai, token: null, ...stay };
  const outcome = await verifyFor(ports, request, new AbortController().signal, () => undefined);
  if (!outcome.ok) throw new Error("the wait did not end well");
  return { yunzai };
}
