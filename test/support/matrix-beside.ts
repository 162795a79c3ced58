import { rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { startPracticeLagrange } from "../../electron/practice/lagrange-client.ts";
import { byHand, uin, type Row, type Scene } from "./matrix-scene.ts";
import { logIn } from "./running-lagrange.ts";

/** A signer of the user's own. */
const signServer = "https://sign.example/api/sign";

/** Rows about what is told beside the link. */
export const besideRows: readonly Row[] = [
  {
    code: "proxy-in-the-way",
    severity: "error",
    verdict: "broken",
    fault: (scene) => scene.runLagrange({ HTTP_PROXY: "http://127.0.0.1:7890" }),
    cure: byHand((scene) =>
      scene.runLagrange({ HTTP_PROXY: "http://127.0.0.1:7890", NO_PROXY: "127.0.0.1" }),
    ),
  },
  {
    code: "lagrange-needs-restart",
    async fault(scene) {
      await scene.runLagrange({});
      await logIn(scene.lagrange, Date.now() + 5000);
      const changed = Date.now() / 1000 + 60;
      await utimes(scene.settingsPath, changed, changed);
    },
    cure: {
      by: "restart-lagrange",
      async act(scene) {
        await scene.runLagrange({});
        await logIn(scene.lagrange, Date.now() + 120_000);
      },
    },
  },
  {
    code: "lagrange-flapping",
    async fault(scene) {
      await scene.runLagrange({});
      for (let round = 0; round < 4; round += 1) await connectOnce(scene);
    },
    cure: byHand((scene) => scene.runLagrange({})),
  },
  {
    code: "sign-server-gone",
    fault: (scene) => neverLoggedIn(scene, ""),
    beside: ["lagrange-never-logged-in: info"],
    cure: byHand((scene) => neverLoggedIn(scene, signServer)),
  },
  { code: "lagrange-never-logged-in", fault: (scene) => neverLoggedIn(scene, signServer) },
  { code: "lagrange-not-running", fault: async () => undefined },
  { code: "link-healthy", fault: (scene) => scene.runLagrange({}) },
];

/** One connection as Lagrange makes it, which drops as soon as it stands. */
async function connectOnce({ port, server }: Scene): Promise<void> {
  const ended = (): number => server.recorded().dials.filter(({ closeCode }) => closeCode !== null).length;
  const before = ended();
  const lagrange = startPracticeLagrange({ host: "127.0.0.1", port, suffix: "/OneBotv11", uin });
  await expect.poll(() => lagrange.events().length).toBe(1);
  lagrange.close();
  await expect.poll(ended).toBe(before + 1);
}

async function neverLoggedIn(scene: Scene, SignServerUrl: string): Promise<void> {
  await rm(join(scene.lagrange, "keystore.json"), { force: true });
  await scene.write(JSON.stringify({ SignServerUrl, Implementations: [scene.entry()] }));
}
