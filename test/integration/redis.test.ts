import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createNetwork } from "../../electron/adapters/network/network.ts";
import { redisEvidence, type RedisPorts } from "../../electron/jobs/examine/redis-evidence.ts";
import type { RedisCredentials, RedisSettings } from "../../electron/core/yunzai/yunzai-config.ts";
import { ports } from "../support/engine.ts";
import { freePort } from "../support/free-port.ts";
import { listenOn } from "../support/listen.ts";
import { portOf } from "../support/port-of.ts";
import { hasRedis, withRedis } from "../support/redis-server.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const network = createNetwork("0.0.0-test");
const never = new AbortController().signal;

const none = { kind: "none" } as const;
const given = (password: string, username: string | null = null): RedisCredentials => ({
  kind: "given",
  username,
  password,
});

/** What redis.yaml says, unless told otherwise: a Redis of this machine that asks for nothing. */
function settings(own: Partial<RedisSettings>): RedisSettings {
  return { host: "127.0.0.1", port: 6379, path: "redis-server", credentials: none, ...own };
}

/** The evidence of a Yunzai in `folder`, its programs looked for in `programFolders`. */
function evidence(
  own: Partial<RedisSettings>,
  folder = "/nowhere/Yunzai",
  programFolders: readonly string[] | null = [],
): ReturnType<typeof redisEvidence> {
  const system = { ...ports.system, programFolders: () => programFolders };
  const all: RedisPorts = { disk: createDisk(), network, system };
  return redisEvidence(all, settings(own), folder, never);
}

test.describe("a real Redis", () => {
  test.skip(!hasRedis, "redis-server is not installed");

  test("Y13: one that wants nothing can be used, and refuses a password it never asked for", async () => {
    await withRedis({}, async (port) => {
      expect(await evidence({ port })).toBeNull();
      expect(await evidence({ port, credentials: given("", "default") })).toBeNull();
      const refused = { reason: "NO_PASSWORD_SET", startable: false };
      expect(await evidence({ port, credentials: given("s3cret") })).toEqual(refused);
      const stranger = { reason: "WRONGPASS", startable: false };
      expect(await evidence({ port, credentials: given("s3cret", "bot") })).toEqual(stranger);
    });
  });

  test("Y13: one that wants a password tells a missing one from a wrong one", async () => {
    await withRedis({ requirepass: "s3crèt ü" }, async (port) => {
      expect(await evidence({ port })).toEqual({ reason: "NOAUTH", startable: false });
      const wrong = { reason: "WRONGPASS", startable: false };
      expect(await evidence({ port, credentials: given("other") })).toEqual(wrong);
      expect(await evidence({ port, credentials: given("s3crèt ü") })).toBeNull();
      expect(await evidence({ port, credentials: given("s3crèt ü", "default") })).toBeNull();
      expect(await evidence({ port, credentials: { kind: "not-text" } })).toEqual({
        reason: "PASSWORD_NOT_TEXT",
        startable: false,
      });
    });
  });

  test("Y13: PATH of this machine finds the redis-server that Yunzai would start", async () => {
    const port = await freePort();
    const started = await redisEvidence(ports, settings({ port }), "/nowhere/Yunzai", never);
    expect(started).toEqual({ reason: "ECONNREFUSED", startable: true });
    const path = "no-such-redis-server";
    const missing = await redisEvidence(ports, settings({ port, path }), "/nowhere/Yunzai", never);
    expect(missing).toEqual({ reason: "ECONNREFUSED", startable: false });
  });
});

test("Y13: a password goes to nobody who does not answer as a Redis does", async () => {
  let received = "";
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      received += chunk.toString();
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const found = await evidence({ port: portOf(server), credentials: given("s3cret", "bot") });
    expect(found).toEqual({ reason: "NOT_REDIS", startable: false });
    expect(received).toBe("*1\r\n$4\r\nPING\r\n");
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test("Y13: a port that another program holds in silence is none on which Yunzai could start its own", async () => {
  const { server, port } = await listenOn("127.0.0.1");
  server.on("connection", (socket) => socket.on("error", () => undefined).resume());
  try {
    const found = await evidence({ port, path: process.execPath });
    expect(found).toEqual({ reason: "ETIMEDOUT", startable: false });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test("Y13: only a silent 127.0.0.1 without a password is started by Yunzai itself", async () => {
  const port = await freePort();
  const path = process.execPath;
  const startable = async (own: Partial<RedisSettings>) =>
    (await evidence({ port, path, ...own }))?.startable;
  expect(await startable({})).toBe(true);
  expect(await startable({ host: "localhost" })).toBe(false);
  expect(await startable({ credentials: given("s3cret") })).toBe(false);
});

test("Y13: the program is looked for as Yunzai would find it; where that cannot be told, it is there", async () => {
  const home = await makeFolder();
  try {
    const [folder, programs, beside] = [join(home, "app"), join(home, "bin"), join(home, "win/redis")];
    await Promise.all([folder, programs, beside].map((each) => mkdir(each, { recursive: true })));
    const port = await freePort();
    const startable = async (path: string, where: readonly string[] | null = [programs]) =>
      (await evidence({ port, path }, folder, where))?.startable;

    expect(await startable("redis-server")).toBe(false);
    expect(await startable("redis-server", null)).toBe(true);
    expect(await startable(join(home, "none/redis-server"), null)).toBe(false);
    for (const [file, path] of [
      [join(programs, "redis-server"), "redis-server"],
      [join(programs, "redis-server.exe"), "redis-server"],
      [join(beside, "redis-server.exe"), "redis-server"],
      [join(folder, "redis-server"), "./redis-server"],
      [join(home, "redis-server"), join(home, "redis-server")],
    ] as const) {
      await writeFile(file, "");
      expect(await startable(path), file).toBe(true);
      await rm(file);
      expect(await startable(path), file).toBe(false);
    }
    expect((await evidence({ port }, "\\\\wsl.localhost\\Debian\\root\\Yunzai"))?.startable).toBe(true);
  } finally {
    await removeFolder(home);
  }
});
