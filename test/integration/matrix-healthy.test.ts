import { lookup } from "node:dns/promises";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { runCli } from "../support/cli.ts";
import { codesOf, errorsOf } from "../support/engine.ts";
import { withHttps } from "../support/matrix-other-side.ts";
import { withScene, type Request, type Scene } from "../support/matrix-scene.ts";
import { logIn } from "../support/running-lagrange.ts";
import { withOtherBot } from "../support/other-bot.ts";

interface Shape {
  readonly shape: string;
  readonly world?: Partial<PracticeWorldOptions>;
  /** Brings the world into this shape; hands back what `check` is asked. */
  readonly arrange: (scene: Scene) => Promise<Request | void>;
}

const auth = { authorization: "Bearer s3cret", "X-Token": "other" };

/** Worlds in which nothing is wrong, however unlike the usual one they look. */
const shapes: readonly Shape[] = [
  ...(["A", "B", "C0", "C"] as const).map((age) => ({
    shape: `a Yunzai of age ${age}, run by a process in its own folder`,
    async arrange(scene: Scene): Promise<Request> {
      const { url, yunzai } = await scene.otherPractice(["--age", age]);
      const { port, pathname } = new URL(url);
      await scene.link(scene.entry({ Port: Number(port), Suffix: pathname }));
      return { yunzai };
    },
  })),
  {
    shape: "a fork of TRSS under another name",
    arrange: (scene) => scene.yunzaiFile("package.json", '{ "name": "xrk-yunzai", "type": "module" }'),
  },
  {
    shape: "a self-signed certificate that the entry does not mind",
    async arrange(scene) {
      const Port = await withHttps(scene);
      await scene.link(scene.entry({ Host: "wss://127.0.0.1", Port, IgnoreSslCertificate: true }));
    },
  },
  {
    shape: "auth met by the token",
    world: { auth: { authorization: "Bearer s3cret" } },
    arrange: (scene) => scene.link(scene.entry({ AccessToken: "s3cret" })),
  },
  {
    shape: "auth met by the query",
    world: { auth: { "X-Token": "other" } },
    arrange: (scene) => scene.link(scene.entry({ Suffix: "/OneBotv11/?X-Token=other", AccessToken: "" })),
  },
  {
    shape: "auth met by both",
    world: { auth },
    arrange: (scene) =>
      scene.link(scene.entry({ Suffix: "/OneBotv11/?X-Token=other", AccessToken: "s3cret" })),
  },
  {
    shape: "a token that nobody asks for",
    arrange: (scene) => scene.link(scene.entry({ AccessToken: "left-over" })),
  },
  {
    shape: "Implementations as an object",
    arrange: (scene) => scene.write(JSON.stringify({ Implementations: { ReverseWebSocket: scene.entry() } })),
  },
  {
    shape: "the Implementation of 2023",
    arrange: (scene) =>
      scene.write(
        JSON.stringify({ Implementation: { ReverseWebSocket: { ...scene.entry(), Type: undefined } } }),
      ),
  },
  {
    shape: "keys in another case, numbers as text",
    arrange: (scene) =>
      scene.write(
        JSON.stringify({
          implementations: [
            { type: "ReverseWebSocket", HOST: "127.0.0.1", port: String(scene.port), suffix: "/OneBotv11/" },
          ],
        }),
      ),
  },
  {
    shape: "localhost",
    arrange: (scene) => scene.link(scene.entry({ Host: "localhost" })),
  },
  {
    shape: "IPv6",
    arrange: (scene) => scene.link(scene.entry({ Host: "[::1]" })),
  },
  {
    shape: "a relay of WSL that answers on ::1 alone, and no folder",
    async arrange(scene) {
      await scene.restart({ families: ["ipv6"] });
      const addresses = await lookup("localhost", { all: true });
      // Only where `localhost` means it, too; else by its literal.
      const Host = addresses.some(({ address }) => address === "::1") ? "localhost" : "[::1]";
      await scene.link(scene.entry({ Host }));
      return { yunzai: null };
    },
  },
  {
    shape: "an address without a folder",
    async arrange({ port }) {
      return { yunzai: null, url: { secure: false, host: "127.0.0.1", port, suffix: "/OneBotv11" } };
    },
  },
  {
    shape: "no folder and no address, the link alone",
    arrange: async () => ({ yunzai: null }),
  },
  {
    shape: "several entries, another bot's among them",
    async arrange(scene) {
      let end: () => void = () => undefined;
      const port = await new Promise<number>((resolve, reject) => {
        const over = withOtherBot(async (at) => {
          resolve(at);
          await new Promise<void>((ended) => (end = ended));
        });
        over.catch(reject);
        scene.later(() => {
          end();
          return over;
        });
      });
      await scene.link(
        { Type: "Http", Host: "127.0.0.1", Port: 5700 },
        { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: port, Suffix: "/onebot/v11/ws" },
        { Type: "ForwardWebSocket", Host: "127.0.0.1", Port: 8081 },
        scene.entry(),
      );
    },
  },
  {
    shape: "comments, trailing commas, a byte order mark and Windows line ends",
    arrange: async (scene) =>
      scene.write(
        `\ufeff// 机器人\r\n{\r\n  /* 连接 */ "Implementations": [${JSON.stringify(scene.entry())},],\r\n}\r\n`,
      ),
  },
  {
    shape: "layers over the file that do not matter",
    async arrange(scene) {
      const layer = {
        Logging: { LogLevel: { Default: "Debug" } },
        Implementations: [{ Suffix: "/OneBotv11" }],
      };
      const wrong = { Implementations: [{ Port: 1 }] };
      await writeFile(join(scene.lagrange, "appsettings.Production.json"), JSON.stringify(layer));
      await writeFile(join(scene.lagrange, "appsettings.Development.json"), JSON.stringify(wrong));
    },
  },
  {
    shape: "a second Yunzai that runs elsewhere",
    arrange: async (scene) => void (await scene.otherPractice()),
  },
  {
    shape: "a running Lagrange whose proxy spares this machine",
    async arrange(scene) {
      await scene.runLagrange({ HTTP_PROXY: "http://127.0.0.1:7890", NO_PROXY: "localhost,127.0.0.1" });
      await logIn(scene.lagrange, Date.now() + 5000);
    },
  },
  {
    shape: "a Redis that is silent beside a running Yunzai",
    arrange: (scene) => scene.yunzaiFile("config/config/redis.yaml", "path: no-such-redis-server\nport: 1\n"),
  },
];

for (const { shape, world = {}, arrange } of shapes) {
  test(`no false alarm: ${shape}`, async () => {
    await withScene(world, async (scene) => {
      expectHealthy(await scene.check((await arrange(scene)) ?? {}));
    });
  });
}

test("no false alarm: a certificate that this machine trusts", async () => {
  await withScene({}, async (scene) => {
    const Port = await withHttps(scene);
    await scene.link(scene.entry({ Host: "wss://localhost", Port }));
    const { lagrange, yunzai, folder } = scene;
    const { code, stdout } = await runCli(
      folder,
      ["check", "--lagrange", lagrange, "--yunzai", yunzai, "--stay", "120", "--json"],
      { environment: { NODE_EXTRA_CA_CERTS: join(folder, "cert.pem") } },
    );
    const result: CheckResult = JSON.parse(stdout);
    expectHealthy(result);
    expect(code).toBe(0);
  });
});

function expectHealthy(result: CheckResult): void {
  expect(errorsOf(result)).toEqual([]);
  expect(codesOf(result, "warning")).toEqual([]);
  expect(result.verdict).toBe("healthy");
}
