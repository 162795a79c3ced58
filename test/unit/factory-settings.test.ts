import { expect, test } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";

test("L2: the factory settings have every section, in order, with a 4-space indent and no final newline", () => {
  const text = factorySettings(factoryLink);
  const settings: unknown = JSON.parse(text);
  expect(Object.keys(Object(settings))).toEqual([
    "$schema",
    "Logging",
    "SignServerUrl",
    "SignProxyUrl",
    "MusicSignServerUrl",
    "Account",
    "Message",
    "QrCode",
    "Implementations",
  ]);
  expect(settings).toMatchObject({
    Account: { Uin: 0, Protocol: "Linux", AutoReconnect: true, GetOptimumServer: true },
    Message: { IgnoreSelf: true, StringPost: false },
    QrCode: { ConsoleCompatibilityMode: false },
    Implementations: [
      {
        Type: "ReverseWebSocket",
        Host: "127.0.0.1",
        Port: 8080,
        Suffix: "/onebot/v11/ws",
        ReconnectInterval: 5000,
        HeartBeatInterval: 5000,
        AccessToken: "",
      },
    ],
  });
  expect(text).toContain('\n    "Implementations": [\n        {\n            "Type": "ReverseWebSocket",\n');
  expect(text.endsWith("    ]\n}")).toBe(true);
  expect(text).not.toContain("\r");
});

test("L2: the one link can be another, and nothing else changes", () => {
  const link = { host: "wss://bot.example", port: 443, suffix: "/OneBotv11", accessToken: 'a"b' };
  const changed = factorySettings(link);
  expect(JSON.parse(changed)).toMatchObject({
    Implementations: [
      {
        Host: "wss://bot.example",
        Port: 443,
        Suffix: "/OneBotv11",
        AccessToken: 'a"b',
        ReconnectInterval: 5000,
      },
    ],
  });
  const lines = factorySettings(factoryLink).split("\n");
  const differing = changed.split("\n").filter((line, index) => line !== lines[index]);
  expect(differing).toHaveLength(4);
});
