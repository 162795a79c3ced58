import { expect, test } from "@playwright/test";
import { planTarget } from "../../electron/core/target.ts";
import { recommendedAuth } from "../../electron/core/yunzai/yunzai-config.ts";
import { yunzaiConfig } from "../support/evidence.ts";
import { linksOf } from "../support/read-links.ts";

// Y3: what a Yunzai listens on until it is started again, its settings having been changed to port 3001.

function planned(
  formerPorts: readonly number[],
  entries: readonly object[],
  server = "port: 3001\n",
): string {
  const config = yunzaiConfig({ server });
  const { endpoint } = planTarget({
    given: null,
    token: null,
    yunzai: { config, segment: "OneBotv11", auth: recommendedAuth(config), formerPorts },
    links: linksOf({ Implementations: entries }),
    ownHosts: ["192.168.1.5"],
  });
  const { secure, host, port, suffix } = endpoint;
  return `${secure ? "wss" : "ws"}://${host}:${port}${suffix}`;
}

const entry = (Host: string, Port: number, Suffix = "/OneBotv11"): object => ({
  Type: "ReverseWebSocket",
  Host,
  Port,
  Suffix,
});

test("a living link to the port it had is kept there, spelt as it is", () => {
  expect(planned([2536], [entry("localhost", 2536)])).toBe("ws://localhost:2536/OneBotv11");
  expect(planned([2536], [entry("192.168.1.5", 2536)])).toBe("ws://192.168.1.5:2536/OneBotv11");
});

test("of one with a wrong path only the path is set right", () => {
  expect(planned([2536], [entry("localhost", 2536, "/onebot/v11/ws")])).toBe("ws://localhost:2536/OneBotv11");
});

test("a living link over TLS is kept, too", () => {
  expect(planned([2537], [entry("wss://localhost", 2537)])).toBe("wss://localhost:2537/OneBotv11");
});

test("an entry that goes elsewhere is led to the port that will be", () => {
  const settings = "ws://127.0.0.1:3001/OneBotv11";
  expect(planned([2536], [entry("127.0.0.1", 8080)])).toBe(settings);
  expect(planned([2536], [entry("10.0.0.9", 2536)])).toBe(settings);
  expect(planned([], [entry("127.0.0.1", 2536)])).toBe(settings);
  expect(planned([2536], [])).toBe(settings);
});

test("a Yunzai that listens as its settings say, and on a plugin's port, has moved nowhere", () => {
  expect(planned([3001, 50831], [entry("127.0.0.1", 50831)])).toBe("ws://127.0.0.1:3001/OneBotv11");
});

test("an entry that Lagrange does not run is no living link", () => {
  const settings = "ws://127.0.0.1:3001/OneBotv11";
  const disabled = { ...entry("127.0.0.1", 2536), Enable: "false" };
  expect(planned([2536], [disabled])).toBe(settings);
  expect(planned([2536], [{ ...entry("127.0.0.1", 2536), Type: "ReverseWebsocket" }])).toBe(settings);
});

test("where an entry goes to the port that will be, none is led back", () => {
  const both = [entry("127.0.0.1", 2536), entry("localhost", 3001)];
  expect(planned([2536], both)).toBe("ws://localhost:3001/OneBotv11");
});

test("of several ports that are open only a OneBot path tells which is meant", () => {
  const plugin = entry("127.0.0.1", 50831, "/plugin");
  expect(planned([2536, 50831], [plugin])).toBe("ws://127.0.0.1:3001/OneBotv11");
  expect(planned([2536, 50831], [plugin, entry("127.0.0.1", 2536)])).toBe("ws://127.0.0.1:2536/OneBotv11");
});

test("each of its two ports moves by itself", () => {
  const server = "port: 2536\nhttps: {port: 3002, key: k, cert: c}\n";
  const secure = entry("wss://127.0.0.1", 2537);
  expect(planned([2536, 2537], [secure], server)).toBe("wss://127.0.0.1:2537/OneBotv11");
  expect(planned([2536, 3002], [secure], server)).toBe("ws://127.0.0.1:2536/OneBotv11");
});

test("Y14: ws to the port of TLS, or wss to the plain one, is a wrong scheme and no link to a former port", () => {
  const server = "port: 2536\nhttps: {port: 2537, key: k, cert: c}\n";
  for (const entries of [[entry("wss://127.0.0.1", 2536)], [entry("127.0.0.1", 2537)]]) {
    expect(planned([2536, 2537], entries, server)).toBe("ws://127.0.0.1:2536/OneBotv11");
  }
  expect(planned([2536], [entry("wss://127.0.0.1", 2536)], "port: 2536\n")).toBe(
    "ws://127.0.0.1:2536/OneBotv11",
  );
});
