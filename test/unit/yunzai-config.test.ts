import { expect, test } from "@playwright/test";
import {
  readYunzaiConfig,
  recommendedAuth,
  type YunzaiConfig,
  type YunzaiFiles,
} from "../../electron/core/yunzai/yunzai-config.ts";

const noFiles: YunzaiFiles = {
  serverUser: null,
  serverDefault: null,
  botUser: null,
  botDefault: null,
  redisUser: null,
  redisDefault: null,
};

const serverDefault =
  "url: http://localhost:2536\nport: 2536\nredirect: https://example.org\nauth:\nhttps:\n";
const botDefault = "log_level: info\nurl: http://localhost:2536\nport: 2536\n";
const redisDefault = "path: redis-server\nhost: 127.0.0.1\nport: 6379\ndb: 0\n";

function read(files: Partial<YunzaiFiles>): YunzaiConfig {
  return readYunzaiConfig({ ...noFiles, ...files });
}

function server(user: string): YunzaiConfig {
  return read({ serverDefault, serverUser: user, redisDefault });
}

const problemsOf = (config: YunzaiConfig) =>
  config.problems.map(({ file, problem, line }) => [file, problem, line]);

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

const broken: readonly (readonly [what: string, text: string, line: number | null])[] = [
  ["a tab for indentation", "port: 3000\nauth:\n\ta: b\n", 3],
  ["an unclosed quote", 'port: 3000\nurl: "http\n', 3],
  ["a duplicate key", "port: 3000\nport: 3001\n", 2],
  ["two documents", "port: 3000\n---\nport: 3001\n", 2],
  ["an alias bomb", aliasBomb(), null],
  ["nesting beyond the stack", `a: ${"[".repeat(30_000)}`, null],
];

for (const [what, text, line] of broken) {
  test(`Y3: because of ${what} the file counts as absent, and the line is told`, () => {
    const config = server(text);
    expect(config.port).toBe(2536);
    expect(config.problems).toHaveLength(1);
    expect(config.problems[0]).toMatchObject({ file: "config/config/server.yaml", problem: "not-yaml" });
    if (line !== null) expect(config.problems[0]?.line).toBe(line);
  });
}

function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
  return `a0: &a0 [x]\n${levels.join("\n")}\nport: 3000\n`;
}

for (const text of ["- port: 3000\n", "port 3000\n", "3000\n"]) {
  test(`Y3: ${JSON.stringify(text)} is no map, so the default stands`, () => {
    const config = server(text);
    expect(config.port).toBe(2536);
    expect(problemsOf(config)).toEqual([["config/config/server.yaml", "not-a-map", 1]]);
  });
}

for (const text of ["", "# all of it commented out\n# port: 3000\n", "---\n", "\ufeff"]) {
  test(`Y3: ${JSON.stringify(text)} has no keys, which is no fault`, () => {
    expect(server(text)).toMatchObject({ port: 2536, problems: [] });
  });
}

test("Y3: a byte order mark and Windows line ends are read", () => {
  expect(server("\ufeffurl: http://localhost:3000\r\nport: 3000\r\n")).toMatchObject({
    port: 3000,
    problems: [],
  });
});

test("Y3: YAML 1.2 is what Yunzai reads: yes is a word, and a merge key is a key", () => {
  const config = server("base: &base\n  port: 3000\n<<: *base\nauth:\n  open: yes\n");
  expect(config.port).toBe(2536);
  expect(config.auth).toEqual({ kind: "values", values: [{ key: "open", value: "yes" }] });
});

test("Y3: a tag of another program's is ignored, not obeyed", () => {
  expect(server('port: !!js/function "3000"\n')).toMatchObject({ port: 3000, problems: [] });
});

test("Y3: what the disk refused and what is too large are problems, and the default stands", () => {
  const unreadable = read({ serverDefault, serverUser: { problem: "unreadable" } });
  expect(problemsOf(unreadable)).toEqual([["config/config/server.yaml", "unreadable", null]]);
  const large = server(`port: 3000\n#${"x".repeat(300_000)}`);
  expect(large.port).toBe(2536);
  expect(problemsOf(large)).toEqual([["config/config/server.yaml", "too-large", null]]);
});

for (const [what, text] of [
  ["brackets", "[".repeat(30_000)],
  ["braces", "auth: {a: ".repeat(3000)],
  ["keys that are maps", "? ".repeat(15_000)],
  ["lists", "- ".repeat(15_000)],
] as const) {
  test(`Y3: ${what} deeper than any stack are no YAML, and no end of the process`, () => {
    const config = server(text);
    expect(config.port).toBe(2536);
    expect(problemsOf(config)).toEqual([["config/config/server.yaml", "not-yaml", null]]);
  });
}

test("Y3: lists and maps in a key's place are keys like others, and take no time", () => {
  const nested = `${"? ".repeat(90)}a\n`;
  expect(server(`port: 3000\n[a]: 1\n{b: c}: 2\n${nested}`)).toMatchObject({ port: 3000, problems: [] });
  expect(server("auth:\n  [a]: b\n").auth).toEqual({
    kind: "values",
    values: [{ key: "[a]", value: "b" }],
  });
});

test("Y3: a fault in a bot.yaml that no longer counts is none", () => {
  expect(read({ serverDefault, botUser: "\t: [" }).problems).toEqual([]);
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

test("Y8: auth is a map of exact values, order and case kept", () => {
  expect(server("auth:\n  Authorization: Bearer aB\n  X-Token: s3cret\n").auth).toEqual({
    kind: "values",
    values: [
      { key: "Authorization", value: "Bearer aB" },
      { key: "X-Token", value: "s3cret" },
    ],
  });
});

test("Y8: first trap: a value that YAML reads as a number, boolean or null locks everyone out", () => {
  for (const value of ["123", "1e3", "true", "", "null", "[a]", "{a: b}"]) {
    expect(server(`auth:\n  authorization: Bearer a\n  access_token: ${value}\n`).auth, value).toEqual({
      kind: "unmeetable",
      problem: "not-a-string",
      key: "access_token",
    });
  }
  expect(server('auth:\n  access_token: "123"\n').auth.kind).toBe("values");
});

test("Y8: second trap: auth that is text, not a map, locks everyone out", () => {
  for (const value of ["Bearer abc", "[a, b]"]) {
    expect(server(`auth: ${value}\n`).auth, value).toEqual({
      kind: "unmeetable",
      problem: "not-a-map",
      key: null,
    });
  }
});

test("Y8: auth without keys asks for nothing", () => {
  for (const value of ["", "{}", "[]", '""', "false", "null"]) {
    expect(server(`auth: ${value}\n`).auth, value).toEqual({ kind: "none" });
  }
});

function advised(auth: string): unknown {
  return recommendedAuth(server(`auth:\n${auth}`));
}

test("Y8: authorization: Bearer X is met by AccessToken X, however the name is cased", () => {
  expect(advised("  authorization: Bearer X1\n")).toEqual({ kind: "token", token: "X1" });
  expect(advised("  AUTHORIZATION: Bearer a b==\n")).toEqual({ kind: "token", token: "a b==" });
});

test("Y8: any other key is met by a query only, its case and its value kept", () => {
  expect(advised("  X-Token: s3cret\n")).toEqual({
    kind: "query",
    parameters: [{ key: "X-Token", value: "s3cret" }],
    token: null,
  });
});

test("Y8, L9: an authorization that Lagrange's header cannot bring unchanged goes into the query", () => {
  for (const value of [
    "bearer abc",
    "Basic abc",
    "abc",
    '"Bearer "',
    "Bearer",
    "Bearer 令牌",
    '"Bearer a "',
    '""',
  ]) {
    expect(advised(`  authorization: ${value}\n`), value).toMatchObject({
      kind: "query",
      parameters: [{ key: "authorization" }],
      token: null,
    });
  }
});

test("Y8: of several keys the bearer is the token and the others are the query", () => {
  expect(advised("  a: '1'\n  authorization: Bearer T\n  b: '2'\n")).toEqual({
    kind: "query",
    parameters: [
      { key: "a", value: "1" },
      { key: "b", value: "2" },
    ],
    token: "T",
  });
  expect(advised("  authorization: Bearer T\n  Authorization: Bearer U\n")).toEqual({
    kind: "query",
    parameters: [{ key: "Authorization", value: "Bearer U" }],
    token: "T",
  });
  expect(advised("  authorization: Bearer T\n  Authorization: Bearer T\n")).toEqual({
    kind: "token",
    token: "T",
  });
});

test("Y8: what no URL can carry cannot be met", () => {
  expect(advised('  X-Token: "\\ud83d"\n')).toEqual({
    kind: "unmeetable",
    problem: "no-single-value",
    key: "X-Token",
  });
  expect(advised('  X-Token: "😀"\n')).toMatchObject({ kind: "query" });
});

test("Y8: the traps pass through, and no demand asks for nothing", () => {
  expect(recommendedAuth(server("auth: Bearer abc\n"))).toMatchObject({
    kind: "unmeetable",
    problem: "not-a-map",
  });
  expect(recommendedAuth(server("auth:\n"))).toEqual({ kind: "none" });
});
