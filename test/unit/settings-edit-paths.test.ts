import { expect, test } from "@playwright/test";
import { chooseEntry } from "../../electron/core/settings/choose-entry.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings } from "../../electron/core/settings/settings-read.ts";
import { editBytes, shown, utf8 } from "../support/edit-settings-bytes.ts";
import {
  entry,
  newEntry,
  unmark,
  yunzai,
  yunzaiWithToken,
  type SettingsCase,
} from "../support/settings-cases.ts";

// FACTS N2: `"Implementations:0:Port": 2536` at the top says the same to .NET as the entry in its array.

const reverse = `"Implementations:0:Type": "ReverseWebSocket", "Implementations:0:Host": "127.0.0.1"`;
const suffix = `"Implementations:0:Suffix": "/OneBotv11"`;

function added(path: string): string {
  const options = `"Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11", "ReconnectInterval": 5000, "HeartBeatInterval": 5000, "AccessToken": ""`;
  return options.replaceAll(/"(\w+)":/g, `"${path}:$1":`);
}

const cases: readonly SettingsCase[] = [
  {
    name: "an entry written as paths keeps that form",
    text: `{${reverse}, "Implementations:0:Port": ⟦8080→2536⟧, "Implementations:0:Suffix": ⟦"/onebot/v11/ws"→"/OneBotv11"⟧}`,
  },
  {
    name: "an option it lacks becomes one more path",
    text: `{"A": 1, ${reverse}, ${suffix}⟦→, "Implementations:0:Port": 2536, "Implementations:0:AccessToken": "s3cret"⟧}`,
    desired: yunzaiWithToken,
  },
  {
    name: "an option it lacks is spelt as the others are",
    text: `{"implementations:0:type": "ReverseWebSocket", "implementations:0:host": "127.0.0.1", "implementations:0:suffix": "/OneBotv11"⟦→, "implementations:0:port": 2536⟧}`,
  },
  {
    name: "an option it lacks is spelt as the others are, however the section is",
    text: `{"implementations:X:Type": "ReverseWebSocket", "implementations:X:Host": "127.0.0.1", "implementations:X:Suffix": "/OneBotv11"⟦→, "implementations:X:Port": 2536⟧}`,
  },
  {
    name: "an option that an entry of paths within its section lacks is put beside them",
    text: `{"Implementations": {"0:Type": "ReverseWebSocket", "0:Host": "127.0.0.1", "0:Suffix": "/OneBotv11"⟦→, "0:Port": 2536⟧}, "B": 1}`,
  },
  {
    name: "an option that a named entry of paths within its section lacks is put beside them",
    text: `{"implementations": {"Mine:type": "ReverseWebSocket", "mine:host": "127.0.0.1", "mine:suffix": "/OneBotv11"⟦→, "Mine:port": 2536⟧}, "B": 1}`,
  },
  {
    name: "an option that an entry of paths lacks beside a section of another is put beside its own",
    text: `{"Implementations": {"A": {"Type": "Http"}}, "Implementations:0:Type": "ReverseWebSocket", "Implementations:0:Host": "127.0.0.1", ${suffix}⟦→, "Implementations:0:Port": 2536⟧}`,
    choice: entry(0),
  },
  {
    name: "a new entry behind entries written as paths is written so too",
    text: `{${reverse}, "Implementations:0:Port": 1⟦→, ${added("Implementations:1")}⟧}`,
    choice: newEntry,
  },
  {
    name: "a new entry behind an array that paths go on counting is written as they are",
    text: `{"Implementations": [{"Type": "Http"}], "Implementations:1:Type": "HttpPost"⟦→, ${added("Implementations:2")}⟧}`,
    choice: newEntry,
  },
  {
    name: "a new entry behind paths beside a meaningless scalar is written as they are",
    text: `{"Implementations": 1, "Implementations:0:Type": "Http"⟦→, ${added("Implementations:1")}⟧}`,
    choice: newEntry,
  },
  {
    name: "a new entry beside named paths has a name",
    text: `{"Implementation:Http:Port": 1⟦→, ${added("Implementation:ReverseWebSocket").replace(/^[^,]*, /, "")}⟧}`,
    choice: newEntry,
  },
  {
    name: "a new entry behind an array is not disturbed by paths into it",
    text: `{"Implementations": [{"Type": "Http"}⟦→, {${added("")
      .replaceAll('":', '"')
      .replaceAll(/"(\w+)" /g, '"$1": ')}}⟧], "Implementations:0:Port": 1}`,
    choice: newEntry,
  },
];

for (const { name, text, choice = entry(0), desired = yunzai } of cases) {
  test(name, () => {
    const { before, after } = unmark(text);
    expect(shown(editBytes(utf8.encode(before), choice, desired))).toBe(shown(utf8.encode(after)));
  });
}

test("an entry written as paths can be the one that is meant for Yunzai", () => {
  for (const [port, path] of [
    [2537, "/OneBotv11"],
    [2536, "/x"],
    [8080, "/onebot/v11/ws"],
    ["", "/x"],
  ]) {
    const text = `{${reverse}, "Implementations:0:Port": ${JSON.stringify(port)}, "Implementations:0:Suffix": "${path}"}`;
    const read = readSettings(utf8.encode(text));
    const links = read.kind === "readable" ? readLinks(read.settings, []) : [];
    const chosen = chooseEntry(links, {
      endpoint: yunzai.endpoint,
      segment: "OneBotv11",
      dialled: new Map([[0, "does-not-open"]]),
    });
    expect(chosen).toEqual({ kind: "entry", index: 0 });
  }
});
