import { expect, test } from "@playwright/test";
import { linksOf, linkWith, only } from "../support/read-links.ts";

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
