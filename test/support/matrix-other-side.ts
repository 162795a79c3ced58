import { createServer } from "node:http";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { selfSignedCertificate } from "./certificate.ts";
import { writeAll } from "./find-world.ts";
import { freePort } from "./free-port.ts";
import { applied, byHand, yunzaiText, type Row, type Scene } from "./matrix-scene.ts";
import { startRedis } from "./redis-server.ts";

const serverYaml = "config/config/server.yaml";
const redisYaml = "config/config/redis.yaml";

/** Rows about Yunzai itself and the way to it. */
export const otherSideRows: readonly Row[] = [
  {
    code: "not-trss",
    async fault({ folder }) {
      const yunzai = join(folder, "Miao-Yunzai");
      await writeAll(yunzai, {
        "package.json": '{ "name": "miao-yunzai" }',
        "app.js": "",
        "lib/bot.js": "",
        "config/default_config/bot.yaml": "log_level: info\n",
      });
      return { yunzai };
    },
    // The entry leads to the Yunzai that was not chosen.
    beside: ["no-link: info"],
    cure: { by: "choose-yunzai", act: async () => ({}) },
  },
  {
    code: "adapter-missing",
    async fault(scene) {
      await scene.yunzaiFile("plugins/adapter/OneBotv11.js", null);
      await scene.restart({ adapters: ["ComWeChat", "GSUIDCore", "OPQBot"] });
    },
    cure: byHand(async (scene) => {
      await scene.yunzaiFile("plugins/adapter/OneBotv11.js", "");
      await scene.restart({});
    }),
  },
  {
    code: "yunzai-settings-invalid",
    async fault(scene) {
      await scene.yunzaiFile("config/default_config/server.yaml", `port: ${scene.port}\n`);
      await scene.yunzaiFile(serverYaml, "port: none\n");
      await scene.restart(null);
    },
    beside: ["yunzai-not-running: info"],
    cure: byHand(async (scene) => {
      await scene.yunzaiFile(serverYaml, `port: ${scene.port}\n`);
      await scene.restart({});
    }),
  },
  {
    code: "yunzai-settings-invalid",
    name: "a file that this link can do without",
    severity: "warning",
    verdict: "healthy",
    fault: (scene) => scene.yunzaiFile(redisYaml, "host: [127.0.0.1\n"),
    cure: byHand((scene) => scene.yunzaiFile(redisYaml, "host: 127.0.0.1\n")),
  },
  {
    code: "redis-not-running",
    async fault(scene) {
      await scene.yunzaiFile(redisYaml, `path: no-such-redis-server\nport: ${await freePort()}\n`);
      await scene.restart(null);
    },
    beside: ["yunzai-not-running: info"],
    cure: byHand(startRedisAndYunzai),
  },
  {
    code: "redis-not-running",
    name: "it wants another password",
    async fault(scene) {
      const redis = await startRedis({ requirepass: "s3cret" });
      scene.later(redis.stop);
      await scene.yunzaiFile(redisYaml, `port: ${redis.port}\npassword: other\n`);
      await scene.restart(null);
    },
    beside: ["yunzai-not-running: info"],
    cure: byHand(async (scene) => {
      const text = await yunzaiText(scene, redisYaml);
      await scene.yunzaiFile(redisYaml, text.replace("other", "s3cret"));
      await scene.restart({});
    }),
  },
  {
    code: "port-taken",
    async fault(scene) {
      await scene.restart(null);
      const other = createServer((_request, response) => response.end("hello"));
      await new Promise<void>((resolve) => other.listen(scene.port, "127.0.0.1", resolve));
      scene.later(async () => other.close());
    },
    cure: byHand(async (scene) => {
      await scene.undo();
      await scene.restart({});
    }),
  },
  {
    code: "remote-unreachable",
    async fault(scene) {
      await scene.link(scene.entry({ Host: "nobody.invalid" }));
      return {
        yunzai: null,
        url: { secure: false, host: "nobody.invalid", port: scene.port, suffix: "/OneBotv11" },
      };
    },
    cure: byHand((scene) => scene.link().then(() => ({ yunzai: null }))),
  },
  {
    code: "auth-unmeetable",
    world: { auth: { access_token: 123 } },
    fault: async () => undefined,
    beside: ["token-mismatch: info"],
    cure: byHand(async (scene) => {
      const auth = { authorization: "Bearer s3cret" };
      await makePracticeYunzaiFolder(scene.yunzai, { age: "C", port: scene.port, auth });
      await scene.restart({ auth });
      await scene.link(scene.entry({ AccessToken: "s3cret" }));
    }),
  },
  {
    code: "other-family",
    fault: (scene) => scene.restart({ families: ["ipv6"] }),
    cure: applied,
  },
  {
    code: "tls-mismatch",
    name: "wss:// to a plain port",
    fault: (scene) => scene.link(scene.entry({ Host: "wss://127.0.0.1" })),
    cure: applied,
  },
  {
    code: "tls-mismatch",
    name: "ws:// to an encrypted port",
    async fault(scene) {
      const port = await withHttps(scene);
      await scene.link(scene.entry({ Port: port, IgnoreSslCertificate: true }));
      return { url: { secure: true, host: "127.0.0.1", port, suffix: "/OneBotv11" } };
    },
    cure: applied,
  },
  {
    code: "certificate-untrusted",
    async fault(scene) {
      const port = await withHttps(scene);
      await scene.link(scene.entry({ Host: "wss://127.0.0.1", Port: port }));
    },
    cure: applied,
  },
  {
    code: "stale-port-setting",
    fault: (scene) => scene.yunzaiFile("config/config/bot.yaml", "port: 2600\n"),
    cure: byHand((scene) => scene.yunzaiFile("config/config/bot.yaml", "log_level: info\n")),
  },
  {
    code: "url-port-disagree",
    fault: (scene) => scene.yunzaiFile(serverYaml, `url: http://localhost:1\nport: ${scene.port}\n`),
    cure: byHand((scene) =>
      scene.yunzaiFile(serverYaml, `url: http://localhost:${scene.port}\nport: ${scene.port}\n`),
    ),
  },
  {
    code: "marker-not-echoed",
    async fault(scene) {
      // It writes its log into another folder than the one that is read.
      await scene.restart({ folder: scene.folder });
    },
  },
];

async function startRedisAndYunzai(scene: Scene): Promise<void> {
  const [port = ""] = /\d+/.exec(await yunzaiText(scene, redisYaml)) ?? [];
  const redis = await startRedis({ port });
  scene.later(redis.stop);
  await scene.restart({});
}

/** Has Yunzai listen for TLS as well, with a certificate that nobody vouches for; its port. */
export async function withHttps(scene: Scene): Promise<number> {
  const certificate = selfSignedCertificate();
  const [key, cert] = [join(scene.folder, "key.pem"), join(scene.folder, "cert.pem")];
  await Promise.all([writeFile(key, certificate.key), writeFile(cert, certificate.cert)]);
  const port = await freePort();
  const https = { port, key, cert };
  await makePracticeYunzaiFolder(scene.yunzai, { age: "C", port: scene.port, https });
  await scene.restart({ https: { ...certificate, port } });
  return port;
}
