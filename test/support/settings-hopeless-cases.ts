import { entry, oneEntry, reverseType, rightAddress, type SettingsCase } from "./settings-cases.ts";

/** Entries that cannot be made right by changing values. */
export const hopelessCases: readonly SettingsCase[] = [
  {
    name: "a port that holds other values",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": {"x": 1}, "Suffix": "/OneBotv11"`),
    result: "would-not-parse",
  },
  {
    name: "a port that is brackets around a comment",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": [/*2536*/], "Suffix": "/OneBotv11"`),
    result: "would-not-parse",
  },
  {
    name: "N3: another option .NET cannot read stops the program whatever is changed",
    text: oneEntry(`${reverseType}, "Host": "x", "Port": 1, "ReconnectInterval": "soon"`),
    result: "would-not-parse",
  },
  {
    name: "a forward entry is never made a reverse one",
    text: oneEntry(`"Type": "ForwardWebSocket", ${rightAddress}`),
    result: "would-not-parse",
  },
  { name: "an entry that is no object", text: `{"Implementations": [null]}`, result: "would-not-parse" },
  {
    name: "an entry that does not exist",
    text: oneEntry(`${reverseType}, ${rightAddress}`),
    choice: entry(1),
    result: "would-not-parse",
  },
  { name: "an entry of a file without any", text: `{"Account": {}}`, result: "would-not-parse" },
];
