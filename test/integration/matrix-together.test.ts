import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { errorsOf, expectCured } from "../support/engine.ts";
import { listenOn } from "../support/listen.ts";
import { freePort } from "../support/free-port.ts";
import type { FindingCode } from "../../electron/core/findings.ts";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import { withScene, type Scene } from "../support/matrix-scene.ts";

interface Together {
  /** Every true cause, in the order they are told in; nothing else. */
  readonly errors: readonly FindingCode[];
  readonly world?: Partial<PracticeWorldOptions>;
  readonly faults: (scene: Scene) => Promise<void>;
  /** One edit cures them all. */
  readonly applied?: true;
}

/** Two and three things wrong at once. */
const together: readonly Together[] = [
  {
    errors: ["port-mismatch", "suffix-mismatch"],
    faults: (scene) => scene.write({}),
    applied: true,
  },
  {
    errors: ["host-invalid", "port-mismatch", "suffix-no-slash"],
    faults: (scene) => scene.link(scene.entry({ Host: "http://127.0.0.1", Port: 1, Suffix: "OneBotv11" })),
    applied: true,
  },
  {
    errors: ["port-invalid", "suffix-case"],
    faults: (scene) => scene.link(scene.entry({ Port: 70000, Suffix: "/onebotv11" })),
    applied: true,
  },
  {
    errors: ["entry-disabled", "suffix-case", "not-universal"],
    faults: (scene) =>
      scene.link(scene.entry({ Enable: "false", Suffix: "/onebotv11", UseUniversalClient: false })),
    applied: true,
  },
  {
    errors: ["entry-skipped", "token-mismatch"],
    world: { auth: { authorization: "Bearer s3cret" } },
    faults: (scene) => scene.link(scene.entry({ Type: "ReverseWebsocket" })),
    applied: true,
  },
  {
    errors: ["suffix-mismatch", "token-mismatch"],
    world: { auth: { authorization: "Bearer s3cret" } },
    faults: (scene) => scene.link(scene.entry({ Suffix: "/onebot/v11/ws", AccessToken: "other" })),
    applied: true,
  },
  {
    errors: ["port-mismatch", "suffix-mismatch", "token-needs-query"],
    world: { auth: { "X-Token": "s3cret" } },
    faults: (scene) => scene.write({}),
    applied: true,
  },
  {
    errors: ["tls-mismatch", "suffix-case"],
    faults: (scene) => scene.link(scene.entry({ Host: "wss://127.0.0.1", Suffix: "/onebotv11" })),
    applied: true,
  },
  {
    errors: ["other-family", "suffix-mismatch"],
    async faults(scene) {
      await scene.restart({ families: ["ipv6"] });
      await scene.link(scene.entry({ Suffix: "/onebot/v11/ws" }));
    },
    applied: true,
  },
  {
    errors: ["yunzai-not-running", "suffix-case"],
    async faults(scene) {
      await scene.restart(null);
      await scene.link(scene.entry({ Suffix: "/onebotv11" }));
    },
  },
  {
    errors: ["yunzai-not-running", "port-mismatch", "suffix-mismatch"],
    async faults(scene) {
      await scene.restart(null);
      await scene.write({});
    },
  },
  {
    errors: ["yunzai-loading", "port-mismatch", "suffix-mismatch"],
    world: { loadingMs: Infinity },
    faults: (scene) => scene.write({}),
  },
  {
    errors: ["settings-unreadable", "yunzai-not-running"],
    async faults(scene) {
      await scene.restart(null);
      await scene.write("{");
    },
  },
  {
    errors: ["duplicate-key", "auth-unmeetable"],
    world: { auth: "Bearer s3cret" },
    faults: (scene) => scene.write('{ "Account": { "Uin": 1, "uin": 2 } }'),
  },
  {
    errors: ["redis-not-running", "port-mismatch", "suffix-mismatch"],
    async faults(scene) {
      const redis = `path: no-such-redis-server\nport: ${await freePort()}\n`;
      await scene.yunzaiFile("config/config/redis.yaml", redis);
      await scene.restart(null);
      await scene.write({});
    },
  },
  {
    errors: ["port-taken", "suffix-case"],
    async faults(scene) {
      await scene.restart(null);
      const { server } = await listenOn("127.0.0.1", scene.port);
      server.on("connection", (socket) => socket.on("error", () => undefined).end("SSH-2.0-OpenSSH_9.2\r\n"));
      scene.later(async () => server.close());
      await scene.link(scene.entry({ Suffix: "/onebotv11" }));
    },
  },
  {
    errors: ["auth-unmeetable", "suffix-mismatch"],
    world: { auth: { access_token: 123 } },
    faults: (scene) => scene.link(scene.entry({ Suffix: "/onebot/v11/ws" })),
  },
  {
    errors: ["adapter-missing", "yunzai-not-running"],
    async faults(scene) {
      await scene.yunzaiFile("plugins/adapter/OneBotv11.js", null);
      await scene.restart(null);
    },
  },
  {
    errors: ["overridden-by-file", "suffix-case"],
    async faults(scene) {
      const layer = JSON.stringify({ Implementations: [{ Port: 1 }] });
      await writeFile(join(scene.lagrange, "appsettings.Production.json"), layer);
      await scene.link(scene.entry({ Suffix: "/onebotv11" }));
    },
  },
  {
    errors: ["overridden-by-environment", "suffix-case", "proxy-in-the-way"],
    async faults(scene) {
      await scene.runLagrange({ ALL_PROXY: "http://127.0.0.1:7890", Implementations__0__Port: "1" });
      await scene.link(scene.entry({ Suffix: "/onebotv11" }));
    },
  },
  {
    errors: ["value-invalid", "suffix-mismatch"],
    faults: (scene) =>
      scene.link(
        { Type: "ReverseWebSocket", Host: "10.9.9.9", Port: "2536.0", Suffix: "/z" },
        scene.entry({ Suffix: "/onebot/v11/ws" }),
      ),
  },
];

for (const { errors, world = {}, faults, applied } of together) {
  test(`${errors.join(" and ")} at once: each is named, nothing else is${applied ? ", and one edit cures them" : ""}`, async () => {
    await withScene(world, async (scene) => {
      await faults(scene);
      const result = await scene.check();
      expect(errorsOf(result).toSorted()).toEqual(errors.toSorted());
      expect(errorsOf(result)[0]).toBe(errors[0]);
      expect(result.verdict).toBe("broken");
      if (!applied) return;
      expect((await scene.apply()).kind).toBe("written");
      await expectCured(scene);
    });
  });
}
