import { deepEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import {
  readYunzaiConfig,
  recommendedAuth,
  yunzaiFilePaths,
  type YunzaiConfig,
  type YunzaiFiles,
} from "../../electron/core/yunzai/yunzai-config.ts";
import { noFiles } from "../support/yunzai-files.ts";
import { spoiled } from "./damage.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

const scalars = fc.constantFrom(
  "2536",
  "0",
  "-1",
  "65536",
  "2.5",
  "0x9E8",
  "0o17",
  "1e3",
  '"2536"',
  "' 2536 '",
  "~",
  "null",
  "",
  "true",
  "yes",
  "no",
  "on",
  "2001-12-14",
  ".inf",
  ".nan",
  "123",
  "Bearer abc",
  '"Bearer abc"',
  "'it''s'",
  "1_000",
  "http://localhost:2536",
  "*a",
  "&a 1",
  "&a {b: *a}",
  "!!str 2536",
  "!!int '2536'",
  "!!binary aGk=",
  "!!set {a}",
  "!foo bar",
  "!!js/function 'x'",
  "|\n  text",
  ">-\n  text",
  "[1, *a]",
  "{authorization: Bearer X}",
  "[]",
  "{}",
  "{a: 1}",
  "{a: '1', b: '2'}",
  "{<<: *a}",
  "{? [a] : b}",
  '"\\ud800"',
  '"\\x41"',
  "? x",
  "- 1",
  "%",
  "@",
  "`",
);
const keys = fc.constantFrom(
  "port",
  "url",
  "auth",
  "https",
  "host",
  "path",
  "username",
  "password",
  "Port",
  '"port"',
  "<<",
  "a b",
  "~",
  "__proto__",
  "constructor",
  "? port",
  "1",
  "[a]",
  "{a: b}",
  "*a",
  "&k port",
  "!!str port",
  "'port'",
  "",
);
const httpsKeys = fc.constantFrom("port", "url", "key", "cert", "x", "<<");
const block = (names: fc.Arbitrary<string>, indent: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(names, scalars), { maxLength: 5 })
    .map((pairs) => pairs.map(([key, value]) => `${indent}${key}: ${value}\n`).join(""));

const yaml: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: block(keys, "") },
  {
    weight: 3,
    arbitrary: fc
      .tuple(block(keys, ""), fc.constantFrom("https", "auth"), block(fc.oneof(httpsKeys, keys), "  "))
      .map(([before, key, below]) => `${before}${key}:\n${below}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("a", "[*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0]", "{<<: [*a0, *a0]}"), fc.nat(30))
      .map(([unit, depth]) => {
        const levels = Array.from({ length: depth }, (_, at) =>
          unit.includes("*")
            ? `a${at + 1}: &a${at + 1} ${unit.replaceAll("a0", `a${at}`)}\n`
            : `${unit}${at}: 1\n`,
        );
        return `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${levels.join("")}port: 2536\nauth: *a0\n`;
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("[", "{", "- ", "? ", "a: {", "!", "&a ", "'", '"', "#", "|", "\t", "a:\n "),
        fc.nat(5000),
      )
      .map(([unit, times]) => `port: 2536\nauth: ${unit.repeat(times)}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 50 }) },
);
const file = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(yaml, spoiled(yaml)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, { problem: "unreadable" } as const, { problem: "too-large" } as const),
  },
);
const files: fc.Arbitrary<YunzaiFiles> = fc.record({
  serverUser: file,
  serverDefault: file,
  botUser: file,
  botDefault: file,
  redisUser: file,
  redisDefault: file,
});

export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function expectWellFormed(config: YunzaiConfig): void {
  ok(isPort(config.port) && isPort(config.redis.port));
  ok(config.https === null || isPort(config.https.port));
  ok(config.stalePort === null || isPort(config.stalePort.port));
  ok(config.url !== "" && config.redis.host !== "" && config.redis.path !== "");
  const paths: readonly string[] = Object.values(yunzaiFilePaths);
  for (const { file: name, line } of config.problems) {
    ok(paths.includes(name));
    ok(line === null || line >= 1);
  }
  if (config.auth.kind === "values") {
    ok(config.auth.values.length > 0);
    for (const { key, value } of config.auth.values) ok(typeof key === "string" && typeof value === "string");
  }
  const advice = recommendedAuth(config);
  if (advice.kind === "query") {
    const query = new URLSearchParams(
      advice.parameters.map(({ key, value }): [string, string] => [key, value]),
    );
    ok(
      [...query].every(([key, value]) =>
        advice.parameters.some((each) => each.key === key && each.value === value),
      ),
    );
  }
  // Plain data: what cannot be told in JSON cannot reach the window.
  deepEqual(JSON.parse(JSON.stringify(config)), config);
}

export const yunzaiSettingsTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "any YAML gives settings that can be used, in the end",
    input: files,
    runs: 250,
    // Minutes for the keys, an end of the whole process for the brackets.
    regressions: [
      "? ".repeat(1000),
      "[".repeat(30_000),
      "port: 1\nauth: {a: ".concat("{a: ".repeat(7000)),
    ].map((serverUser) => ({ ...noFiles, serverUser })),
    holds: (drawn) => expectWellFormed(readYunzaiConfig(drawn)),
  }),
];
