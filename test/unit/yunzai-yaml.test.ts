import { expect, test } from "@playwright/test";
import { problemsOf, server } from "../support/yunzai-files.ts";

const broken: readonly (readonly [what: string, text: string, line: number | null])[] = [
  ["a tab for indentation", "port: 3000\nauth:\n\ta: b\n", 3],
  ["an unclosed quote", 'port: 3000\nurl: "http\n', 3],
  ["a duplicate key", "port: 3000\nport: 3001\n", 2],
  ["two documents", "port: 3000\n---\nport: 3001\n", 2],
  ["an alias bomb", aliasBomb(), null],
];

for (const [what, text, line] of broken) {
  test(`Y3: because of ${what} the file counts as absent, and the line is told where there is one`, () => {
    const config = server(text);
    expect(config.port).toBe(2536);
    expect(problemsOf(config)).toEqual([["config/config/server.yaml", "not-yaml", line]]);
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

for (const [what, text] of [
  ["brackets", `a: ${"[".repeat(30_000)}`],
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

test("Y3: lists and maps in a key's place are keys like others, deep ones too", () => {
  const nested = `${"? ".repeat(90)}a\n`;
  expect(server(`port: 3000\n[a]: 1\n{b: c}: 2\n${nested}`)).toMatchObject({ port: 3000, problems: [] });
  expect(server("auth:\n  [a]: b\n").auth).toEqual({
    kind: "values",
    values: [{ key: "[a]", value: "b" }],
  });
});
