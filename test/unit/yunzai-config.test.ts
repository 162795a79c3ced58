import { expect, test } from "@playwright/test";
import {
  botDefault,
  problemsOf,
  read,
  redisDefault,
  server,
  serverDefault,
} from "../support/yunzai-files.ts";

test("Y3: the user's file is laid over the default key by key, top level only", () => {
  const config = read({
    serverDefault:
      "url: http://localhost:2536\nport: 2536\nhttps:\n  port: 2537\n  key: a.key\n  cert: a.crt\n",
    serverUser: "port: 3000\nhttps:\n  url: https://localhost:9000\n",
  });
  expect(config).toMatchObject({ generation: "server", file: "config/config/server.yaml", port: 3000 });
  expect(config.url).toBe("http://localhost:2536");
  // The user's `https` replaces the default's whole: no key, no certificate, no TLS.
  expect(config.https).toBeNull();
  expect(config.problems).toEqual([]);
});

test("Y3: empty auth and https are null, over a default that has them too", () => {
  const config = read({
    serverDefault: "port: 2536\nauth:\n  authorization: Bearer a\nhttps:\n  port: 1\n  key: k\n  cert: c\n",
    serverUser: "auth:\nhttps:\n",
  });
  expect(config.auth).toEqual({ kind: "none" });
  expect(config.https).toBeNull();
});

test("Y3: https needs key and certificate, and has a port and an address of its own", () => {
  const config = server(
    "https:\n  url: https://bot.example:2537\n  port: 2537\n  key: a.key\n  cert: a.crt\n",
  );
  expect(config.https).toEqual({ port: 2537, url: "https://bot.example:2537" });
  expect(config.port).toBe(2536);
  expect(server("https:\n  port: 2537\n  key: a.key\n").https).toBeNull();
});

test("Y3: before server.yaml existed, bot.yaml holds url and port, and nothing asks for a token", () => {
  const config = read({
    botDefault,
    botUser: "port: 4000\nurl: http://localhost:4000\nauth:\n  authorization: Bearer a\n",
  });
  expect(config).toMatchObject({
    generation: "bot",
    file: "config/config/bot.yaml",
    port: 4000,
  });
  expect(config.auth).toEqual({ kind: "none" });
  expect(config.stalePort).toBeNull();
});

test("Y3: a server.yaml that only the user has means nothing to a program that still reads bot.yaml", () => {
  expect(read({ botDefault, serverUser: "port: 4000\n" })).toMatchObject({ generation: "bot", port: 2536 });
  expect(read({ botDefault: "log_level: info\n", serverUser: "port: 4000\n" })).toMatchObject({
    generation: "server",
    port: 4000,
  });
});

test("Y3: a port left in bot.yaml after the update is told, and does not count", () => {
  const config = read({ serverDefault, serverUser: serverDefault, botUser: "log_level: info\nport: 3456\n" });
  expect(config.port).toBe(2536);
  expect(config.stalePort).toEqual({ file: "config/config/bot.yaml", port: 3456 });
  expect(server("port: 3000\n").stalePort).toBeNull();
});

test("Y3: the port in url is told apart from the port it listens on", () => {
  expect(server("url: http://localhost:1234\nport: 2536\n")).toMatchObject({
    port: 2536,
    url: "http://localhost:1234",
  });
});

test("Y3: with no file at all the usual values stand", () => {
  expect(read({})).toEqual({
    generation: "bot",
    file: "config/config/bot.yaml",
    port: 2536,
    url: null,
    auth: { kind: "none" },
    https: null,
    stalePort: null,
    redis: { host: "127.0.0.1", port: 6379, path: "redis-server", credentials: { kind: "none" } },
    problems: [],
  });
});

for (const [written, port] of [
  ["3000", 3000],
  ['"3000"', 3000],
  ["' 3000 '", 3000],
  ["0x0BB8", 3000],
  ["1", 1],
  ["65535", 65535],
] as const) {
  test(`Y3: port ${written} is ${port}`, () => {
    expect(server(`port: ${written}\n`)).toMatchObject({ port, problems: [] });
  });
}

for (const written of [
  "0",
  "-1",
  "65536",
  "25.36",
  "abc",
  "",
  "true",
  "[2536]",
  "0o70000000",
  ".inf",
  '"12 34"',
]) {
  test(`Y3: port ${written || "(empty)"} is a problem with its line, and the default's port stands in`, () => {
    const config = read({ serverDefault: "port: 7777\n", serverUser: `# mine\nurl: x\nport: ${written}\n` });
    expect(config.port).toBe(7777);
    expect(problemsOf(config)).toEqual([["config/config/server.yaml", "port-invalid", 3]]);
  });
}

test("Y3: an https port that is none is a problem at its section", () => {
  const config = server("port: 2536\nhttps:\n  port: many\n  key: k\n  cert: c\n");
  expect(config.https).toBeNull();
  expect(problemsOf(config)).toEqual([["config/config/server.yaml", "port-invalid", 2]]);
});

test("Y3: a fault in a bot.yaml that no longer counts is none", () => {
  expect(read({ serverDefault, botUser: "\t: [" }).problems).toEqual([]);
});

test("Y3: what the disk refused and what is too large are problems, and the default stands", () => {
  const unreadable = read({ serverDefault, serverUser: { problem: "unreadable" } });
  expect(problemsOf(unreadable)).toEqual([["config/config/server.yaml", "unreadable", null]]);
  const large = server(`port: 3000\n#${"x".repeat(300_000)}`);
  expect(large.port).toBe(2536);
  expect(problemsOf(large)).toEqual([["config/config/server.yaml", "too-large", null]]);
});

test("Y13: where Redis is, and what starts it, comes from redis.yaml over its default", () => {
  const config = read({
    redisDefault,
    redisUser: "host: 10.0.0.5\nport: '6380'\npath: /opt/redis/redis-server\n",
  });
  const credentials = { kind: "none" } as const;
  expect(config.redis).toEqual({
    host: "10.0.0.5",
    port: 6380,
    path: "/opt/redis/redis-server",
    credentials,
  });
  expect(read({ redisDefault, redisUser: "port: 6390\n" }).redis).toEqual({
    host: "127.0.0.1",
    port: 6390,
    path: "redis-server",
    credentials,
  });
  expect(problemsOf(read({ redisDefault, redisUser: "port: none\n" }))).toEqual([
    ["config/config/redis.yaml", "port-invalid", 1],
  ]);
});

test("Y13: a password that YAML reads as a number cannot be sent, an empty one is none", () => {
  const cases = [
    ["username:\npassword:\n", { kind: "none" }],
    ["username: ''\npassword: 0\n", { kind: "none" }],
    ["password: s3cret\n", { kind: "given", username: null, password: "s3cret" }],
    ["username: bot\npassword: '123456'\n", { kind: "given", username: "bot", password: "123456" }],
    ["username: bot\n", { kind: "given", username: "bot", password: "" }],
    ["password: 123456\n", { kind: "not-text" }],
  ] as const;
  for (const [redisUser, credentials] of cases) {
    expect(read({ redisDefault, redisUser }).redis.credentials, redisUser).toEqual(credentials);
  }
});
