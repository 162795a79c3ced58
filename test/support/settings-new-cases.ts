import { yunzaiBehindTls, yunzaiWithToken, type SettingsCase } from "./settings-cases.ts";

const tail = `"Suffix": "/OneBotv11", "ReconnectInterval": 5000, "HeartBeatInterval": 5000, "AccessToken": ""`;
const untyped = `"Host": "127.0.0.1", "Port": 2536, ${tail}`;
const typed = `"Type": "ReverseWebSocket", ${untyped}`;
const minified = `{${typed.replaceAll(": ", ":").replaceAll(", ", ",")}}`;

/** The options one to a line. */
function lines(options: string, indent: string, newline = "\n"): string {
  return options
    .split(", ")
    .map((option) => indent + option)
    .join(`,${newline}`);
}

/** New entries, in every form a file can have its section. */
export const newCases: readonly SettingsCase[] = [
  {
    name: "behind the last entry, one option to a line like it",
    text: `{
  "Implementations": [
    {
      "Type": "Http",
      "Port": 8081
    }⟦→,
    {
${lines(typed, "      ")}
    }⟧
  ]
}
`,
  },
  {
    name: "behind the last entry on its line, minified",
    text: `{"Implementations":[{"Type":"Http","Port":8081}⟦→,${minified}⟧]}`,
  },
  {
    name: "behind the last entry on its line, with blanks before the colons alone",
    text: `{"Implementations" :[{"Type" :"Http"}⟦→,${minified.replaceAll('":', '" :')}⟧]}`,
  },
  {
    name: "behind the last entry on its line, with blanks",
    text: `{ "Implementations": [ { "Type": "Http" }⟦→, { ${typed} }⟧ ] }`,
  },
  {
    name: "a one-line entry on a line of its own",
    text: `{
    "Implementations": [
        {"Type": "Http"},
        {"Type": "HttpPost", "Host": "a"}⟦→,⟧ // mine⟦→
        {${typed}}⟧
        /* more to come */
    ]
}`,
  },
  {
    name: "brackets that share a line",
    text: `{
  "Implementations": [{
    "Type": "Http"
  }⟦→, {
${lines(typed, "    ")}
  }⟧]
}
`,
  },
  {
    name: "trailing commas inside and outside",
    text: `{
  "Implementations": [
    {
      "Type": "Http",
    },⟦→
    {
${lines(typed, "      ")},
    },⟧
  ],
}
`,
  },
  {
    name: "CRLF, tabs and a comment behind the last entry",
    text: `{\r\n\t"Implementations": [\r\n\t\t{\r\n\t\t\t"Type": "Http"\r\n\t\t}⟦→,⟧ // http⟦→\r\n\t\t{\r\n${lines(typed, "\t\t\t", "\r\n")}\r\n\t\t}⟧\r\n\t]\r\n}\r\n`,
  },
  {
    name: "N2: keys in lower case",
    text: `{"implementations": [{"type": "Http", "port": 1}⟦→, {"type": "ReverseWebSocket", "host": "127.0.0.1", "port": 2536, "suffix": "/OneBotv11", "reconnectInterval": 5000, "heartBeatInterval": 5000, "accessToken": ""}⟧]}`,
  },
  {
    name: "a token and a certificate of its own",
    text: `{"Implementations": [{"Type": "Http"}⟦→, {"Type": "ReverseWebSocket", "Host": "wss://127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11", "ReconnectInterval": 5000, "HeartBeatInterval": 5000, "AccessToken": "s3cret", "IgnoreSslCertificate": true}⟧]}`,
    desired: { ...yunzaiBehindTls, token: yunzaiWithToken.token },
  },
  { name: "behind an entry that is no object", text: `{"Implementations": [null⟦→, {${typed}}⟧]}` },
  { name: "L3: an empty array", text: `{"Implementations": [⟦→{${typed}}⟧]}` },
  { name: "L3: an empty array with a blank in it", text: `{"Implementations": [⟦ →{${typed}}⟧]}` },
  {
    name: "L3: an empty array in a file of lines",
    text: `{
  "Account": { "Uin": 1 },
  "Implementations": [⟦→
    {
${lines(typed, "      ")}
    }
  ⟧]
}
`,
  },
  {
    name: "an array with nothing but a disabled example",
    text: `{
  "Implementations": [
    // { "Type": "Http" }⟦→
    {
${lines(typed, "      ")}
    }⟧
  ]
}
`,
  },
  {
    name: "an array with nothing but a comment on one line",
    text: `{"Implementations": [/* none */⟦→ {${typed}} ⟧]}`,
  },
  {
    name: "an array that a line comment keeps open",
    text: `{"Implementations": [// none⟦\n→\n    {${typed}}\n⟧]}`,
  },
  {
    name: "L3: an empty object gets the form with keys, whose key needs no Type",
    text: `{"Implementations": {⟦→"ReverseWebSocket": {${untyped}}⟧}}`,
  },
  { name: "L3: a null", text: `{"Implementations": ⟦null→[{${typed}}]⟧}` },
  {
    name: "a text where the section belongs, which holds nothing and hides the other one",
    text: `{"Implementations": ⟦"none"→[{${typed}}]⟧, "Implementation": {}}`,
  },
  {
    name: "L3: an empty old section alone is filled",
    text: `{"Implementation": {⟦→"ReverseWebSocket": {${untyped}}⟧}}`,
  },
  {
    name: "L3: an empty section beside a living one stays empty",
    text: `{"Implementations": [], "Implementation": [{"Type": "Http"}⟦→, {${typed}}⟧]}`,
  },
  {
    name: "L3: two empty sections: the one that counts first is filled",
    text: `{"Implementation": [], "Implementations": [⟦→{${typed}}⟧]}`,
  },
  {
    name: "L3: the old form with keys, its first reverse entry",
    text: `{
  "Implementation": {
    "Http": {
      "Port": 8081
    }⟦→,
    "ReverseWebSocket": {
${lines(untyped, "      ")}
    }⟧
  }
}
`,
  },
  {
    name: "L3: the old form with keys, a second reverse entry needs a key and a Type",
    text: `{"Implementation": {"ReverseWebSocket": {"Host": "a"}, "reversewebsocket2": {"Type": "Http"}⟦→, "ReverseWebSocket3": {${typed}}⟧}}`,
  },
  {
    name: "L5: a reverse key in the wrong case is taken all the same",
    text: `{"Implementation": {"reverseWebSocket": {"Host": "a"}⟦→, "ReverseWebSocket2": {${typed}}⟧}}`,
  },
  {
    name: "no section at all",
    text: `{
  "Account": {
    "Uin": 1
  }⟦→,
  "Implementations": [
    {
${lines(typed, "      ")}
    }
  ]⟧
}
`,
  },
  { name: "no section, minified", text: `{"Account":{"Uin":1}⟦→,"Implementations":[${minified}]⟧}` },
  {
    name: "no section, tabs, CRLF, a trailing comma and comments",
    text: `// mine\r\n{\r\n\t"Account": {}, // who⟦→\r\n\t"Implementations": [\r\n\t\t{\r\n${lines(typed, "\t\t\t", "\r\n")},\r\n\t\t},\r\n\t],⟧\r\n\t// the end\r\n}\r\n// really`,
  },
  {
    name: "no section, keys in lower case",
    text: `{"account": {"uin": 1}⟦→, "implementations": [{"type": "ReverseWebSocket", "host": "127.0.0.1", "port": 2536, "suffix": "/OneBotv11", "reconnectInterval": 5000, "heartBeatInterval": 5000, "accessToken": ""}]⟧}`,
  },
  {
    name: "an empty file of settings",
    text: `{⟦→
    "Implementations": [
        {
${lines(typed, "            ")}
        }
    ]
⟧}`,
  },
  {
    name: "L4: the ignored section stays, and what it says goes into the entry made from it",
    text: `{"ReverseWebSocket": {"Enabled": true, "Port": 2536, "Suffix": "/OneBotv11", "ReconnectInterval": 3000, "AccessToken": "abc"}⟦→, "Implementations": [{"Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11", "ReconnectInterval": 3000, "HeartBeatInterval": 5000, "AccessToken": "abc"}]⟧}`,
  },
  {
    name: "L4: beside a reverse entry the ignored section gives nothing",
    text: `{"ReverseWebSocket": {"AccessToken": "abc"}, "Implementations": [{"Type": "ReverseWebSocket"}⟦→, {${typed}}⟧]}`,
  },
  {
    name: "L3: an entry that wraps one stays, and a proper one is made from it",
    text: `{"Implementations": [{"ReverseWebSocket": {"Port": 2536, "HeartBeatInterval": 9000, "ReconnectInterval": "soon"}}⟦→, {"Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11", "ReconnectInterval": 5000, "HeartBeatInterval": 9000, "AccessToken": ""}⟧]}`,
  },
].map((one) => ({ ...one, choice: { kind: "new" } }));
