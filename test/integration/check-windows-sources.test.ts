import { expect, test } from "@playwright/test";
import type { SystemProxy } from "../../electron/core/proxy.ts";
import { check } from "../../electron/jobs/check.ts";
import type { System } from "../../electron/jobs/ports.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import {
  codesOf,
  errorsOf,
  type EngineWorld,
  portOf,
  ports,
  silenceMs,
  withWorld,
} from "../support/engine.ts";
import { hasRedis } from "../support/redis-server.ts";
import { startLagrange } from "../support/running-lagrange.ts";

/** The check on this computer, whose system tells some things as Windows would. */
function checkWith(world: EngineWorld, told: Partial<System>): Promise<CheckResult> {
  const link = { lagrange: world.lagrange, yunzai: world.yunzai, url: null, token: null };
  const request = { ...link, stayMs: 120, deadlineMs: silenceMs };
  const system = { ...ports.system, ...told };
  return check({ ...ports, system }, request, new AbortController().signal, () => undefined);
}

const clash: SystemProxy = { script: null, servers: "127.0.0.1:7890", exceptions: "192.168.*" };
const sparing: SystemProxy = { ...clash, exceptions: "192.168.*;<local>" };
const variable = { HTTP_PROXY: "http://127.0.0.1:7891" };

for (const [what, told, seen] of [
  ["the system's proxy", { proxy: async () => clash }, [{ variable: null }]],
  ["a variable set for good", { lastingEnvironment: async () => variable }, [{ variable: "HTTP_PROXY" }]],
  [
    "both",
    { proxy: async () => clash, lastingEnvironment: async () => variable },
    [{ variable: "HTTP_PROXY" }],
  ],
  ["a proxy that spares loopback", { proxy: async () => sparing }, []],
] as const) {
  test(`L14: while Lagrange does not run, ${what} ${seen.length === 0 ? "is no matter" : "is a warning"}`, async () => {
    await withWorld({ age: "C" }, async (world) => {
      await world.write({ port: portOf(world), suffix: "/OneBotv11" });
      const result = await checkWith(world, told);
      const found = result.findings.filter(({ code }) => code === "proxy-in-the-way");
      expect(found).toMatchObject(seen.map((facts) => ({ severity: "warning", facts })));
      expect(result.verdict).toBe("healthy");
    });
  });
}

test("Y12: a Yunzai that echoes in its log runs, also where no process shows it, as in WSL", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    const unseen = { processes: async () => [], sockets: async () => [] };
    const running = { outcome: { kind: "handled" }, yunzai: { running: true } };
    expect(await checkWith(world, unseen)).toMatchObject(running);
    await world.server.close();
    expect(await checkWith(world, unseen)).toMatchObject({ yunzai: { running: false } });
  });
});

test("L14: a running Lagrange's own environment outweighs what a new one would get", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    const end = await startLagrange(world.lagrange);
    try {
      const lasting = await checkWith(world, { lastingEnvironment: async () => variable });
      expect(codesOf(lasting, "warning")).not.toContain("proxy-in-the-way");
      const system = await checkWith(world, { proxy: async () => clash });
      expect(codesOf(system, "warning")).toContain("proxy-in-the-way");
      const unreadable = { environment: async () => null, lastingEnvironment: async () => variable };
      expect(codesOf(await checkWith(world, unreadable), "warning")).toContain("proxy-in-the-way");
    } finally {
      await end();
    }
  });
});

test("a Yunzai that says nothing is paused where its console's title says that text is selected in it", async () => {
  await withWorld({ age: "C", loadingMs: Infinity }, async (world) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    const title = "选择TRSS Yunzai v3.1.3 © TimeRainStarSky";
    const consoles = async () =>
      ["Windows PowerShell", title].map((each) => ({ title: each, classic: true }));
    // No other Yunzai that runs on this computer.
    const paused = await checkWith(world, { consoles, processes: async () => [] });
    expect(errorsOf(paused)).toEqual(["yunzai-paused"]);
    expect(paused.findings[0]?.facts).toEqual({ window: title });
    expect(errorsOf(await checkWith(world, {}))).toEqual(["yunzai-loading"]);
  });
});

test("a Lagrange that runs is paused where its console's title says so", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    const end = await startLagrange(world.lagrange);
    try {
      const consoles = async () => [
        { title: "选择C:\\Windows\\system32\\cmd.exe - Lagrange.OneBot.exe", classic: true },
      ];
      const result = await checkWith(world, { consoles });
      expect(result.verdict).toBe("healthy");
      expect(codesOf(result, "warning")).toContain("lagrange-paused");
    } finally {
      await end();
    }
  });
});

test("Y15: a silent port in a reserved range is told as such, and Yunzai not running is only what follows", async () => {
  test.skip(!hasRedis, "without a Redis program here, its absence is told first");
  await withWorld({ age: "C" }, async (world) => {
    const port = portOf(world);
    await world.write({ port, suffix: "/OneBotv11" });
    const asked: number[] = [];
    const reservedRange: System["reservedRange"] = async (of) => {
      asked.push(of);
      return { from: port - 10, to: port + 89 };
    };
    expect((await checkWith(world, { reservedRange })).verdict).toBe("healthy");
    expect(asked).toEqual([]);
    await world.server.close();
    const result = await checkWith(world, { reservedRange });
    expect(asked).toEqual([port]);
    expect(errorsOf(result)).toEqual(["reserved-port"]);
    expect(result.findings[0]?.facts).toEqual({ port, from: port - 10, to: port + 89 });
    expect(errorsOf(await checkWith(world, {}))).toEqual(["yunzai-not-running"]);
  });
});
