import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "@playwright/test";
import type { LinkRequest, Suggestion } from "../../electron/contract/api.ts";
import type { Service } from "../../electron/contract/service.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import { portOf, reverse, type EngineWorld } from "../support/engine.ts";
import { openService, quietCall, refusalOf, withGivenFolders } from "../support/window-service.ts";

interface Play {
  readonly world: EngineWorld;
  readonly service: Service;
  readonly suggest: (
    folders?: Partial<Pick<EngineWorld, "lagrange">> & { readonly yunzai?: string | null },
  ) => Promise<Suggestion>;
}

/** A practice world whose folders have been given to a service. */
async function withService(
  options: PracticeWorldOptions,
  play: (play: Play) => Promise<void>,
): Promise<void> {
  await withGivenFolders(options, async ({ world, service }) => {
    const { lagrange, yunzai } = world;
    await play({
      world,
      service,
      suggest: (own = {}) => service.suggest({ lagrange, yunzai, ...own }, quietCall()),
    });
  });
}

const oneBot = { suffix: "/OneBotv11", adapter: "OneBotv11", oneBot: true };
const goCqhttp = { suffix: "/go-cqhttp", adapter: "go-cqhttp", oneBot: true };
const others = ["ComWeChat", "GSUIDCore", "OPQBot"].map((adapter) => ({
  suffix: `/${adapter}`,
  adapter,
  oneBot: false,
}));

const ages = {
  Z: { suffix: "/go-cqhttp", suffixes: [goCqhttp, ...others.slice(0, 2)] },
  A: { suffix: "/go-cqhttp", suffixes: [goCqhttp, ...others] },
  B: { suffix: "/OneBotv11", suffixes: [oneBot, ...others] },
  C0: { suffix: "/OneBotv11", suffixes: [oneBot, ...others] },
  C: { suffix: "/OneBotv11", suffixes: [oneBot, ...others] },
} as const;
for (const age of ["Z", "A", "B", "C0", "C"] as const) {
  test(`Y4: for a Yunzai of age ${age} its port, its OneBot path and every path it serves are suggested`, async () => {
    await withService({ age }, async ({ world, suggest }) => {
      const { suffix, suffixes } = ages[age];
      expect(await suggest()).toEqual({
        fields: { host: "127.0.0.1", port: portOf(world), suffix },
        source: "yunzai-settings",
        suffixes,
        token: "none",
      });
    });
  });
}

test("Y8: a Bearer token is known, revealed when asked for, and in no suggestion", async () => {
  await withService(
    { age: "C", auth: { authorization: "Bearer s3cret" } },
    async ({ world, service, suggest }) => {
      const suggestion = await suggest();
      expect(suggestion).toMatchObject({ token: "known", fields: { suffix: "/OneBotv11" } });
      expect(JSON.stringify(suggestion)).not.toContain("s3cret");
      const { lagrange, yunzai } = world;
      expect(await service.revealToken({ lagrange, yunzai }, quietCall())).toBe("s3cret");
      expect(await service.revealToken({ lagrange, yunzai: null }, quietCall())).toBeNull();
    },
  );
});

test("Y8: a token that only a query can carry is suggested masked, on every path, and revealed when asked for", async () => {
  await withService({ age: "C", auth: { "X-Token": "s3 cret&" } }, async ({ world, service, suggest }) => {
    const { fields, suffixes, token } = await suggest();
    expect([fields.suffix, token]).toEqual(["/OneBotv11/?X-Token=***", "known"]);
    expect(suffixes.map(({ suffix }) => suffix)).toContain("/GSUIDCore/?X-Token=***");
    const { lagrange, yunzai } = world;
    expect(await service.revealToken({ lagrange, yunzai }, quietCall())).toBe("s3 cret&");
  });
});

test("Y8: a masked suffix is as good as the real one, as suggested and with another host", async () => {
  await withService({ age: "C", auth: { "X-Token": "s3 cret&" } }, async ({ world, service, suggest }) => {
    const { fields } = await suggest();
    const request = { lagrange: null, yunzai: world.yunzai, token: null };
    for (const host of [fields.host, "localhost"]) {
      const checked = await service.check({ ...request, link: { ...fields, host } }, quietCall());
      expect([host, checked.outcome?.kind]).toEqual([host, "handled"]);
      expect(JSON.stringify(checked)).not.toContain("s3");
    }
    const { link } = { link: { ...fields, suffix: "/OneBotv11/?X-Token=wrong" } };
    expect((await service.check({ ...request, link }, quietCall())).outcome?.kind).toBe("unauthorized");
  });
});

test("Y10: a masked suffix left as suggested is not shown to a stranger on Yunzai's port", async () => {
  await withService({ age: "C", auth: { "X-Token": "s3cret" } }, async ({ world, service, suggest }) => {
    const { fields } = await suggest();
    await world.server.close();
    const asked: string[] = [];
    const stranger = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(404).end();
    });
    stranger.listen(portOf(world), "127.0.0.1");
    await once(stranger, "listening");
    try {
      const request = { lagrange: null, yunzai: world.yunzai, link: fields, token: null };
      expect((await service.check(request, quietCall())).outcome?.ok).toBe(false);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.join()).not.toContain("s3cret");
    } finally {
      stranger.closeAllConnections();
      stranger.close();
    }
  });
});

test("a masked value that was never shown is refused", async () => {
  await withService({ age: "C" }, async ({ world, service, suggest }) => {
    const { fields } = await suggest();
    const { lagrange, yunzai } = world;
    for (const suffix of ["/OneBotv11/?X-Token=***", "/OneBotv11/?constructor=***"]) {
      const request = { lagrange, yunzai, token: null, link: { ...fields, suffix } };
      expect(await refusalOf(() => service.check(request, quietCall())), suffix).toBe("bad-argument");
    }
  });
});

test("a masked query that came from an entry is as good as the real one, also where the entry is not looked at", async () => {
  await withService({ age: "C" }, async ({ world, service, suggest }) => {
    const entry = reverse(portOf(world), "/OneBotv11/?mine=s3cret", { Host: "localhost" });
    await world.write(JSON.stringify({ Implementations: [entry] }));
    const { fields } = await suggest();
    expect(fields).toEqual({ host: "localhost", port: portOf(world), suffix: "/OneBotv11/?mine=***" });
    const request = { lagrange: null, yunzai: world.yunzai, token: null };
    const link = { ...fields, host: "127.0.0.1" };
    expect((await service.check({ ...request, link }, quietCall())).outcome?.kind).toBe("handled");
  });
});

for (const [what, auth] of [
  ["a number", { access_token: 123 }],
  ["a bare string", "Bearer abc"],
] as const) {
  test(`Y8: an auth that nobody can meet (${what}) is told, and has no token to reveal`, async () => {
    await withService({ age: "C", auth }, async ({ world, service, suggest }) => {
      expect((await suggest()).token).toBe("unmeetable");
      const { lagrange, yunzai } = world;
      expect(await service.revealToken({ lagrange, yunzai }, quietCall())).toBeNull();
    });
  });
}

test("without a Yunzai folder the usual values are suggested, and both OneBot paths", async () => {
  await withService({ age: "C" }, async ({ suggest }) => {
    expect(await suggest({ yunzai: null })).toEqual({
      fields: { host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
      source: "guess",
      suffixes: [oneBot, goCqhttp],
      token: "unknown",
    });
  });
});

const written: readonly (readonly [what: string, entries: readonly object[], fields: LinkRequest["link"]])[] =
  [
    [
      "on a OneBot path",
      [reverse(8080, "/onebot/v11/ws"), reverse(3000, "/go-cqhttp", { Host: "192.168.1.5" })],
      { host: "192.168.1.5", port: 3000, suffix: "/go-cqhttp" },
    ],
    [
      "on Yunzai's usual port, with the usual path instead of its own",
      [reverse(2536, "/onebotv11", { Host: "nas.lan" })],
      { host: "nas.lan", port: 2536, suffix: "/OneBotv11" },
    ],
    [
      "behind TLS, its query masked",
      [reverse(443, "/OneBotv11/?k=s3cret", { Host: "wss://bot.example.com" })],
      { host: "wss://bot.example.com", port: 443, suffix: "/OneBotv11/?k=***" },
    ],
  ];
for (const [what, entries, fields] of written) {
  test(`without a Yunzai folder an entry that is there already is suggested: ${what}`, async () => {
    await withService({ age: "C" }, async ({ world, suggest }) => {
      await world.write(JSON.stringify({ Implementations: entries }));
      const suggestion = await suggest({ yunzai: null });
      expect([suggestion.fields, suggestion.source]).toEqual([fields, "guess"]);
      expect(suggestion.suffixes.map(({ suffix }) => suffix)).toContain(fields?.suffix);
    });
  });
}

test("settings that .NET cannot read do not keep Yunzai's values from being suggested", async () => {
  await withService({ age: "C" }, async ({ world, suggest }) => {
    for (const text of ["{", "", "[]", factorySettings(factoryLink).replace("2", "x2")]) {
      await world.write(text);
      expect((await suggest()).fields).toEqual({
        host: "127.0.0.1",
        port: portOf(world),
        suffix: "/OneBotv11",
      });
    }
  });
});

test("fields that cannot be dialled are refused before anything is", async () => {
  await withService({ age: "C" }, async ({ world, service }) => {
    const { lagrange, yunzai } = world;
    for (const link of [
      { host: "", port: 2536, suffix: "/OneBotv11" },
      { host: "::1", port: 2536, suffix: "/OneBotv11" },
      { host: "127.0.0.1", port: 2536, suffix: "OneBotv11" },
      { host: "http://127.0.0.1", port: 2536, suffix: "/OneBotv11" },
    ]) {
      const request = { lagrange, yunzai, link, token: null };
      expect(await refusalOf(() => service.check(request, quietCall()))).toBe("bad-argument");
      expect(await refusalOf(() => service.waitAndCheck({ ...request, seconds: 1 }, quietCall()))).toBe(
        "bad-argument",
      );
    }
  });
});

test("what is pasted is read", async () => {
  const { service } = openService();
  expect(await service.readPaste({ text: "ws://localhost:2536/OneBotv11" }, quietCall())).toMatchObject({
    kind: "fields",
    fields: { host: "localhost" },
  });
});
