import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import {
  parseDotnetJson,
  type JsonNode,
  type JsonProblem,
} from "../../electron/core/settings/dotnet-json.ts";

/** The tree as plain values: scalars as .NET holds them, an object as the pairs of its members. */
function plain(node: JsonNode): unknown {
  switch (node.type) {
    case "object":
      return { pairs: node.members.map(({ key, value }) => [key, plain(value)]) };
    case "array":
      return node.items.map(plain);
    default:
      return node.value;
  }
}

function parsed(text: string): JsonNode {
  const result = parseDotnetJson(text);
  if (result.kind !== "parsed") throw new Error(`${result.problem} at ${result.offset}`);
  return result.root;
}

test.describe("N1: what .NET reads", () => {
  const readable: readonly (readonly [name: string, text: string, value: unknown])[] = [
    ["an empty object", "{}", { pairs: [] }],
    ["white space of four kinds", " \t\r\n{ \t\r\n} \t\r\n", { pairs: [] }],
    ["trailing commas", '{"a":[1,{"b":2,},],}', { pairs: [["a", ["1", { pairs: [["b", "2"]] }]]] }],
    ["line comments", '//a\n{//b\r"x"://c\r\n1//d\n}//e', { pairs: [["x", "1"]] }],
    ["block comments", '/**/{/*\n*/"x":/***/[/*]*/1/*,*/,/*/ */2]}/* */', { pairs: [["x", ["1", "2"]]] }],
    ["a comment behind a trailing comma", '{"x":[1,/*a*/],//b\n}', { pairs: [["x", ["1"]]] }],
    ["a NUL in a comment", '{/*\0*/"x":1}', { pairs: [["x", "1"]] }],
    ["escapes", String.raw`{"\u0061\"\\\/\b\f\n\r\t":""}`, { pairs: [['a"\\/\b\f\n\r\t', ""]] }],
    ["escaped surrogate pairs", String.raw`{"x":"a\uD83D\uDE00\u4e2d"}`, { pairs: [["x", "a😀中"]] }],
    [
      "numbers, as written",
      '{"x":[0,-0,-1.50,1e5,1E+05]}',
      { pairs: [["x", ["0", "-0", "-1.50", "1e5", "1E+05"]]] },
    ],
    [
      "words, which become strings (N3)",
      '{"x":[true,false,null]}',
      { pairs: [["x", ["True", "False", ""]]] },
    ],
    [
      "a key twice, since paths are judged later",
      '{"a":1,"a":2}',
      {
        pairs: [
          ["a", "1"],
          ["a", "2"],
        ],
      },
    ],
    ["keys of Object.prototype", '{"__proto__":1}', { pairs: [["__proto__", "1"]] }],
    ["U+2028 in a string", '{"a":"\u2028"}', { pairs: [["a", "\u2028"]] }],
  ];
  for (const [name, text, value] of readable) {
    test(`N1: ${name}`, () => expect(plain(parsed(text))).toEqual(value));
  }

  test("N1: 64 levels, the root included", () => {
    expect(plain(parsed(`${'{"a":'.repeat(63)}{}${"}".repeat(63)}`))).toBeDefined();
    expect(plain(parsed(`{"a":${"[".repeat(63)}${"]".repeat(63)}}`))).toBeDefined();
  });
});

test.describe("N1: where .NET stops", () => {
  // The place of the first error stands in the text as `‸`.
  const refused: readonly (readonly [text: string, problem: JsonProblem])[] = [
    ["‸", "empty"],
    ["‸ \n\t", "empty"],
    ["‸ // nothing but a comment", "empty"],
    ["‸[]", "root-not-object"],
    ["/**/ ‸[1, {}]", "root-not-object"],
    ['‸"text"', "root-not-object"],
    ["‸null", "root-not-object"],
    ["{‸", "unterminated"],
    ['{"a"‸', "unterminated"],
    ['{"a":‸', "unterminated"],
    ['{"a":1‸', "unterminated"],
    ['{"a":1,‸', "unterminated"],
    ['{"a":[‸', "unterminated"],
    ['{"a":[1,2]\n‸', "unterminated"],
    ['{"a":"b‸', "unterminated"],
    ['{"a":"b\\"‸', "unterminated"],
    ["{‸,}", "unexpected-token"],
    ['{"a":1,‸,}', "unexpected-token"],
    ['{"a":[1,‸,]}', "unexpected-token"],
    ['{"a":[‸,]}', "unexpected-token"],
    ['{"a":[1 ‸2]}', "unexpected-token"],
    ['{"a":1 ‸"b":2}', "unexpected-token"],
    ['{"a" ‸1}', "unexpected-token"],
    ['{"a"‸,"b":1}', "unexpected-token"],
    ['{"a":‸}', "unexpected-token"],
    ['{"a":‸,"b":1}', "unexpected-token"],
    ['{"a"‸/*c*/:1}', "unexpected-token"],
    ['{"a"\n‸//c\n:1}', "unexpected-token"],
    ['{"a":1‸]', "unexpected-token"],
    ['{"a":[1‸}', "unexpected-token"],
    ["{‸a:1}", "unexpected-token"],
    ["{‸'a':1}", "unexpected-token"],
    ["{\"a\":‸'b'}", "unexpected-token"],
    ["{‸1:1}", "unexpected-token"],
    ["{‸[1]:1}", "unexpected-token"],
    ['{"a":‸True}', "unexpected-token"],
    ['{"a":‸nul}', "unexpected-token"],
    ['{"a":true‸x}', "unexpected-token"],
    ['{"a":‸NaN}', "unexpected-token"],
    ['{"a":1}‸}', "unexpected-token"],
    ['{"a":1}\n‸{}', "unexpected-token"],
    ['{"a":1}‸,', "unexpected-token"],
    ["{}‸x", "unexpected-token"],
    ["‸\uFEFF{}", "unexpected-token"],
    ["{‸\u00a0}", "unexpected-token"],
    ["{‸\f}", "unexpected-token"],
    ["{‸“a”: 1}", "unexpected-token"],
    ['{"a"‸：1}', "unexpected-token"],
    ['{"a":1‸，"b":2}', "bad-number"],
    ['{"a":"b"‸，"b":2}', "unexpected-token"],
    ['{"a":"b‸\n"}', "bad-string"],
    ['{"a":"b‸\t"}', "bad-string"],
    ['{"‸\u0001":1}', "bad-string"],
    ['{"a":"C:‸\\Users"}', "bad-string"],
    ['{"a":"‸\\x41"}', "bad-string"],
    ['{"a":"‸\\\'"}', "bad-string"],
    ['{"a":"‸\\u12"}', "bad-string"],
    ['{"a":"‸\\u12g4"}', "bad-string"],
    ['{"a":"‸\\U0041"}', "bad-string"],
    ['{"a":"x‸\\uD83D"}', "bad-string"],
    ['{"a":"x‸\\uD83D\\u0041"}', "bad-string"],
    ['{"a":"‸\\uDE00\\uDE00"}', "bad-string"],
    ['{"‸\\uDE00":1}', "bad-string"],
    ['{"a":0‸1}', "bad-number"],
    ['{"a":‸+1}', "bad-number"],
    ['{"a":‸.5}', "bad-number"],
    ['{"a":1‸.}', "bad-number"],
    ['{"a":‸-}', "bad-number"],
    ['{"a":‸-x}', "bad-number"],
    ['{"a":1‸e}', "bad-number"],
    ['{"a":1‸e+}', "bad-number"],
    ['{"a":0‸x9E8}', "bad-number"],
    ['{"a":2536‸ms}', "bad-number"],
    ['{"a":1‸"b"}', "bad-number"],
    ['{"a":1‸_000}', "bad-number"],
    ["{‸/}", "bad-comment"],
    ["{‸/", "bad-comment"],
    ["{‸# comment\n}", "unexpected-token"],
    ["{}‸/* open", "bad-comment"],
    ["{‸/*/}", "bad-comment"],
    ["{// a\u4e2d‸\u2028\n}", "bad-comment"],
    [`${'{"a":'.repeat(64)}‸{}`, "too-deep"],
    [`{"a":${"[".repeat(63)}‸[`, "too-deep"],
    ["‸\0\0\0\0", "binary"],
    ["‸MZ\u0090\0\u0003", "binary"],
    ['{‸\0"\0a\0', "binary"],
    ['{"a‸\0":1}', "binary"],
  ];
  for (const [marked, problem] of refused) {
    const offset = marked.indexOf("‸");
    const shown = marked.length > 40 ? `${marked.slice(0, 20)}…` : marked;
    test(`N1: ${JSON.stringify(shown)} is ${problem}`, () => {
      expect(parseDotnetJson(marked.replace("‸", ""))).toEqual({ kind: "failed", problem, offset });
    });
  }
});

test("spans are those of the text, quotes and brackets included", () => {
  const text = ' {"a" : [1, "b"], // c\n "d": {"e": null,},} ';
  const result = parsed(text);
  const cut = ({ span }: JsonNode): string => text.slice(span.offset, span.offset + span.length);
  expect(cut(result)).toBe(text.trim());
  expect(result.type === "object" && result.trailingComma).toBe(true);
  const [first, second] = result.type === "object" ? result.members : [];
  expect(first && text.slice(first.keySpan.offset).startsWith('"a" :')).toBe(true);
  expect(first?.keySpan.length).toBe(3);
  expect(first && cut(first.value)).toBe('[1, "b"]');
  expect(first?.value.type === "array" && first.value.trailingComma).toBe(false);
  expect(first?.value.type === "array" && first.value.items.map(cut)).toEqual(["1", '"b"']);
  expect(second && cut(second.value)).toBe('{"e": null,}');
  expect(second?.value.type === "object" && second.value.trailingComma).toBe(true);
});

test("every scalar keeps its kind", () => {
  const root = parsed('{"a": "1", "b": 1, "c": true, "d": false, "e": null}');
  const kinds = root.type === "object" ? root.members.map(({ value }) => value.type) : [];
  expect(kinds).toEqual(["string", "number", "boolean", "boolean", "null"]);
});

/** What `plain` must give for a value that JSON.stringify wrote. */
function expected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value === "object" && value !== null) {
    return { pairs: Object.entries(value).map(([key, inner]) => [key, expected(inner)]) };
  }
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === null ? "" : JSON.stringify(value);
}

test("N1: agrees with JSON.parse on whatever JSON.stringify writes", () => {
  const documents = fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ maxDepth: 5 }));
  fc.assert(
    fc.property(documents, fc.constantFrom(0, 2, "\t"), (document, indent) => {
      const text = JSON.stringify(document, null, indent);
      expect(plain(parsed(text))).toEqual(expected(JSON.parse(text)));
    }),
    { numRuns: 300 },
  );
});

test("N1: refuses what JSON.parse refuses, comments and trailing commas aside", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"a"',
    '"',
    "1",
    "-",
    "0",
    ".",
    "e",
    "true",
    "\\",
    " ",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `{"k":${pieces.join("")}}`;
      // A comma before a closing bracket goes, once a value stands before it.
      const withoutTrailing = text.replace(/(?<=["\d\]}elu]\s*),(?=\s*[\]}])/g, " ");
      const strict = ((): boolean => {
        try {
          JSON.parse(withoutTrailing);
          return true;
        } catch {
          return false;
        }
      })();
      fc.pre(!text.includes('"a","') && !/"[^"]*,[^"]*"/.test(text));
      expect(parseDotnetJson(text).kind === "parsed", text).toBe(strict);
    }),
    { numRuns: 2000 },
  );
});

test.describe("hostile sizes are linear and cannot exhaust the stack", () => {
  const size = 1_000_000;
  const hostile: readonly (readonly [name: string, text: string])[] = [
    ["opening brackets", "[".repeat(size)],
    ["opening objects", '{"a":'.repeat(size / 5)],
    ["an endless string", `{"a":"${"x".repeat(size)}`],
    ["an endless string of escapes", `{"a":"${"\\n".repeat(size / 2)}`],
    ["an endless number", `{"a":${"1".repeat(size)}`],
    ["endless white space", " ".repeat(size)],
    ["comments without an end", "/*".repeat(size / 2)],
    ["empty comments", "/**/".repeat(size / 4)],
    ["slashes", "/".repeat(size)],
    ["empty objects", `{"a":[${"{},".repeat(size / 3)}]}`],
    ["quotes", '"'.repeat(size)],
  ];
  for (const [name, text] of hostile) {
    test(`1 MB of ${name} takes no more than seconds`, () => {
      const start = performance.now();
      parseDotnetJson(text);
      expect(performance.now() - start).toBeLessThan(10_000);
    });
  }
});
