import { oneEntry, reverseType, rightAddress, yunzaiWithToken, type SettingsCase } from "./settings-cases.ts";

/** Changes of an existing entry in every way a file can be written: each is written on in its own. */
export const styleCases: readonly SettingsCase[] = [
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
    text: `{\r\n\t"Implementations": [\r\n\t\t{\r\n\t\t\t${reverseType},\r\n\t\t\t"Host": ⟦"0.0.0.0"→"127.0.0.1"⟧,\r\n\t\t\t"Port": 2536⟦→,⟧⟦→\r\n\t\t\t"Suffix": "/OneBotv11"⟧\r\n\t\t}\r\n\t]\r\n}\r\n`,
  },
  {
    name: "line ends of the old Macintosh",
    text: `{\r  "Implementations": [\r    {\r      ${reverseType},\r      "Host": "127.0.0.1",\r      "Port": 2536⟦→,\r      "Suffix": "/OneBotv11"⟧\r    }\r  ]\r}\r`,
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
      ${reverseType},
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
      ${reverseType}, // the kind
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
      ${reverseType},
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
      ${reverseType}, "Host": "127.0.0.1",
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
    text: oneEntry(
      `${reverseType}, "Host": "127.0.0.1", "Port": 2536 /* Yunzai */⟦→, "Suffix": "/OneBotv11"⟧`,
    ),
  },
  {
    name: "a one-line entry whose last option has a line comment",
    text: `{
  "Implementations": [
    { ${reverseType}, "Host": "127.0.0.1", "Port": 2536⟦→,⟧ // Yunzai⟦→
      "Suffix": "/OneBotv11"⟧
    }
  ]
}
`,
  },
  {
    name: "comments between colon, value and comma",
    text: oneEntry(
      `${reverseType}, "Host" : /*2*/ ⟦"localhost"→"127.0.0.1"⟧ /*3*/ , "Port":/*4*/⟦1→2536⟧/*5*/,"Suffix"://6\n⟦""→"/OneBotv11"⟧`,
    ),
  },
  {
    name: "text that looks like a comment or an option inside a string",
    text: oneEntry(
      `${reverseType}, "Note": "// \\"Port\\": 8080 /* ", ${rightAddress.replace("2536", "⟦8080→2536⟧")}`,
    ),
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
    text: oneEntry(
      `"type": "ReverseWebSocket", "host": "127.0.0.1", "port": 2536, "heartbeatinterval": 5⟦→, "suffix": "/OneBotv11", "accesstoken": "s3cret"⟧`,
    ),
    desired: yunzaiWithToken,
  },
  {
    name: "N2: keys in capitals",
    text: oneEntry(
      `"TYPE": "ReverseWebSocket", "HOST": "127.0.0.1", "PORT": ⟦1→2536⟧⟦→, "SUFFIX": "/OneBotv11"⟧`,
    ),
  },
  {
    name: "N2: an option in a case of its own",
    text: oneEntry(
      `${reverseType}, "hOST": ⟦"x"→"127.0.0.1"⟧, "pORT": ⟦1→2536⟧, "sUFFIX": ⟦"/x"→"/OneBotv11"⟧`,
    ),
  },
  {
    name: "text outside ASCII around the change",
    text: oneEntry(
      `"备注": "云崽🤖", ${reverseType}, "Host": "127.0.0.1", "Port": ⟦1→2536⟧, "Suffix": "/OneBotv11" /* 端口 */`,
    ),
  },
];
