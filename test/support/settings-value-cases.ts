import {
  entry,
  oneEntry,
  reverseType,
  rightAddress,
  yunzaiBehindTls,
  yunzaiWithToken,
  type SettingsCase,
} from "./settings-cases.ts";

/** Changes of an existing entry: values that are wrong, and options that are missing. */
export const valueCases: readonly SettingsCase[] = [
  {
    name: "N3: a port that is a string stays one",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": ⟦"8080"→"2536"⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port that is null",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": ⟦null→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port that is a boolean",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": ⟦true→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port with a fraction",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": ⟦2536.0→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: an empty port",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": ⟦""→"2536"⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "a port that is an empty object",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": ⟦{ }→2536⟧, "Suffix": "/OneBotv11"`),
  },
  {
    name: "N3: a port with a plus sign binds to the same number",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": "+2536", "Suffix": "/OneBotv11"`),
    result: "unchanged",
  },
  {
    name: "L7: a host that says ws:// already",
    text: oneEntry(`${reverseType}, "Host": "ws://127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"`),
    result: "unchanged",
  },
  {
    name: "L7: a host that says WS://",
    text: oneEntry(
      `${reverseType}, "Host": ⟦"WS://127.0.0.1"→"127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"`,
    ),
  },
  {
    name: "L7: a host that says http:// and carries the port",
    text: oneEntry(
      `${reverseType}, "Host": ⟦"http://127.0.0.1:2536"→"127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"`,
    ),
  },
  {
    name: "L7: a host that is a number",
    text: oneEntry(`${reverseType}, "Host": ⟦127→"127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"`),
  },
  {
    name: "L7: a suffix without its slash",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": 2536, "Suffix": ⟦"OneBotv11"→"/OneBotv11"⟧`),
  },
  {
    name: "Y5: a suffix in the wrong case",
    text: oneEntry(
      `${reverseType}, "Host": "127.0.0.1", "Port": 2536, "Suffix": ⟦"/onebotv11"→"/OneBotv11"⟧`,
    ),
  },
  {
    name: "a suffix written with escapes is read, not compared by its letters",
    text: oneEntry(`${reverseType}, "Host": "127.0.0.1", "Port": 2536, "Suffix": "\\/One\\u0042otv11"`),
    result: "unchanged",
  },
  {
    name: "everything right already",
    text: oneEntry(`${reverseType}, ${rightAddress}`),
    result: "unchanged",
  },
  {
    name: "L5: a Type in the case the README of 2023 printed",
    text: oneEntry(`"Type": ⟦"ReverseWebsocket"→"ReverseWebSocket"⟧, ${rightAddress}`),
  },
  {
    name: "L3: an array entry without Type",
    text: oneEntry(`${rightAddress}⟦→, "Type": "ReverseWebSocket"⟧`),
  },
  { name: "a Type that is null", text: oneEntry(`"Type": ⟦null→"ReverseWebSocket"⟧, ${rightAddress}`) },
  {
    name: "L5: an object form whose key has the wrong case gets a Type, the key stays",
    text: `{"Implementation": {"ReverseWebsocket": {${rightAddress}⟦→, "Type": "ReverseWebSocket"⟧}}}`,
  },
  {
    name: "L3: an object form is changed in place",
    text: `{"Implementation": {"ReverseWebSocket": {"Host": "127.0.0.1", "Port": ⟦8080→2536⟧, "Suffix": "/OneBotv11"}, "Http": {"Port": 8080}}}`,
    choice: entry(1),
  },
  {
    name: "L3: an entry that wraps another, when told to use it, becomes one itself",
    text: oneEntry(
      `"ReverseWebSocket": {${rightAddress}}⟦→, "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"⟧`,
    ),
  },
  {
    name: `L6: Enable "false" becomes "true"`,
    text: oneEntry(`${reverseType}, "Enable": ⟦"false"→"true"⟧, ${rightAddress}`),
  },
  {
    name: "L6: Enable false disables nothing and stays",
    text: oneEntry(`${reverseType}, "Enable": false, ${rightAddress}`),
    result: "unchanged",
  },
  {
    name: "L4: Enabled is nobody's option and stays",
    text: oneEntry(`${reverseType}, "Enabled": false, ${rightAddress}`),
    result: "unchanged",
  },
  {
    name: "L8: UseUniversalClient false",
    text: oneEntry(`${reverseType}, ${rightAddress}, "UseUniversalClient": ⟦false→true⟧`),
  },
  {
    name: `L8: UseUniversalClient "False"`,
    text: oneEntry(`${reverseType}, ${rightAddress}, "UseUniversalClient": ⟦"False"→"true"⟧`),
  },
  {
    name: "L8: a UseUniversalClient .NET cannot read",
    text: oneEntry(`${reverseType}, ${rightAddress}, "UseUniversalClient": ⟦"yes"→"true"⟧`),
  },
  {
    name: "Y14: wss with a certificate of its own",
    text: oneEntry(
      `${reverseType}, "Host": ⟦"127.0.0.1"→"wss://127.0.0.1"⟧, "Port": 2536, "Suffix": "/OneBotv11"⟦→, "IgnoreSslCertificate": true⟧`,
    ),
    desired: yunzaiBehindTls,
  },
  {
    name: "Y14: IgnoreSslCertificate that is there and false",
    text: oneEntry(
      `${reverseType}, "IgnoreSslCertificate": ⟦"false"→"true"⟧, "Host": "wss://127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11"`,
    ),
    desired: yunzaiBehindTls,
  },
  {
    name: "Y8: a token that is missing",
    text: oneEntry(`${reverseType}, ${rightAddress}⟦→, "AccessToken": "s3cret"⟧`),
    desired: yunzaiWithToken,
  },
  {
    name: "Y8: a token that is another",
    text: oneEntry(`"AccessToken": ⟦"old"→"s3cret"⟧, ${reverseType}, ${rightAddress}`),
    desired: yunzaiWithToken,
  },
  {
    name: "Y8: a token that is null",
    text: oneEntry(`"AccessToken": ⟦null→"s3cret"⟧, ${reverseType}, ${rightAddress}`),
    desired: yunzaiWithToken,
  },
  {
    name: "Y8: a token that is right",
    text: oneEntry(`"AccessToken": "s3cret", ${reverseType}, ${rightAddress}`),
    desired: yunzaiWithToken,
    result: "unchanged",
  },
  {
    name: "a token nobody asks for stays",
    text: oneEntry(`"AccessToken": "old", ${reverseType}, ${rightAddress}`),
    result: "unchanged",
  },
  {
    name: "a token with quotes, backslashes and Chinese",
    text: oneEntry(`"AccessToken": ⟦""→"a\\"b\\\\令牌"⟧, ${reverseType}, ${rightAddress}`),
    desired: { ...yunzaiWithToken, token: { kind: "set", value: 'a"b\\令牌' } },
  },
  {
    name: "the other entries stay as they are, mistakes included",
    text: `{"Implementations": [{"Type": "Http", "Port": ""}, {${reverseType}, "Host": "x y", "Port": 1}, {${reverseType}, "Host": "127.0.0.1", "Port": ⟦1→2536⟧, "Suffix": "/OneBotv11"}, {"Type": "x"}, null]}`,
    choice: entry(2),
  },
  {
    name: "N2: an entry spread over two objects of one path",
    text: `{"Implementation": {"ReverseWebSocket": {"Host": "127.0.0.1"}}, "implementation": {"reversewebsocket": {"Port": ⟦1→2536⟧, "Suffix": "/OneBotv11"}}}`,
  },
  {
    name: "N2: an option written as a path at the top",
    text: `{"Implementations": [{${reverseType}, "Host": "127.0.0.1", "Suffix": "/OneBotv11"}], "Implementations:0:Port": ⟦8080→2536⟧}`,
  },
  {
    name: "L3: the section that does not count stays",
    text: `{"Implementation": [{${reverseType}, "Port": 1}], "Implementations": [{${reverseType}, "Host": "127.0.0.1", "Port": ⟦1→2536⟧, "Suffix": "/OneBotv11"}]}`,
  },
  { name: "an empty entry", text: `{"Implementations": [{⟦→"Type": "ReverseWebSocket", ${rightAddress}⟧}]}` },
];
