import { expect, test } from "@playwright/test";
import { parseEndpointUrl } from "../../electron/core/endpoint.ts";
import { verifyFor, type VerifyForRequest } from "../../electron/jobs/verify/verify-for.ts";
import type { System, TcpSocket } from "../../electron/jobs/ports.ts";
import { ports, withWorld } from "../support/engine.ts";
import { withYunzai } from "../support/with-yunzai.ts";

function verified(request: Partial<VerifyForRequest>, system: Partial<System> = {}) {
  const usual = { url: null, yunzai: null, token: null, stayMs: 120, deadlineMs: 3000, waitSeconds: 0 };
  const seen = { ...ports, system: { ...ports.system, ...system } };
  return verifyFor(seen, { ...usual, ...request }, new AbortController().signal, () => undefined);
}

function endpointOf(url: string) {
  const parsed = parseEndpointUrl(url);
  if (parsed.kind !== "endpoint") throw new Error(parsed.problem);
  return parsed.endpoint;
}

test("a given address is judged as it is: no better path is looked for", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const wrong = endpointOf(world.url.replace("OneBotv11", "onebot/v11/ws"));
    expect((await verified({ url: wrong })).kind).toBe("path-unknown");
    expect((await verified({ url: endpointOf(world.url) })).kind).toBe("registered");
    expect((await verified({ url: endpointOf(world.url), yunzai: world.yunzai })).kind).toBe("handled");
  });
});

test("Y6: a Yunzai's files vouch for no other port than its own", async () => {
  await withWorld({ age: "A" }, async (world) => {
    await withWorld({ age: "A" }, async ({ url }) => {
      const own = await verified({ url: endpointOf(world.url), yunzai: world.yunzai });
      expect(own).toMatchObject({ ok: true });
      const elsewhere = await verified({ url: endpointOf(url), yunzai: world.yunzai });
      expect(elsewhere).toMatchObject({ kind: "unproven", ok: false });
    });
  });
});

test("a folder alone gives the address, the token and the marker's log", async () => {
  await withWorld({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (world) => {
    const outcome = await verified({ yunzai: world.yunzai });
    expect(outcome).toMatchObject({ kind: "handled", ok: true, url: world.url });
    const withQuery = await verified({ yunzai: world.yunzai, token: "wrong" });
    expect(withQuery.kind).toBe("unauthorized");
  });
});

test("Y8: a stranger that took the port while Yunzai was waited for is not told its token", async () => {
  await withWorld({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (world) => {
    const { port, hostname } = new URL(world.url);
    const stranger = {
      pid: 4242,
      executable: "/usr/sbin/nginx",
      commandLine: null,
      workingDirectory: null,
      startedAt: null,
    };
    const listener: TcpSocket = {
      state: "listening",
      localAddress: hostname,
      localPort: Number(port),
      remoteAddress: "0.0.0.0",
      remotePort: 0,
      pid: stranger.pid,
    };
    const looks = [[], [listener]];
    const outcome = await verified(
      { yunzai: world.yunzai },
      { processes: async () => [stranger], sockets: async () => looks.shift() ?? [] },
    );
    expect([outcome.kind, looks]).toEqual(["unauthorized", []]);
  });
});

test("Y14: a folder whose Yunzai answers on ::1 only is reached there, waiting or not", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.server.close();
    await withYunzai({ age: "C", port, families: ["ipv6"], folder: world.yunzai }, async () => {
      for (const waitSeconds of [0, 5]) {
        const outcome = await verified({ yunzai: world.yunzai, waitSeconds });
        expect(outcome).toMatchObject({ kind: "handled", address: "::1" });
      }
    });
  });
});

test("a Yunzai that is still loading is waited for when asked to", async () => {
  for (const age of ["B", "C0", "C"] as const) {
    await withWorld({ age, loadingMs: 1200 }, async (world) => {
      const outcome = await verified({ yunzai: world.yunzai, deadlineMs: 600, waitSeconds: 8 });
      expect(outcome.ok, age).toBe(true);
    });
  }
});
