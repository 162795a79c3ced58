import { expect, test } from "@playwright/test";
import { parseEndpointUrl } from "../../electron/core/endpoint.ts";
import { verifyFor, type VerifyForRequest } from "../../electron/jobs/verify/verify-for.ts";
import type { System, TcpSocket } from "../../electron/jobs/ports.ts";
import type { VerifyProgress } from "../../electron/jobs/verify/verify.ts";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { startPracticeYunzai, type PracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { portOf, ports, withWorld, type EngineWorld } from "../support/engine.ts";
import { freePort } from "../support/free-port.ts";
import { withYunzai } from "../support/with-yunzai.ts";
import { ages } from "../support/yunzai-ages.ts";

interface Seen {
  readonly system?: Partial<System>;
  readonly signal?: AbortSignal;
  readonly onProgress?: VerifyProgress;
}

function verified(
  request: Partial<VerifyForRequest>,
  { system = {}, signal = new AbortController().signal, onProgress = () => undefined }: Seen = {},
) {
  const usual = { url: null, yunzai: null, token: null, stayMs: 120, deadlineMs: 3000, waitSeconds: 0 };
  const seen = { ...ports, system: { ...ports.system, ...system } };
  return verifyFor(seen, { ...usual, ...request }, signal, onProgress);
}

/** Waits for the Yunzai of a world, which comes as soon as it is waited for. */
async function waitedFor({ yunzai }: EngineWorld, come: () => Promise<PracticeYunzai>) {
  const coming: Promise<PracticeYunzai>[] = [];
  const onProgress: VerifyProgress = ({ type }) => {
    if (type === "wait" && coming.length === 0) coming.push(come());
  };
  try {
    return await verified({ yunzai, waitSeconds: 3600 }, { onProgress });
  } finally {
    await Promise.all(coming.map(async (one) => (await one).close()));
  }
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

for (const [before, waitSeconds] of [
  ["nobody", 0],
  ["Yunzai itself", 60],
] as const) {
  test(`Y8: a stranger that holds the port, where ${before} was seen before, is not told its token`, async () => {
    await withWorld({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (world) => {
      const process = (pid: number, executable: string, workingDirectory: string) => ({
        pid,
        executable,
        commandLine: null,
        workingDirectory,
        startedAt: null,
      });
      const listener = (pid: number): TcpSocket => ({
        state: "listening",
        localAddress: "127.0.0.1",
        localPort: portOf(world),
        remoteAddress: "0.0.0.0",
        remotePort: 0,
        pid,
      });
      const looks = [before === "nobody" ? [] : [listener(1)], [listener(2)]];
      const outcome = await verified(
        { yunzai: world.yunzai, waitSeconds },
        {
          system: {
            processes: async () => [
              process(1, "/usr/bin/node", world.yunzai),
              process(2, "/usr/sbin/nginx", "/"),
            ],
            sockets: async () => looks.shift() ?? [],
          },
        },
      );
      expect([outcome.kind, looks]).toEqual(["unauthorized", []]);
    });
  });
}

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

test("Y14: a Yunzai that comes on ::1 only while it is waited for is reached there", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.server.close();
    const onlyThere = { age: "C", port: portOf(world), families: ["ipv6"], folder: world.yunzai } as const;
    const outcome = await waitedFor(world, () => startPracticeYunzai(onlyThere));
    expect(outcome).toMatchObject({ kind: "handled", address: "::1" });
  });
});

test("Y3: a Yunzai that comes with another port in its settings while it is waited for is reached there", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.server.close();
    const port = await freePort();
    const outcome = await waitedFor(world, async () => {
      await makePracticeYunzaiFolder(world.yunzai, { age: "C", port });
      return startPracticeYunzai({ age: "C", port, folder: world.yunzai });
    });
    expect(outcome).toMatchObject({ kind: "handled", url: `ws://127.0.0.1:${port}/OneBotv11` });
  });
});

for (const age of ages) {
  test(`Y6: a Yunzai of age ${age} that is still loading is waited for when asked to`, async () => {
    await withWorld({ age, loadingMs: Infinity }, async (world) => {
      const loaded: Promise<void>[] = [];
      const outcome = await verified(
        { yunzai: world.yunzai, waitSeconds: 600 },
        { onProgress: ({ type }) => type === "wait" && loaded.push(world.server.finishLoading()) },
      );
      await Promise.all(loaded);
      expect([loaded.length > 0, outcome.ok]).toEqual([true, true]);
    });
  });
}

test("nobody who listens is given up when the waiting is over, which never seems longer than granted", async () => {
  const url = endpointOf(`ws://127.0.0.1:${await freePort()}/OneBotv11`);
  const seconds: number[] = [];
  const outcome = await verified(
    { url, waitSeconds: 2 },
    { onProgress: (news) => news.type === "wait" && seconds.push(news.secondsLeft) },
  );
  expect(outcome.kind).toBe("refused");
  expect(outcome.ms).toBeGreaterThanOrEqual(2000);
  expect(seconds).not.toEqual([]);
  expect(Math.max(...seconds)).toBeLessThanOrEqual(2);
});

test("the waiting for somebody to listen can be cancelled", async () => {
  const url = endpointOf(`ws://127.0.0.1:${await freePort()}/OneBotv11`);
  const cancelling = new AbortController();
  const outcome = await verified(
    { url, waitSeconds: 3600 },
    { signal: cancelling.signal, onProgress: ({ type }) => type === "wait" && cancelling.abort() },
  );
  expect(outcome).toMatchObject({ kind: "cancelled", ok: false });
});
