import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { examineTarget } from "../../electron/core/endpoint.ts";
import {
  endpointOf,
  fieldsOf,
  readFields,
  unmaskSuffix,
  type FieldName,
} from "../../electron/core/link-fields.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";

const good: TypedFields = { host: "127.0.0.1", port: "2536", suffix: "/OneBotv11" };
const both = ["OneBotv11", "go-cqhttp"];

/** What is told of one field, the others being right: the problem and the correction. */
function judged(field: FieldName, value: string, segments: readonly string[] = both): unknown {
  const { problems } = readFields({ ...good, [field]: value }, segments);
  expect(Object.keys(problems).filter((name) => name !== field)).toEqual([]);
  const told = problems[field];
  return told && [told.problem, told.correction];
}

for (const host of ["127.0.0.1", "localhost", "[::1]", "192.168.1.5", "wss://bot.example.com"]) {
  test(`Host ${host} is right`, () => {
    expect(judged("host", host)).toBeUndefined();
    expect(readFields({ ...good, host }, both).fields).toEqual({ host, port: 2536, suffix: "/OneBotv11" });
  });
}

const whole = { host: "127.0.0.1", port: "2536", suffix: "/OneBotv11" };
const hosts: readonly (readonly [typed: string, problem: string, correction: Partial<TypedFields> | null])[] =
  [
    ["", "host-missing", { host: "127.0.0.1" }],
    ["0.0.0.0", "host-wildcard", { host: "127.0.0.1" }],
    ["*", "host-wildcard", { host: "127.0.0.1" }],
    ["[::]", "host-wildcard", { host: "127.0.0.1" }],
    ["ws://127.0.0.1:2536/OneBotv11", "host-has-path", whole],
    ["ws://127.0.0.1:2536", "host-has-port", { host: "127.0.0.1", port: "2536" }],
    ["WS://127.0.0.1", "host-scheme", { host: "127.0.0.1" }],
    ["http://127.0.0.1:2536/OneBotv11", "host-scheme", whole],
    ["http://localhost", "host-scheme", { host: "localhost" }],
    ["http:/localhost", "host-has-path", { host: "localhost" }],
    ["ws:127.0.0.1", "host-malformed", { host: "127.0.0.1" }],
    ["https://bot.example.com", "host-scheme", { host: "wss://bot.example.com" }],
    [
      "wss://bot.example.com/OneBotv11",
      "host-has-path",
      { host: "wss://bot.example.com", port: "443", suffix: "/OneBotv11" },
    ],
    ["127.0.0.1:2536", "host-has-port", { host: "127.0.0.1", port: "2536" }],
    ["127.0.0.1：2536", "host-malformed", { host: "127.0.0.1", port: "2536" }],
    ["127.0.0.1 2536", "host-malformed", { host: "127.0.0.1", port: "2536" }],
    ["0.0.0.0:2536", "host-has-port", { host: "127.0.0.1", port: "2536" }],
    ["127.0.0.1/OneBotv11", "host-has-path", { host: "127.0.0.1", suffix: "/OneBotv11" }],
    ["127.0.0.1/", "host-has-path", { host: "127.0.0.1" }],
    ["１２７．０．０．１", "host-malformed", { host: "127.0.0.1" }],
    ["127。0。0。1", "host-malformed", { host: "127.0.0.1" }],
    ["127，0，0，1", "host-malformed", { host: "127.0.0.1" }],
    ["ｌｏｃａｌｈｏｓｔ", "host-malformed", { host: "localhost" }],
    ["local host", "host-malformed", { host: "localhost" }],
    ["::1", "host-unbracketed", { host: "[::1]" }],
    ["::1%lo", "host-unbracketed", null],
    ["[::1]:2536", "host-has-port", { host: "[::1]", port: "2536" }],
    ["连接地址：ws://localhost:2536/", "host-has-path", { host: "localhost", port: "2536" }],
    [
      "ws://localhost:2536/[GSUIDCore,OPQBot,OneBotv11]",
      "host-has-path",
      { host: "localhost", port: "2536", suffix: "/OneBotv11" },
    ],
    ["user@host", "host-malformed", null],
    ["本机", "", null],
    ["???", "host-has-path", null],
  ];
for (const [typed, problem, correction] of hosts) {
  test(`Host ${JSON.stringify(typed)}: ${problem || "is a name like any other"}`, () => {
    expect(judged("host", typed)).toEqual(problem === "" ? undefined : [problem, correction]);
  });
}

for (const port of ["2536", " 2536 ", "\u200b2536", "\u30002536", "1", "65535"]) {
  test(`Port ${JSON.stringify(port)} is right`, () => {
    expect(judged("port", port)).toBeUndefined();
    expect(readFields({ ...good, port }, both).fields?.port).toBe(Number(port.trim().replace("\u200b", "")));
  });
}

const ports: readonly (readonly [typed: string, problem: string, port: string | null])[] = [
  ["", "port-missing", "2536"],
  ["２５３６", "port-not-a-number", "2536"],
  ["2536端口", "port-not-a-number", "2536"],
  ["二五三六", "port-not-a-number", "2536"],
  ["八〇八零", "port-not-a-number", "8080"],
  ["25 36", "port-not-a-number", "2536"],
  ["2,536", "port-not-a-number", "2536"],
  [":2536", "port-not-a-number", "2536"],
  ["：2536", "port-not-a-number", "2536"],
  ["127.0.0.1:2536", "port-not-a-number", "2536"],
  ["2536/OneBotv11", "port-not-a-number", "2536"],
  ["2536.0", "port-not-a-number", "2536"],
  ['"2536"', "port-not-a-number", "2536"],
  ["-2536", "port-not-a-number", "2536"],
  ["端口", "port-not-a-number", null],
  ["0", "port-out-of-range", null],
  ["65536", "port-out-of-range", null],
  ["253600", "port-out-of-range", null],
  ["99999999999", "port-out-of-range", null],
];
for (const [typed, problem, port] of ports) {
  test(`Port ${JSON.stringify(typed)}: ${problem}`, () => {
    expect(judged("port", typed)).toEqual([problem, port === null ? null : { port }]);
  });
}

for (const suffix of [
  "/OneBotv11",
  " /OneBotv11 ",
  "/OneBotv11/",
  "/OneBotv11/x",
  "/OneBotv11/?a=b",
  "/OneBotv11/?access_token=***",
  "/go-cqhttp",
]) {
  test(`Suffix ${JSON.stringify(suffix)} is right`, () => {
    expect(judged("suffix", suffix)).toBeUndefined();
    expect(readFields({ ...good, suffix }, both).fields?.suffix).toBe(suffix.trim());
  });
}

const suffixes: readonly (readonly [typed: string, problem: string, correction: Partial<TypedFields>])[] = [
  ["OneBotv11", "suffix-no-slash", { suffix: "/OneBotv11" }],
  ["onebotv11", "suffix-no-slash", { suffix: "/OneBotv11" }],
  ["onebot/v11/ws", "suffix-no-slash", { suffix: "/OneBotv11" }],
  ["GO-CQHTTP", "suffix-no-slash", { suffix: "/go-cqhttp" }],
  ["\\OneBotv11", "suffix-no-slash", { suffix: "/OneBotv11" }],
  ["／OneBotv11", "suffix-no-slash", { suffix: "/OneBotv11" }],
  [". /OneBotv11", "suffix-no-slash", { suffix: "/OneBotv11" }],
  ["OneBotv11?token=X", "suffix-no-slash", { suffix: "/OneBotv11/?token=X" }],
  ["ws://127.0.0.1:2536/OneBotv11", "suffix-no-slash", whole],
  ["127.0.0.1:2536/OneBotv11", "suffix-no-slash", whole],
  ["/onebotv11", "suffix-case", { suffix: "/OneBotv11" }],
  ["/ONEBOTV11/", "suffix-case", { suffix: "/OneBotv11/" }],
  ["/./onebotv11/x", "suffix-case", { suffix: "/OneBotv11/x" }],
  ["/onebotv11?token=x", "suffix-case", { suffix: "/OneBotv11/?token=x" }],
  ["/OneBotv11?token=x", "suffix-query", { suffix: "/OneBotv11/?token=x" }],
  ["/OneBotv11?token=***", "suffix-query", { suffix: "/OneBotv11/?token=***" }],
  ["", "suffix-unknown", { suffix: "/OneBotv11" }],
  ["/", "suffix-unknown", { suffix: "/OneBotv11" }],
  ["//OneBotv11", "suffix-unknown", { suffix: "/OneBotv11" }],
  ["/OneBotv１１", "suffix-unknown", { suffix: "/OneBotv11" }],
  ["/%4FneBotv11", "suffix-unknown", { suffix: "/OneBotv11" }],
  ["/onebot/v11/ws", "suffix-unknown", { suffix: "/OneBotv11" }],
  ["/foo?token=x&y=密", "suffix-unknown", { suffix: "/OneBotv11/?token=x&y=%E5%AF%86" }],
  ["?token=x", "suffix-unknown", { suffix: "/OneBotv11/?token=x" }],
  ["/GSUIDCore", "suffix-unknown", { suffix: "/OneBotv11" }],
];
for (const [typed, problem, correction] of suffixes) {
  test(`Suffix ${JSON.stringify(typed)}: ${problem}`, () => {
    expect(judged("suffix", typed)).toEqual([problem, correction]);
  });
}

test("where nobody knows what Yunzai serves, only a misspelling of the usual paths is told", () => {
  for (const suffix of ["", "/", "/foo", "/OneBotv11", "/go-cqhttp", "/onebot/v11/ws"]) {
    expect(judged("suffix", suffix, []), suffix).toBeUndefined();
  }
  expect(judged("suffix", "/onebotv11", [])).toEqual(["suffix-case", { suffix: "/OneBotv11" }]);
  expect(judged("suffix", "/OneBotv11?a=b", [])).toEqual(["suffix-query", { suffix: "/OneBotv11/?a=b" }]);
  expect(judged("suffix", "/f／oo", [])).toEqual(["suffix-unknown", { suffix: "/f/oo" }]);
});

test("a suffix outside what Yunzai serves can be dialled all the same", () => {
  expect(readFields({ ...good, suffix: "/onebotv11" }, both).fields).toEqual({
    host: "127.0.0.1",
    port: 2536,
    suffix: "/onebotv11",
  });
});

test("ws:// in Host is right, and left out", () => {
  expect(judged("host", "ws://localhost")).toBeUndefined();
  expect(readFields({ ...good, host: "ws://localhost" }, both).fields?.host).toBe("localhost");
});

test("every field is judged by itself, and with one that cannot be dialled there are no fields", () => {
  const { fields, problems } = readFields({ host: "::1", port: "x2536", suffix: "OneBotv11" }, both);
  expect(fields).toBeNull();
  expect(problems).toEqual({
    host: { problem: "host-unbracketed", correction: { host: "[::1]" } },
    port: { problem: "port-not-a-number", correction: { port: "2536" } },
    suffix: { problem: "suffix-no-slash", correction: { suffix: "/OneBotv11" } },
  });
});

test("fields and endpoints mean each other", () => {
  const fields = { host: "wss://[::1]", port: 443, suffix: "/OneBotv11/?a=b" };
  const endpoint = endpointOf(fields);
  expect(endpoint).toEqual({ secure: true, host: "[::1]", port: 443, suffix: "/OneBotv11/?a=b" });
  expect(endpoint && fieldsOf(endpoint)).toEqual(fields);
  expect(endpointOf({ ...fields, host: "::1" })).toBeNull();
});

const pieces = fc.constantFrom(
  ..."ws:// wss:// http:// HTTP:// / \\ ／ : ： ? ? = & . 。 % %4F 127 0 127.0.0.1 localhost ::1 [ ] [::1] @".split(
    " ",
  ),
  ..."2536 ２５３６ 二 65536 - + OneBotv11 onebotv11 OneBot go-cqhttp GO-CQHTTP *** 端口 本机 ws x".split(
    " ",
  ),
  " ",
  "\u200b",
  "\u3000",
  "\ud800",
);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
);
const anyFields = fc.record({ host: text, port: text, suffix: text });
const anySegments = fc.constantFrom<readonly string[]>([], ["OneBotv11"], ["go-cqhttp"], both);

test("a correction, once applied, leaves nothing wrong with its field", () => {
  let corrected = 0;
  fc.assert(
    fc.property(anyFields, anySegments, (typed, segments) => {
      const { problems } = readFields(typed, segments);
      return (["host", "port", "suffix"] as const).every((name) => {
        const correction = problems[name]?.correction;
        if (!correction) return true;
        corrected += 1;
        const after = readFields({ ...typed, ...correction }, segments);
        return correction[name] !== undefined && after.problems[name] === undefined;
      });
    }),
    { numRuns: 3000 },
  );
  expect(corrected).toBeGreaterThan(1000);
});

test("fields are given exactly where Lagrange could dial them, and then read the same again", () => {
  fc.assert(
    fc.property(anyFields, anySegments, (typed, segments) => {
      const { fields, problems } = readFields(typed, segments);
      const undialled = Object.values(problems).filter(
        ({ problem }) => !["suffix-query", "suffix-case", "suffix-unknown"].includes(problem),
      );
      if (fields === null) return undialled.length > 0;
      const again = { ...fields, port: String(fields.port) };
      const read = readFields(again, segments).fields;
      const same = JSON.stringify(read) === JSON.stringify(fields);
      return undialled.length === 0 && examineTarget(again).problems.length === 0 && same;
    }),
    { numRuns: 2000 },
  );
});

test("a host with any number of blanks in its middle is judged in linear time", () => {
  const host = `bot${" ".repeat(500_000)}example`;
  expect(readFields({ host, port: "2536", suffix: "/OneBotv11" }, []).problems.host?.problem).toBe(
    "host-malformed",
  );
});

test("masked query values are put back by their names, from the first suffix that has them", () => {
  const known = ["/OneBotv11/?X-Token=s3cret&a=1", "/go-cqhttp/?X-Token=old&b=2"];
  const cases: readonly (readonly [string, string | null])[] = [
    ["/OneBotv11/?X-Token=***&a=***", "/OneBotv11/?X-Token=s3cret&a=1"],
    ["/go-cqhttp/?b=***&X-Token=***", "/go-cqhttp/?b=2&X-Token=s3cret"],
    ["/OneBotv11/?X-Token=typed&a=***", "/OneBotv11/?X-Token=typed&a=1"],
    ["/OneBotv11/?c=***", null],
    ["/OneBotv11/?constructor=***", null],
    ["/OneBotv11/?X-Token=***x", "/OneBotv11/?X-Token=***x"],
    ["/***", "/***"],
    ["/OneBotv11", "/OneBotv11"],
  ];
  for (const [masked, real] of cases) expect(unmaskSuffix(masked, known), masked).toBe(real);
  expect(unmaskSuffix("/?a=***", ["/?a=$&$1"])).toBe("/?a=$&$1".replace("&$1", ""));
});
