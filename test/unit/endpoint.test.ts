import { expect, test } from "@playwright/test";
import {
  endpointUrl,
  entryHost,
  examineTarget,
  glueUrl,
  handlerSegment,
  isLoopback,
  maskUrl,
  matchSuffix,
  parseEndpointUrl,
  requestTarget,
  sameListener,
  type Endpoint,
  type EndpointProblem,
} from "../../electron/core/endpoint.ts";

const good: Endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };

test.describe("L7: Host, Port and Suffix are glued", () => {
  const glued: readonly (readonly [host: string, port: string, suffix: string, url: string])[] = [
    ["127.0.0.1", "2536", "/OneBotv11", "ws://127.0.0.1:2536/OneBotv11"],
    ["ws://127.0.0.1", "2536", "/OneBotv11", "ws://127.0.0.1:2536/OneBotv11"],
    ["wss://bot.example", "443", "/OneBotv11", "wss://bot.example:443/OneBotv11"],
    ["WS://127.0.0.1", "2536", "/OneBotv11", "ws://WS://127.0.0.1:2536/OneBotv11"],
    ["http://127.0.0.1", "2536", "/OneBotv11", "ws://http://127.0.0.1:2536/OneBotv11"],
    ["127.0.0.1", "2536", "OneBotv11", "ws://127.0.0.1:2536OneBotv11"],
    ["127.0.0.1:2536", "2536", "/OneBotv11", "ws://127.0.0.1:2536:2536/OneBotv11"],
    ["127.0.0.1/OneBotv11", "2536", "/OneBotv11", "ws://127.0.0.1/OneBotv11:2536/OneBotv11"],
    ["", "2536", "/OneBotv11", "ws://:2536/OneBotv11"],
    ["127.0.0.1", "", "/OneBotv11", "ws://127.0.0.1:0/OneBotv11"],
    ["127.0.0.1", " 02536 ", "/OneBotv11", "ws://127.0.0.1:2536/OneBotv11"],
    ["127.0.0.1", "2536.0", "/OneBotv11", "ws://127.0.0.1:2536.0/OneBotv11"],
  ];
  for (const [host, port, suffix, url] of glued) {
    test(`L7: "${host}" "${port}" "${suffix}" make ${url}`, () => {
      expect(glueUrl({ host, port, suffix })).toBe(url);
    });
  }
});

test.describe("L7: what cannot be dialled is told before it is", () => {
  const hosts: readonly (readonly [host: string, problem: EndpointProblem | null])[] = [
    ["127.0.0.1", null],
    ["localhost", null],
    ["[::1]", null],
    ["192.168.1.20", null],
    ["ws://127.0.0.1", null],
    ["wss://bot.example", null],
    ["例子.中国", null],
    ["", "host-missing"],
    ["wss://", "host-missing"],
    ["*", "host-wildcard"],
    ["+", "host-wildcard"],
    ["0.0.0.0", "host-wildcard"],
    ["0", "host-wildcard"],
    ["::", "host-wildcard"],
    ["[::]", "host-wildcard"],
    ["[0:0::0]", "host-wildcard"],
    ["ws://0.0.0.0", "host-wildcard"],
    ["http://127.0.0.1", "host-scheme"],
    ["WS://127.0.0.1", "host-scheme"],
    ["ws://ws://127.0.0.1", "host-scheme"],
    ["127.0.0.1/OneBotv11", "host-has-path"],
    ["127.0.0.1/", "host-has-path"],
    ["127.0.0.1?a=b", "host-has-path"],
    ["127.0.0.1:2536", "host-has-port"],
    ["127.0.0.1:", "host-has-port"],
    ["[::1]:2536", "host-has-port"],
    ["::1", "host-unbracketed"],
    ["fe80::1%eth0", "host-unbracketed"],
    ["FE80::1", "host-unbracketed"],
    [" 127.0.0.1", "host-malformed"],
    ["127.0.0.1 ", "host-malformed"],
    ["user@127.0.0.1", "host-malformed"],
    ["256.0.0.1", "host-malformed"],
    ["127.0.0.1：2536", "host-malformed"],
    ["１２７.0.0.1", "host-malformed"],
    ["127。0。0。1", "host-malformed"],
  ];
  for (const [host, problem] of hosts) {
    test(`L7: Host "${host}" is ${problem ?? "fine"}`, () => {
      const examined = examineTarget({ host, port: "2536", suffix: "/OneBotv11" });
      expect(examined.problems).toEqual(problem ? [problem] : []);
      expect(examined.endpoint === null).toBe(problem !== null);
    });
  }

  const ports: readonly (readonly [port: string, outcome: EndpointProblem | number])[] = [
    ["2536", 2536],
    [" +2536 ", 2536],
    ["0x9E8", 2536],
    ["1", 1],
    ["65535", 65535],
    ["", "port-missing"],
    ["2536.0", "port-not-a-number"],
    ["2.536e3", "port-not-a-number"],
    ["-1", "port-not-a-number"],
    ["２５３６", "port-not-a-number"],
    ["abc", "port-not-a-number"],
    ["0", "port-out-of-range"],
    ["65536", "port-out-of-range"],
    ["70000", "port-out-of-range"],
    ["99999999999", "port-out-of-range"],
  ];
  for (const [port, outcome] of ports) {
    test(`L7, N3: Port "${port}" is ${outcome}`, () => {
      const { endpoint, problems } = examineTarget({ host: "localhost", port, suffix: "" });
      expect(endpoint?.port ?? problems[0]).toBe(outcome);
      expect(problems).toHaveLength(typeof outcome === "number" ? 0 : 1);
    });
  }

  for (const suffix of ["OneBotv11", " /OneBotv11", "\\OneBotv11"]) {
    test(`L7: Suffix "${suffix}" lacks its leading slash`, () => {
      expect(examineTarget({ host: "localhost", port: "2536", suffix }).problems).toEqual([
        "suffix-no-slash",
      ]);
    });
  }

  test("L7: every problem of an entry is told at once, host first", () => {
    expect(examineTarget({ host: "*", port: "0", suffix: "x" })).toEqual({
      url: "ws://*:0x",
      endpoint: null,
      problems: ["host-wildcard", "port-out-of-range", "suffix-no-slash"],
    });
  });

  test("L7: a valid entry gives its endpoint, and the endpoint its entry", () => {
    const { endpoint } = examineTarget({ host: "wss://bot.example", port: "8443", suffix: "/OneBotv11/" });
    expect(endpoint).toEqual({ secure: true, host: "bot.example", port: 8443, suffix: "/OneBotv11/" });
    if (!endpoint) return;
    expect(entryHost(endpoint)).toBe("wss://bot.example");
    expect(endpointUrl(endpoint)).toBe("wss://bot.example:8443/OneBotv11/");
    expect(entryHost(good)).toBe("127.0.0.1");
  });
});

test.describe("Y5: only the first path segment counts, exactly", () => {
  const suffixes: readonly (readonly [suffix: string, match: ReturnType<typeof matchSuffix>])[] = [
    ["/OneBotv11", "match"],
    ["/OneBotv11/", "match"],
    ["/OneBotv11/x", "match"],
    ["/OneBotv11/?a=b", "match"],
    ["/OneBotv11#x", "match"],
    ["/./OneBotv11", "match"],
    ["OneBotv11", "no-slash"],
    ["/OneBotv11?a=b", "query"],
    ["/onebotv11", "case"],
    ["/ONEBOTV11/x", "case"],
    ["/OneBot/v11/ws", "mismatch"],
    ["//OneBotv11", "mismatch"],
    ["/%4FneBotv11", "mismatch"],
    ["/OneBotv11x", "mismatch"],
    ["/go-cqhttp", "mismatch"],
    ["?a=b", "mismatch"],
    ["", "mismatch"],
  ];
  for (const [suffix, match] of suffixes) {
    test(`Y5: "${suffix}" against OneBotv11 is ${match}`, () => {
      expect(matchSuffix(suffix, "OneBotv11")).toBe(match);
    });
  }

  test("Y5: the segment is what arrives on the wire, query included", () => {
    expect(handlerSegment("/OneBotv11?a=b/c")).toBe("OneBotv11?a=b");
    expect(handlerSegment("/机器人/x")).toBe("%E6%9C%BA%E5%99%A8%E4%BA%BA");
    expect(requestTarget("/OneBotv11/?X-Token=a b#part")).toBe("/OneBotv11/?X-Token=a%20b");
    expect(requestTarget("")).toBe("/");
  });
});

test.describe("a URL that a person gives", () => {
  const urls: readonly (readonly [text: string, url: string])[] = [
    ["ws://127.0.0.1:2536/OneBotv11", "ws://127.0.0.1:2536/OneBotv11"],
    ["  WS://LocalHost:2536/OneBotv11\n", "ws://LocalHost:2536/OneBotv11"],
    ["wss://bot.example/OneBotv11/?a=%4F", "wss://bot.example:443/OneBotv11/?a=%4F"],
    ["ws://[::1]:2536//OneBotv11/../x", "ws://[::1]:2536//OneBotv11/../x"],
    ["ws://bot.example", "ws://bot.example:80"],
  ];
  for (const [text, url] of urls) {
    test(`Y5: ${text.trim()} keeps its path as written`, () => {
      const parsed = parseEndpointUrl(text);
      expect(parsed.kind === "endpoint" && endpointUrl(parsed.endpoint)).toBe(url);
    });
  }

  const refused: readonly (readonly [text: string, problem: string])[] = [
    ["", "not-a-url"],
    ["127.0.0.1:2536", "not-a-url"],
    ["ws://a b/", "not-a-url"],
    ["http://127.0.0.1:2536/OneBotv11", "scheme"],
    ["ws://user:pass@127.0.0.1:2536/", "credentials"],
    ["ws://:2536/OneBotv11", "host-missing"],
    ["ws://0.0.0.0:2536/", "host-wildcard"],
    ["ws://::1:2536/OneBotv11", "host-unbracketed"],
    ["ws://127.0.0.1:/OneBotv11", "port-missing"],
    ["ws://127.0.0.1:0x9E8/", "port-not-a-number"],
    ["ws://127.0.0.1:+2536/", "port-not-a-number"],
    ["ws://127.0.0.1:70000/", "port-out-of-range"],
  ];
  for (const [text, problem] of refused) {
    test(`"${text}" is refused as ${problem}`, () => {
      expect(parseEndpointUrl(text)).toEqual({ kind: "invalid", problem });
    });
  }
});

test("every spelling of loopback is one listener, other hosts compare without case", () => {
  for (const host of ["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.1", "[::1]"]) {
    expect(isLoopback(host), host).toBe(true);
    expect(sameListener({ ...good, host }, good), host).toBe(true);
  }
  expect(isLoopback("127.example")).toBe(false);
  expect(sameListener({ ...good, port: 2537 }, good)).toBe(false);
  expect(sameListener({ ...good, host: "192.168.1.2" }, good)).toBe(false);
  expect(sameListener({ ...good, host: "Bot.example" }, { ...good, host: "bot.EXAMPLE" })).toBe(true);
});

test.describe("no token is ever shown", () => {
  const masked: readonly (readonly [url: string, shown: string])[] = [
    ["ws://127.0.0.1:2536/OneBotv11", "ws://127.0.0.1:2536/OneBotv11"],
    ["/OneBotv11/?X-Token=s3cret", "/OneBotv11/?X-Token=***"],
    ["ws://h:1/a/?x=s3cret&y=s3cret", "ws://h:1/a/?x=***&y=***"],
    ["ws://h:1/a/?x=s3;s3cret", "ws://h:1/a/?x=***"],
    ["ws://h:1/a/?x=s3#s3cret", "ws://h:1/a/?x=***"],
    ["ws://h:1/a/?x=s3=s3cret?s3cret", "ws://h:1/a/?x=***"],
    ["ws://me:s3cret@h:1/a", "ws://***@h:1/a"],
    ["me:s3cret@h", "***@h"],
    ["someone@example.com", "someone@example.com"],
    ["not a url ?x=s3cret", "not a url ?x=***"],
  ];
  for (const [url, shown] of masked) {
    test(`${shown} stands for ${url}`, () => expect(maskUrl(url)).toBe(shown));
  }
});
