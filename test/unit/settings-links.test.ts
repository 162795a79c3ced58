import { expect, test } from "@playwright/test";
import type { Link } from "../../electron/core/settings/settings-read.ts";
import { bare, linksOf, linkWith, only, reverse, summary, type Source } from "../support/read-links.ts";

test.describe("L3: which entries there are", () => {
  const files: readonly (readonly [name: string, source: Source, links: readonly string[]])[] = [
    ["no section", {}, []],
    [
      "an array",
      { Implementations: [reverse, { Type: "Http", Port: 1 }] },
      ["0 0 ReverseWebSocket used", "1 1 Http used"],
    ],
    ["the old name", { Implementation: [reverse] }, ["0 0 ReverseWebSocket used"]],
    [
      "the new name before the old one",
      { Implementation: [{ ...reverse, Type: "Http" }], Implementations: [reverse] },
      ["0 0 ReverseWebSocket used"],
    ],
    [
      "an empty new one is none",
      { Implementations: [], Implementation: [reverse] },
      ["0 0 ReverseWebSocket used"],
    ],
    [
      "a null new one is none",
      { Implementations: null, Implementation: [reverse] },
      ["0 0 ReverseWebSocket used"],
    ],
    ["a scalar new one hides the old one", { Implementations: "x", Implementation: [reverse] }, []],
    [
      "an object by kind",
      { Implementation: { ReverseWebSocket: bare, Http: { Port: 1 } } },
      ["0 Http Http used", "1 ReverseWebSocket ReverseWebSocket used"],
    ],
    [
      "an object by kind under the new name",
      { Implementations: { ReverseWebSocket: bare } },
      ["0 ReverseWebSocket ReverseWebSocket used"],
    ],
    [
      "Type before key",
      { Implementations: { Yunzai: reverse, Http: reverse } },
      ["0 Http ReverseWebSocket used", "1 Yunzai ReverseWebSocket used"],
    ],
    ["an array entry without Type", { Implementations: [bare] }, ["0 0 0 skipped"]],
    [
      "an array entry that wraps the object form",
      { Implementations: [{ ReverseWebSocket: bare }] },
      ["0 0 0 skipped"],
    ],
    [
      "entries that are no objects",
      { Implementations: [null, 1, "x", [], {}, reverse] },
      [
        "0 0 0 skipped",
        "1 1 1 skipped",
        "2 2 2 skipped",
        "3 3 3 skipped",
        "4 4 4 skipped",
        "5 5 ReverseWebSocket used",
      ],
    ],
    [
      "a kind without options",
      '{"Implementation":{"ReverseWebSocket":{}}}',
      ["0 ReverseWebSocket ReverseWebSocket invalid"],
    ],
    [
      "keys in any case",
      '{"IMPLEMENTATIONS":[{"TYPE":"ReverseWebSocket","host":"127.0.0.1","PORT":2536,"sUFFIX":"/OneBotv11"}]}',
      ["0 0 ReverseWebSocket used"],
    ],
    [
      "a Type of {} or null: the first is absent, the second is empty",
      '{"Implementation":{"Http":{"Type":{}},"HttpPost":{"Type":null}}}',
      ["0 Http Http used", "1 HttpPost  skipped"],
    ],
    [
      "N2: a section written twice",
      { Implementations: [reverse], implementations: { 1: reverse } },
      ["0 0 ReverseWebSocket used", "1 1 ReverseWebSocket used"],
    ],
    [
      "N2: keys with colons",
      { "Implementations:0:Type": "Http", "implementations:0": { Port: 1 } },
      ["0 0 Http used"],
    ],
    [
      "a name from Object.prototype",
      { Implementations: [{ Type: "constructor" }], Implementation: {} },
      ["0 0 constructor skipped"],
    ],
  ];
  for (const [name, source, links] of files) {
    test(`L3: ${name}`, () => expect(summary(linksOf(source))).toEqual(links));
  }

  test("L3: integer keys come first, by value, then the others, whatever the case", () => {
    const section = { b: reverse, 10: reverse, C: reverse, 9: reverse, a: reverse, "-1": reverse };
    expect(linksOf({ Implementations: section }).map(({ index, key }) => `${index} ${key}`)).toEqual([
      "0 -1",
      "1 9",
      "2 10",
      "3 a",
      "4 b",
      "5 C",
    ]);
  });

  test("L3: an entry's node is its own object in the text", () => {
    const text = `{"Implementations":[{"Type":"Http"},${JSON.stringify(reverse)}]}`;
    const { node } = linksOf(text)[1] ?? {};
    expect(node && text.slice(node.span.offset, node.span.offset + node.span.length)).toBe(
      JSON.stringify(reverse),
    );
    expect(only(linksOf('{"Implementations:0:Type":"Http"}')).node).toBeNull();
  });
});

test("L4: the top-level ReverseWebSocket is no link, and Enabled does nothing", () => {
  expect(linksOf({ ReverseWebSocket: { ...bare, Enabled: true } })).toEqual([]);
  const link = linkWith({ Enabled: false });
  expect(link).toMatchObject({ state: "used", hasEnabled: true, enableWithoutEffect: false });
  expect(linkWith({}).hasEnabled).toBe(false);
});

test.describe("L5: Type is matched by case", () => {
  const types: readonly (readonly [type: string, kind: Link["kind"]])[] = [
    ["ReverseWebSocket", "reverse"],
    ["ForwardWebSocket", "forward"],
    ["HttpPost", "http-post"],
    ["Http", "http"],
    ["ReverseWebsocket", null],
    ["reversewebsocket", null],
    ["HTTP", null],
    ["ReverseWebSocket ", null],
    ["", null],
  ];
  for (const [type, kind] of types) {
    test(`L5: "${type}" is ${kind ?? "skipped"}`, () => {
      expect(linkWith({ Type: type })).toMatchObject({ type, kind, state: kind ? "used" : "skipped" });
    });
  }

  test("L5: so is the key that stands for it, as it is spelled first", () => {
    expect(summary(linksOf({ Implementation: { reverseWebSocket: bare } }))).toEqual([
      "0 reverseWebSocket reverseWebSocket skipped",
    ]);
  });
});

test.describe("L6: only the string false disables", () => {
  const values: readonly (readonly [enable: unknown, state: Link["state"], withoutEffect: boolean])[] = [
    ["false", "disabled", false],
    [false, "used", true],
    ["False", "used", true],
    ["FALSE", "used", true],
    [" false", "used", true],
    [true, "used", false],
    ["true", "used", false],
    [0, "used", true],
    [null, "used", true],
    [{}, "used", false],
    [undefined, "used", false],
  ];
  for (const [enable, state, withoutEffect] of values) {
    test(`L6: Enable ${JSON.stringify(enable)} is ${state}`, () => {
      expect(linkWith({ Enable: enable })).toMatchObject({ state, enableWithoutEffect: withoutEffect });
    });
  }

  test("L6: an entry that only seems disabled can still stop the program", () => {
    expect(linkWith({ Enable: false, Port: "" })).toMatchObject({
      state: "invalid",
      badValue: { option: "Port" },
    });
  });

  test("L6: a disabled entry is not looked at any further", () => {
    const link = linkWith({ Enable: "false", Type: "x", Port: "", Host: "*" });
    expect(link).toMatchObject({ state: "disabled", badValue: null });
  });
});
