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
    yunzai: { config, segment: "OneBotv11", auth: recommendedAuth(config) },
    links: linksOf({ Implementations: entries }),
    ownHosts: ["192.168.1.5"],
    formerPorts,
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
