import { chmod, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makePracticeLagrangeFolder } from "../../electron/practice/lagrange-folder.ts";
import { applied, byHand, rebuilt, type Row } from "./matrix-scene.ts";
import { portOf } from "./engine.ts";

const overlay = "appsettings.Production.json";
const notOurs = { Type: "Http", Host: "127.0.0.1", Port: 5700 };

/** Rows about the settings file and the entry in it. */
export const settingsRows: readonly Row[] = [
  {
    code: "wrong-program",
    foreign: true,
    async fault({ folder }) {
      const lagrange = join(folder, "Lagrange.Milky");
      const settings = JSON.stringify({ Lagrange: {}, Milky: {} });
      await makePracticeLagrangeFolder(lagrange, { settings, executable: "Lagrange.Milky" });
      return { lagrange };
    },
    cure: { by: "choose-lagrange", act: async () => ({}) },
  },
  {
    code: "settings-unreadable",
    fault: (scene) => scene.write('{ "Account": { "Uin": 1 }, "Implementations": [ { "Type" "x" } ] }'),
    cure: rebuilt,
  },
  {
    code: "settings-unreadable",
    name: "a layer over the file",
    fault: ({ lagrange }) => writeFile(join(lagrange, overlay), "{"),
    cure: byHand(({ lagrange }) => rm(join(lagrange, overlay))),
  },
  {
    code: "duplicate-key",
    fault: (scene) => scene.write('{ "Account": { "Uin": 1, "uin": 2 } }'),
    cure: rebuilt,
  },
  { code: "settings-missing", fault: ({ settingsPath }) => rm(settingsPath), cure: applied },
  {
    code: "wrong-section",
    fault: (scene) =>
      scene.write(JSON.stringify({ ReverseWebSocket: { Enabled: true, Port: 2536, Suffix: "/OneBotv11" } })),
    // It stays where it is, and does no harm there.
    cure: applied,
  },
  { code: "no-link", fault: (scene) => scene.link(notOurs), cure: applied },
  {
    code: "entry-skipped",
    fault: (scene) => scene.link(scene.entry({ Type: "ReverseWebsocket" })),
    cure: applied,
  },
  { code: "entry-disabled", fault: (scene) => scene.link(scene.entry({ Enable: "false" })), cure: applied },
  {
    code: "overridden-by-file",
    fault: ({ lagrange }) =>
      writeFile(join(lagrange, overlay), JSON.stringify({ Implementations: [{ Suffix: "/onebot/v11/ws" }] })),
    cure: byHand(({ lagrange }) => rm(join(lagrange, overlay))),
  },
  {
    code: "overridden-by-environment",
    fault: (scene) => scene.runLagrange({ Implementations__0__Suffix: "/onebot/v11/ws" }),
    cure: byHand((scene) => scene.runLagrange({})),
  },
  { code: "host-invalid", fault: (scene) => scene.link(scene.entry({ Host: "0.0.0.0" })), cure: applied },
  { code: "port-invalid", fault: (scene) => scene.link(scene.entry({ Port: 70000 })), cure: applied },
  {
    code: "value-invalid",
    fault: (scene) => scene.link(scene.entry({ HeartBeatInterval: "soon" })),
    cure: byHand((scene) => scene.link()),
  },
  {
    code: "suffix-no-slash",
    fault: (scene) => scene.link(scene.entry({ Suffix: "OneBotv11" })),
    cure: applied,
  },
  {
    code: "suffix-query",
    fault: (scene) => scene.link(scene.entry({ Suffix: "/OneBotv11?a=b" })),
    cure: applied,
  },
  { code: "suffix-case", fault: (scene) => scene.link(scene.entry({ Suffix: "/onebotv11" })), cure: applied },
  {
    code: "suffix-mismatch",
    fault: (scene) => scene.link(scene.entry({ Suffix: "/onebot/v11/ws" })),
    cure: applied,
  },
  {
    code: "suffix-mismatch",
    name: "a given address",
    async fault(scene) {
      await scene.link(scene.entry({ Suffix: "/GSUIDCore" }));
      return {
        yunzai: null,
        url: { secure: false, host: "127.0.0.1", port: portOf(scene), suffix: "/GSUIDCore" },
      };
    },
    cure: applied,
  },
  {
    code: "host-mismatch",
    fault: (scene) => scene.link(scene.entry({ Host: "nobody.invalid" })),
    cure: applied,
  },
  { code: "port-mismatch", fault: (scene) => scene.link(scene.entry({ Port: 1 })), cure: applied },
  {
    code: "token-mismatch",
    world: { auth: { authorization: "Bearer s3cret" } },
    fault: (scene) => scene.link(scene.entry({ AccessToken: "other" })),
    cure: applied,
  },
  {
    code: "token-mismatch",
    name: "asked for by a Yunzai without a folder",
    world: { auth: { authorization: "Bearer s3cret" } },
    async fault(scene) {
      await scene.link(scene.entry({ AccessToken: "" }));
      return { yunzai: null };
    },
    cure: {
      by: "enter-token",
      async act(scene, request) {
        await applied.act(scene, { ...request, token: "s3cret" });
        return request;
      },
    },
  },
  {
    code: "token-needs-query",
    world: { auth: { "X-Token": "s3cret" } },
    fault: (scene) => scene.link(scene.entry({ AccessToken: "s3cret" })),
    cure: applied,
  },
  {
    code: "not-universal",
    fault: (scene) => scene.link(scene.entry({ UseUniversalClient: false })),
    cure: applied,
  },
  {
    code: "several-links",
    fault: (scene) => scene.link(scene.entry(), scene.entry({ Host: "localhost" })),
    cure: byHand((scene) => scene.link()),
  },
  {
    code: "file-not-writable",
    fault: ({ settingsPath }) => chmod(settingsPath, 0o444),
    cure: byHand(({ settingsPath }) => chmod(settingsPath, 0o644)),
  },
  {
    code: "settings-encoding",
    async fault(scene) {
      // 中文 as GBK writes it.
      const comment = Uint8Array.from([0x2f, 0x2f, 0xd6, 0xd0, 0xce, 0xc4, 0x0a]);
      await scene.write(Buffer.concat([comment, Buffer.from(await scene.read())]));
    },
    cure: byHand((scene) => scene.link()),
  },
  { code: "enable-has-no-effect", fault: (scene) => scene.link(scene.entry({ Enable: false })) },
  { code: "ignored-enabled", fault: (scene) => scene.link(scene.entry({ Enabled: false })) },
  {
    code: "shadowed-section",
    fault: (scene) =>
      scene.write(JSON.stringify({ Implementations: [scene.entry()], Implementation: [scene.entry()] })),
  },
  {
    code: "wrong-section",
    name: "beside a working link",
    severity: "info",
    fault: (scene) =>
      scene.write(JSON.stringify({ Implementations: [scene.entry()], ReverseWebSocket: { Port: 2536 } })),
  },
];
