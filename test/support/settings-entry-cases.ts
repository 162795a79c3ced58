import { entry, yunzaiBehindTls, yunzaiWithToken, type SettingsCase } from "./settings-cases.ts";

const wrap = (options: string): string => `{"Implementations": [{${options}}]}`;
const right = `"Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"`;
const reverse = `"Type": "ReverseWebSocket"`;

/** Changes of an existing entry: values that are there, and options that are missing. */
export const entryCases: readonly SettingsCase[] = [
  {
    name: "L2: the factory's file, four spaces, no newline at the end",
    text: `{
    "Account": {
        "Uin": 0
    },
    "Implementations": [
        {
            "Type": "ReverseWebSocket",
            "Host": "127.0.0.1",
            "Port": ⟦8080→2536⟧,
            "Suffix": ⟦"/onebot/v11/ws"→"/OneBotv11"⟧,
            "ReconnectInterval": 5000,
            "HeartBeatInterval": 5000,
            "AccessToken": ""
        }
    ]
}`,
  },
  {
    name: "CRLF line ends and tabs",
    text: `{\r\n\t"Implementations": [\r\n\t\t{\r\n\t\t\t${reverse},\r\n\t\t\t"Host": ⟦"0.0.0.0"→"127.0.0.1"⟧,\r\n\t\t\t"Port": 2536⟦→,⟧⟦→\r\n\t\t\t"Suffix": "/OneBotv11"⟧\r\n\t\t}\r\n\t]\r\n}\r\n`,
  },
  {
    name: "line ends of the old Macintosh",
    text: `{\r  "Implementations": [\r    {\r      ${reverse},\r      "Host": "127.0.0.1",\r      "Port": 2536⟦→,\r      "Suffix": "/OneBotv11"⟧\r    }\r  ]\r}\r`,
  },
  {
    name: "minified stays minified",
    text: `{"Implementations":[{"Type":"ReverseWebSocket","Port":⟦8080→2536⟧⟦→,"Host":"127.0.0.1","Suffix":"/OneBotv11"⟧}]}`,
  },
  {
    name: "blanks before and behind the colon, as the neighbours have them",
    text: `{ "Implementations" : [ { "Type" : "ReverseWebSocket" ,  "Port"  :   2536⟦→,  "Host"  :   "127.0.0.1",  "Suffix"  :   "/OneBotv11"⟧ } ] }`,
  },
  {
    name: "a trailing comma stays, and the new last option gets one",
    text: `{
  "Implementations": [
    {
      ${reverse},
      "Host": "127.0.0.1",
      "Port": 2536,⟦→
      "Suffix": "/OneBotv11",⟧
    },
  ],
}
`,
  },
  {
    name: "a comment on the last option's line stays with it, one on its own line stays last",
    text: `{
  "Implementations": [
    {
      ${reverse}, // the kind
      "Host": "127.0.0.1", /* the address */
      "Port": ⟦8080→2536⟧⟦→,⟧ // the port⟦→
      "Suffix": "/OneBotv11"⟧
      // "AccessToken": "x"
    }
  ]
}
`,
  },
  {
    name: "a trailing comma with a comment behind it",
    text: `{
  "Implementations": [
    {
      ${reverse},
      "Host": "127.0.0.1",
      "Port": 2536 /* a */, // b⟦→
      "Suffix": "/OneBotv11",⟧
    }
  ]
}
`,
  },
  {
    name: "a comment of several lines behind the last option",
    text: `{
  "Implementations": [
    {
      ${reverse}, "Host": "127.0.0.1",
      "Port": 2536⟦→,⟧ /* one
      two */⟦→
      "Suffix": "/OneBotv11"⟧
    }
  ]
}
`,
  },
  {
    name: "a block comment inside a one-line entry",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": 2536 /* Yunzai */⟦→, "Suffix": "/OneBotv11"⟧`),
  },
  {
    name: "a one-line entry whose last option has a line comment",
    text: `{
  "Implementations": [
    { ${reverse}, "Host": "127.0.0.1", "Port": 2536⟦→,⟧ // Yunzai⟦→
      "Suffix": "/OneBotv11"⟧
    }
  ]
}
`,
  },
  {
    name: "comments between colon, value and comma",
    text: wrap(
      `${reverse}, "Host" : /*2*/ ⟦"localhost"→"127.0.0.1"⟧ /*3*/ , "Port":/*4*/⟦1→2536⟧/*5*/,"Suffix"://6\n⟦""→"/OneBotv11"⟧`,
    ),
  },
  {
    name: "text that looks like a comment or an option inside a string",
    text: wrap(`${reverse}, "Note": "// \\"Port\\": 8080 /* ", ${right.replace("2536", "⟦8080→2536⟧")}`),
  },
  {
    name: "N2: keys in lower case, new ones too",
    text: `{
  "implementations": [
    {
      "type": "ReverseWebSocket",
      "host": ⟦"10.0.0.1"→"127.0.0.1"⟧,
      "port": 2536⟦→,
      "suffix": "/OneBotv11",
      "accessToken": "s3cret"⟧
    }
  ]
}
`,
    desired: yunzaiWithToken,
  },
  {
    name: "N2: keys all lower, several words too",
    text: wrap(
      `"type": "ReverseWebSocket", "host": "127.0.0.1", "port": 2536, "heartbeatinterval": 5⟦→, "suffix": "/OneBotv11", "accesstoken": "s3cret"⟧`,
    ),
    desired: yunzaiWithToken,
  },
  {
    name: "N2: keys in capitals",
    text: wrap(
      `"TYPE": "ReverseWebSocket", "HOST": "127.0.0.1", "PORT": ⟦1→2536⟧⟦→, "SUFFIX": "/OneBotv11"⟧`,
    ),
  },
  {
    name: "N2: an option in a case of its own",
    text: wrap(`${reverse}, "hOST": ⟦"x"→"127.0.0.1"⟧, "pORT": ⟦1→2536⟧, "sUFFIX": ⟦"/x"→"/OneBotv11"⟧`),
  },
  {
    name: "N3: a port that is a string stays one",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": ⟦"8080"→"2536"⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port that is null",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": ⟦null→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port that is a boolean",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": ⟦true→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port with a fraction",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": ⟦2536.0→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: an empty port",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": ⟦""→"2536"⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "a port that is an empty object",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": ⟦{ }→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port with a plus sign binds to the same number",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": "+2536", "Suffix": "/OneBotv11"`),
    result: "unchanged",
  },
  {
    name: "L7: a host that says ws:// already",
    text: wrap(`${reverse}, "Host": "ws://127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"`),
    result: "unchanged",
  },
  {
    name: "L7: a host that says WS://",
    text: wrap(`${reverse}, "Host": ⟦"WS://127.0.0.1"→"127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"`),
  },
  {
    name: "L7: a host that says http:// and carries the port",
    text: wrap(
      `${reverse}, "Host": ⟦"http://127.0.0.1:2536"→"127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"`,
    ),
  },
  {
    name: "L7: a host that is a number",
    text: wrap(`${reverse}, "Host": ⟦127→"127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"`),
  },
  {
    name: "L7: a suffix without its slash",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": 2536, "Suffix": ⟦"OneBotv11"→"/OneBotv11"⟧`),
  },
  {
    name: "Y5: a suffix in the wrong case",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": 2536, "Suffix": ⟦"/onebotv11"→"/OneBotv11"⟧`),
  },
  {
    name: "a suffix written with escapes is read, not compared by its letters",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": 2536, "Suffix": "\\/One\\u0042otv11"`),
    result: "unchanged",
  },
  { name: "everything right already", text: wrap(`${reverse}, ${right}`), result: "unchanged" },
  {
    name: "L5: a Type in the case the README of 2023 printed",
    text: wrap(`"Type": ⟦"ReverseWebsocket"→"ReverseWebSocket"⟧, ${right}`),
  },
  { name: "L3: an array entry without Type", text: wrap(`${right}⟦→, "Type": "ReverseWebSocket"⟧`) },
  { name: "a Type that is null", text: wrap(`"Type": ⟦null→"ReverseWebSocket"⟧, ${right}`) },
  {
    name: "L5: an object form whose key has the wrong case gets a Type, the key stays",
    text: `{"Implementation": {"ReverseWebsocket": {${right}⟦→, "Type": "ReverseWebSocket"⟧}}}`,
  },
  {
    name: "L3: an object form is changed in place",
    text: `{"Implementation": {"ReverseWebSocket": {"Host": "127.0.0.1", "Port": ⟦8080→2536⟧, "Suffix": "/OneBotv11"}, "Http": {"Port": 8080}}}`,
    choice: entry(1),
  },
  {
    name: "L3: an entry that wraps another, when told to use it, becomes one itself",
    text: wrap(
      `"ReverseWebSocket": {${right}}⟦→, "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"⟧`,
    ),
  },
  {
    name: `L6: Enable "false" becomes "true"`,
    text: wrap(`${reverse}, "Enable": ⟦"false"→"true"⟧, ${right}`),
  },
  {
    name: "L6: Enable false disables nothing and stays",
    text: wrap(`${reverse}, "Enable": false, ${right}`),
    result: "unchanged",
  },
  {
    name: "L4: Enabled is nobody's option and stays",
    text: wrap(`${reverse}, "Enabled": false, ${right}`),
    result: "unchanged",
  },
  {
    name: "L8: UseUniversalClient false",
    text: wrap(`${reverse}, ${right}, "UseUniversalClient": ⟦false→true⟧`),
  },
  {
    name: `L8: UseUniversalClient "False"`,
    text: wrap(`${reverse}, ${right}, "UseUniversalClient": ⟦"False"→"true"⟧`),
  },
  {
    name: "L8: a UseUniversalClient .NET cannot read",
    text: wrap(`${reverse}, ${right}, "UseUniversalClient": ⟦"yes"→"true"⟧`),
  },
  {
    name: "Y14: wss with a certificate of its own",
    text: wrap(
      `${reverse}, "Host": ⟦"127.0.0.1"→"wss://127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"⟦→, "IgnoreSslCertificate": true⟧`,
    ),
    desired: yunzaiBehindTls,
  },
  {
    name: "Y14: IgnoreSslCertificate that is there and false",
    text: wrap(
      `${reverse}, "IgnoreSslCertificate": ⟦"false"→"true"⟧, "Host": "wss://127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"`,
    ),
    desired: yunzaiBehindTls,
  },
  {
    name: "Y8: a token that is missing",
    text: wrap(`${reverse}, ${right}⟦→, "AccessToken": "s3cret"⟧`),
    desired: yunzaiWithToken,
  },
  {
    name: "Y8: a token that is another",
    text: wrap(`"AccessToken": ⟦"old"→"s3cret"⟧, ${reverse}, ${right}`),
    desired: yunzaiWithToken,
  },
  {
    name: "Y8: a token that is null",
    text: wrap(`"AccessToken": ⟦null→"s3cret"⟧, ${reverse}, ${right}`),
    desired: yunzaiWithToken,
  },
  {
    name: "Y8: a token that is right",
    text: wrap(`"AccessToken": "s3cret", ${reverse}, ${right}`),
    desired: yunzaiWithToken,
    result: "unchanged",
  },
  {
    name: "a token nobody asks for stays",
    text: wrap(`"AccessToken": "old", ${reverse}, ${right}`),
    result: "unchanged",
  },
  {
    name: "a token with quotes, backslashes and Chinese",
    text: wrap(`"AccessToken": ⟦""→"a\\"b\\\\令牌"⟧, ${reverse}, ${right}`),
    desired: { ...yunzaiWithToken, token: { kind: "set", value: 'a"b\\令牌' } },
  },
  {
    name: "the other entries stay as they are, mistakes included",
    text: `{"Implementations": [{"Type": "Http", "Port": ""}, {${reverse}, "Host": "x y", "Port": 1}, {${reverse}, "Host": "127.0.0.1", "Port": ⟦1→2536⟧, "Suffix": "/OneBotv11"}, {"Type": "x"}, null]}`,
    choice: entry(2),
  },
  {
    name: "N2: an entry spread over two objects of one path",
    text: `{"Implementation": {"ReverseWebSocket": {"Host": "127.0.0.1"}}, "implementation": {"reversewebsocket": {"Port": ⟦1→2536⟧, "Suffix": "/OneBotv11"}}}`,
  },
  {
    name: "N2: an option written as a path at the top",
    text: `{"Implementations": [{${reverse}, "Host": "127.0.0.1", "Suffix": "/OneBotv11"}], "Implementations:0:Port": ⟦8080→2536⟧}`,
  },
  {
    name: "L3: the section that does not count stays",
    text: `{"Implementation": [{${reverse}, "Port": 1}], "Implementations": [{${reverse}, "Host": "127.0.0.1", "Port": ⟦1→2536⟧, "Suffix": "/OneBotv11"}]}`,
  },
  { name: "an empty entry", text: `{"Implementations": [{⟦→"Type": "ReverseWebSocket", ${right}⟧}]}` },
  {
    name: "text outside ASCII around the change",
    text: wrap(
      `"备注": "云崽🤖", ${reverse}, "Host": "127.0.0.1", "Port": ⟦1→2536⟧, "Suffix": "/OneBotv11" /* 端口 */`,
    ),
  },
  // What cannot be made right by changing values.
  {
    name: "a port that holds other values",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": {"x": 1}, "Suffix": "/OneBotv11"`),
    result: "would-not-parse",
  },
  {
    name: "a port that is brackets around a comment",
    text: wrap(`${reverse}, "Host": "127.0.0.1", "Port": [/*2536*/], "Suffix": "/OneBotv11"`),
    result: "would-not-parse",
  },
  {
    name: "N3: another option .NET cannot read stops the program whatever is changed",
    text: wrap(`${reverse}, "Host": "x", "Port": 1, "ReconnectInterval": "soon"`),
    result: "would-not-parse",
  },
  {
    name: "a forward entry is never made a reverse one",
    text: wrap(`"Type": "ForwardWebSocket", ${right}`),
    result: "would-not-parse",
  },
  { name: "an entry that is no object", text: `{"Implementations": [null]}`, result: "would-not-parse" },
  {
    name: "an entry that does not exist",
    text: wrap(`${reverse}, ${right}`),
    choice: entry(1),
    result: "would-not-parse",
  },
  { name: "an entry of a file without any", text: `{"Account": {}}`, result: "would-not-parse" },
];
