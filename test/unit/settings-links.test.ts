import { expect, test } from "@playwright/test";
import { readOverlayEnvironment } from "../../electron/core/settings/settings-overlays.ts";
import {
  readLinks,
  readSettings,
  type Link,
  type Overlay,
  type Settings,
} from "../../electron/core/settings/settings-read.ts";

/** A settings text, or a value to write as one. */
type Source = string | object;

function settingsOf(source: Source): Settings {
  const text = typeof source === "string" ? source : JSON.stringify(source);
  const read = readSettings(Buffer.from(text));
  if (read.kind !== "readable") throw new Error(JSON.stringify(read));
  return read.settings;
}

/** `appsettings.Production.json`, which is read like the settings themselves (N5). */
function fileLayer(source: Source): Overlay {
  return { kind: "file", name: "appsettings.Production.json", values: settingsOf(source).values };
}

function linksOf(source: Source, ...overlays: readonly Overlay[]): readonly Link[] {
  return readLinks(settingsOf(source), overlays);
}

/** The one link of a file whose `Implementations` hold one reverse entry with these options. */
function linkWith(options: object, ...overlays: readonly Overlay[]): Link {
  const entry = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11", ...options };
  return only(linksOf({ Implementations: [entry] }, ...overlays));
}

function only(links: readonly Link[]): Link {
  const [link] = links;
  if (!link || links.length > 1) throw new Error(`${links.length} links`);
  return link;
}

function summary(links: readonly Link[]): readonly string[] {
  return links.map(({ index, key, type, state }) => `${index} ${key} ${type} ${state}`);
}

const reverse = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11" };
const bare = { Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11" };

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
    [true, "used", true],
    ["true", "used", true],
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

test.describe("L7: the URL of an entry", () => {
  test("L7: is glued, and a valid one is an endpoint", () => {
    expect(linkWith({})).toMatchObject({
      url: "ws://127.0.0.1:2536/OneBotv11",
      endpoint: { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
      target: { host: "127.0.0.1", port: "2536", suffix: "/OneBotv11" },
      problems: [],
      state: "used",
    });
  });

  test("L7: what cannot be dialled is invalid, with every problem", () => {
    expect(linkWith({ Host: "http://127.0.0.1", Port: 70000, Suffix: "OneBotv11" })).toMatchObject({
      url: "ws://http://127.0.0.1:70000OneBotv11",
      endpoint: null,
      problems: ["host-scheme", "port-out-of-range", "suffix-no-slash"],
      badValue: null,
      state: "invalid",
    });
  });

  test("L7: an entry that would be reverse but for its Type is judged too", () => {
    expect(linkWith({ Type: "ReverseWebsocket", Host: "*" })).toMatchObject({
      state: "skipped",
      problems: ["host-wildcard"],
    });
    expect(linkWith({ Type: "ReverseWebsocket" }).endpoint).toMatchObject({ port: 2536 });
  });

  test("L7: the other kinds do not dial such a URL", () => {
    for (const Type of ["ForwardWebSocket", "HttpPost", "Http"]) {
      expect(linkWith({ Type, Host: "*" }), Type).toMatchObject({
        state: "used",
        problems: [],
        endpoint: null,
      });
    }
  });
});

test.describe("L8: options and their defaults", () => {
  test("L8: an entry that says nothing", () => {
    expect(only(linksOf({ Implementations: [{ Type: "ReverseWebSocket" }] }))).toMatchObject({
      target: { host: "", port: "", suffix: "" },
      url: "ws://:0",
      problems: ["host-missing", "port-missing"],
      accessToken: null,
      universal: true,
      ignoreCertificate: false,
      badValue: null,
      state: "invalid",
    });
  });

  test("L8: an empty Suffix is legal, and so is none", () => {
    for (const Suffix of ["", undefined, null, []])
      expect(linkWith({ Suffix }).url).toBe("ws://127.0.0.1:2536");
  });

  const booleans: readonly (readonly [value: unknown, bound: boolean | null])[] = [
    [true, true],
    [false, false],
    ["true", true],
    ["FALSE", false],
    [" True ", true],
    ["1", null],
    [0, null],
    ["yes", null],
    ["", null],
    [null, null],
  ];
  for (const [value, bound] of booleans) {
    test(`L8: UseUniversalClient ${JSON.stringify(value)} is ${bound ?? "a bad value"}`, () => {
      const link = linkWith({ UseUniversalClient: value, IgnoreSslCertificate: value });
      expect([link.universal, link.ignoreCertificate]).toEqual([bound ?? true, bound ?? false]);
      expect(link.badValue?.option).toBe(bound === null ? "UseUniversalClient" : undefined);
      expect(link.state).toBe(bound === null ? "invalid" : "used");
    });
  }

  test("L9: AccessToken is absent, empty or a text", () => {
    expect(linkWith({}).accessToken).toBeNull();
    expect(linkWith({ AccessToken: {} }).accessToken).toBeNull();
    expect(linkWith({ AccessToken: null }).accessToken).toBe("");
    expect(linkWith({ AccessToken: "" }).accessToken).toBe("");
    expect(linkWith({ AccessToken: 123 }).accessToken).toBe("123");
    expect(linkWith({ AccessToken: " 密 " }).accessToken).toBe(" 密 ");
  });
});

test.describe("N3: what .NET cannot bind stops the program", () => {
  const ports: readonly (readonly [port: unknown, bound: string | null])[] = [
    [2536, "2536"],
    ["2536", "2536"],
    [" 2536 ", "2536"],
    ["+2536", "2536"],
    ["0x9E8", "2536"],
    ["&H9e8", "2536"],
    ["#9E8", "2536"],
    ["-0", "0"],
    [70000, "70000"],
    [4294967295, "4294967295"],
    ["", null],
    [null, null],
    ["2536.0", null],
    ["2,536", null],
    ["2 536", null],
    ["5-0", null],
    ["1e3", null],
    [-1, null],
    [4294967296, null],
    [true, null],
  ];
  for (const [port, bound] of ports) {
    test(`N3: Port ${JSON.stringify(port)} is ${bound ?? "a bad value"}`, () => {
      const link = linkWith({ Port: port });
      expect(link.badValue?.option).toBe(bound === null ? "Port" : undefined);
      if (bound !== null) expect(link.url).toBe(`ws://127.0.0.1:${bound}/OneBotv11`);
    });
  }

  test("N3: a number keeps its own text, so 2536.0 is not 2536", () => {
    const link = only(linksOf('{"Implementations":[{"Type":"Http","Port":2536.0}]}'));
    expect(link.badValue).toEqual({ option: "Port", value: "2536.0" });
  });

  const options: readonly (readonly [type: string, bad: readonly string[], fine: readonly string[]])[] = [
    [
      "ReverseWebSocket",
      [
        "Port",
        "ReconnectInterval",
        "HeartBeatInterval",
        "HeartBeatEnable",
        "UseUniversalClient",
        "IgnoreSslCertificate",
      ],
      ["Secret"],
    ],
    [
      "ForwardWebSocket",
      ["Port", "HeartBeatInterval", "HeartBeatEnable"],
      ["ReconnectInterval", "UseUniversalClient"],
    ],
    ["HttpPost", ["Port", "HeartBeatInterval", "HeartBeatEnable"], ["ReconnectInterval"]],
    ["Http", ["Port"], ["HeartBeatInterval", "HeartBeatEnable"]],
    ["ReverseWebsocket", [], ["Port", "HeartBeatEnable"]],
  ];
  for (const [type, bad, fine] of options) {
    test(`N3: of ${type}, ${bad.join(", ") || "nothing"} must bind`, () => {
      for (const option of bad) {
        const link = linkWith({ Type: type, [option]: "soon" });
        expect(link, option).toMatchObject({ badValue: { option, value: "soon" }, state: "invalid" });
      }
      for (const option of fine)
        expect(linkWith({ Type: type, [option]: "soon" }).badValue, option).toBeNull();
    });
  }
});

test.describe("N5: later layers win, key by key", () => {
  test("N5: a file changes one option of entry 0, and the link says so", () => {
    const overlay = fileLayer({ implementations: [{ PORT: 8080 }] });
    const link = linkWith({ AccessToken: "x" }, overlay);
    expect(link.url).toBe("ws://127.0.0.1:8080/OneBotv11");
    expect(link.accessToken).toBe("x");
    expect(link.overridden).toEqual([
      { by: overlay, path: "Implementations:0:Port", option: "Port", value: "8080", inFile: "2536" },
    ]);
  });

  test("N5: the environment wins over the file layer, which wins over the file", () => {
    const file = fileLayer({ Implementations: [{ Port: 1, Suffix: "/a" }] });
    const env = readOverlayEnvironment({ IMPLEMENTATIONS__0__port: "2" });
    const link = linkWith({}, file, env);
    expect(link.url).toBe("ws://127.0.0.1:2/a");
    expect(link.overridden).toEqual([
      { by: env, path: "Implementations:0:Port", option: "Port", value: "2", inFile: "2536" },
      { by: file, path: "Implementations:0:Suffix", option: "Suffix", value: "/a", inFile: "/OneBotv11" },
    ]);
  });

  test("N5: an option that the file does not have comes from the layer", () => {
    const env = readOverlayEnvironment({ Implementations__0__AccessToken: "s3cret" });
    expect(linkWith({}, env)).toMatchObject({
      accessToken: "s3cret",
      overridden: [{ option: "AccessToken", value: "s3cret", inFile: null }],
    });
  });

  test("N5: a shorter array removes no entry", () => {
    const overlay = fileLayer({ Implementations: [{ Host: "localhost" }] });
    const links = linksOf({ Implementations: [reverse, reverse] }, overlay);
    expect(links.map(({ url }) => url)).toEqual([
      "ws://localhost:2536/OneBotv11",
      "ws://127.0.0.1:2536/OneBotv11",
    ]);
    expect(links.map(({ overridden }) => overridden.length)).toEqual([1, 0]);
    expect(linksOf({ Implementations: [reverse] }, fileLayer({ Implementations: [] }))).toHaveLength(1);
  });

  test("N5: a layer adds an entry, which has no node in the file", () => {
    const links = linksOf({ Implementations: [reverse] }, fileLayer({ Implementations: [{}, {}, reverse] }));
    expect(summary(links)).toEqual([
      "0 0 ReverseWebSocket used",
      "1 1 1 skipped",
      "2 2 ReverseWebSocket used",
    ]);
    expect(links.map(({ node }) => node === null)).toEqual([false, true, true]);
    expect(links[2]?.overridden.every(({ inFile }) => inFile === null)).toBe(true);
  });

  test("N5: an array's index stays an entry's index where a layer leaves a gap", () => {
    const env = readOverlayEnvironment({ Implementations__5__Type: "Http" });
    expect(linksOf({ Implementations: [reverse] }, env).map(({ index }) => index)).toEqual([0, 5]);
  });

  test("N5: a section that only a layer has counts", () => {
    const env = readOverlayEnvironment({ Implementation__ReverseWebSocket__Port: "2536" });
    expect(summary(linksOf({}, env))).toEqual(["0 ReverseWebSocket ReverseWebSocket invalid"]);
  });

  test("N5, L3: Implementations in a layer hides the file's Implementation", () => {
    const env = readOverlayEnvironment({ Implementations__0__Port: "2536" });
    expect(summary(linksOf({ Implementation: [reverse] }, env))).toEqual(["0 0 0 skipped"]);
    expect(linksOf({ Implementation: [reverse] }, fileLayer({ Implementations: [] }))).toHaveLength(1);
  });

  test("N5, L3: an empty section in a layer takes away a scalar one", () => {
    const file = { Implementations: "x", Implementation: [reverse] };
    expect(linksOf(file)).toHaveLength(0);
    expect(linksOf(file, fileLayer({ Implementations: {} }))).toHaveLength(1);
  });

  test("N5, L6: the environment can disable, a JSON false in a layer cannot", () => {
    expect(linkWith({}, readOverlayEnvironment({ Implementations__0__Enable: "false" })).state).toBe(
      "disabled",
    );
    expect(linkWith({}, fileLayer({ Implementations: [{ Enable: false }] })).state).toBe("used");
    expect(linkWith({ Enable: "false" }, fileLayer({ Implementations: [{ Enable: true }] })).state).toBe(
      "used",
    );
  });

  test("N5: an empty object in a layer unsets what the file says", () => {
    const link = linkWith({ AccessToken: "x" }, fileLayer({ Implementations: [{ AccessToken: {} }] }));
    expect(link.accessToken).toBeNull();
    expect(link.overridden).toMatchObject([{ option: "AccessToken", value: "", inFile: "x" }]);
  });

  test("N5, L5: the last layer's spelling of a key is the one that names the kind", () => {
    const file = { Implementation: { ReverseWebSocket: bare } };
    const links = linksOf(file, fileLayer({ Implementation: { reverseWebSocket: { Port: 1 } } }));
    expect(summary(links)).toEqual(["0 reverseWebSocket reverseWebSocket skipped"]);
  });

  test("N5: layers may be plain maps", () => {
    const overlay: Overlay = { kind: "file", name: "x", values: new Map([["Implementations:0:Port", "7"]]) };
    expect(linkWith({}, overlay).url).toBe("ws://127.0.0.1:7/OneBotv11");
  });
});
