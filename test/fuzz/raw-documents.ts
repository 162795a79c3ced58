import fc from "fast-check";

/** A document whose keys and scalars stand as they will be written, right or wrong. */
type Raw =
  | string
  | { readonly members: readonly (readonly [key: string, value: Raw])[] }
  | { readonly items: readonly Raw[] };

const names = [
  "Implementations",
  "Implementation",
  "ReverseWebSocket",
  "ForwardWebSocket",
  "Http",
  "HttpPost",
  "Type",
  "Host",
  "Port",
  "Suffix",
  "AccessToken",
  "Enable",
  "Enabled",
  "UseUniversalClient",
  "IgnoreSslCertificate",
  "ReconnectInterval",
  "HeartBeatInterval",
  "HeartBeatEnable",
  "Account",
  "Uin",
];

const strangeNames = [
  "",
  "0",
  "1",
  "01",
  "-1",
  "+2",
  " 3",
  "10",
  "2147483648",
  "Implementations:0:Port",
  "Implementations:0",
  "0:Host",
  "a:b",
  ":",
  "a::b",
  "ß",
  "ı",
  "İ",
  "ſ",
  "\u212a",
  "é",
  "É",
  "e\u0301",
  "ǆ",
  "ǅ",
  "𐐨",
  "𐐀",
  "端口",
  "__proto__",
  "constructor",
  "toString",
];

const spelling = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(name, name, name, name, name.toLowerCase(), name.toUpperCase());

/** A string in JSON, its characters plain or in any escape that means them. */
const quoted = (text: string): fc.Arbitrary<string> =>
  fc.infiniteStream(fc.nat(11)).map((choices) => {
    const characters = text.split("").map((unit) => {
      const choice = choices.next().value;
      const code = unit.charCodeAt(0);
      if (choice === 0) return `\\u${code.toString(16).padStart(4, "0")}`;
      if (choice === 1 && unit === "/") return "\\/";
      return JSON.stringify(unit).slice(1, -1);
    });
    return `"${characters.join("")}"`;
  });

const key: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 8, arbitrary: fc.constantFrom(...names).chain(spelling) },
    { weight: 2, arbitrary: fc.constantFrom(...strangeNames) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
  )
  .chain(quoted);

const texts = [
  "ReverseWebSocket",
  "ReverseWebSocket",
  "ReverseWebsocket",
  "Http",
  "127.0.0.1",
  "ws://127.0.0.1",
  "WS://127.0.0.1",
  "wss://h:1",
  "2536",
  " 2536 ",
  "+2536",
  "-0",
  "0x9E8",
  "#9e8",
  "&H9e8",
  "0x",
  "-1",
  "4294967295",
  "4294967296",
  "2536.0",
  "",
  " ",
  "true",
  "True",
  " FALSE ",
  "false",
  "yes",
  "/OneBotv11",
  "OneBotv11",
  "\u00a0",
  "\u{1f916}",
  "// no comment",
  '"quotes"',
];

const scalar: fc.Arbitrary<Raw> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...texts).chain(quoted) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }).chain(quoted) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "true",
      "false",
      "null",
      "0",
      "-0",
      "2536",
      "8080",
      "70000",
      "-1",
      "2536.0",
      "1e3",
      "1E+400",
      "0.10",
      "99999999999999999999",
    ),
  },
);

const value: fc.Arbitrary<Raw> = fc.letrec<{ value: Raw }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map((members) => ({ members })),
    fc.array(tie("value"), { maxLength: 4 }).map((items) => ({ items })),
  ),
})).value;

const kind = fc.constantFrom("ReverseWebSocket", "ReverseWebSocket", "Http", "HttpPost", "ForwardWebSocket");
const number = fc.constantFrom(
  "2536",
  "8080",
  '"2536"',
  '" +2536\\t"',
  '"0x9e8"',
  '"-0"',
  "70000",
  "-1",
  '""',
  "1.5",
);
const boolean = fc.constantFrom("true", "false", '"True"', '" false "', "null", '"yes"');

/** What mostly stands behind an option's name. */
function fitting(name: string): fc.Arbitrary<Raw> {
  if (name === "Type") return kind.chain(quoted);
  if (name === "Port" || name.endsWith("Interval")) return number;
  return /^(?:Enable|UseUniversal|IgnoreSsl|HeartBeatEnable)/.test(name) ? boolean : scalar;
}

const optionOf = (name: string): fc.Arbitrary<readonly [string, Raw]> =>
  fc.tuple(
    spelling(name).chain(quoted),
    fc.oneof(
      { weight: 12, arbitrary: fitting(name) },
      { weight: 2, arbitrary: scalar },
      { weight: 1, arbitrary: value },
    ),
  );

const entry: fc.Arbitrary<Raw> = fc
  .tuple(
    fc.constantFrom<readonly string[]>(["Type"], ["Type"], []),
    fc.uniqueArray(fc.constantFrom(...names.filter((name) => name !== "Type")), { maxLength: 8 }),
  )
  .map(([type, others]) => [...others, ...type])
  .chain((chosen) => fc.tuple(...chosen.map(optionOf)))
  .map((members) => ({ members }));

const section: fc.Arbitrary<Raw> = fc.oneof(
  { weight: 4, arbitrary: fc.array(entry, { maxLength: 3 }).map((items) => ({ items })) },
  { weight: 3, arbitrary: fc.array(fc.tuple(key, entry), { maxLength: 3 }).map((members) => ({ members })) },
  { weight: 2, arbitrary: value },
);

const root: fc.Arbitrary<Raw> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        fc.option(fc.tuple(spelling("Implementations").chain(quoted), section), { freq: 5 }),
        fc.option(fc.tuple(spelling("Implementation").chain(quoted), section), { freq: 2 }),
        fc.array(fc.tuple(key, value), { maxLength: 3 }),
      )
      .map(([first, second, others]) => ({
        members: [...(second ? [second] : []), ...(first ? [first] : []), ...others],
      })),
  },
  { weight: 1, arbitrary: value },
);

const gaps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom("", " ", "\n", "\r\n\t") },
    {
      weight: 2,
      arbitrary: fc.constantFrom("/* a */", "// b\n", "/*\n*/", "//\r\n", "/***/", "// 端口\r", "\r"),
    },
  ),
  { minLength: 1, maxLength: 12 },
);

function print(whole: Raw, between: readonly string[], trailingCommas: boolean, wrong: boolean): string {
  let drawn = 0;
  const gap = (): string => between[drawn++ % between.length] ?? "";
  // No comment may stand between a key and its colon; once in a while one does.
  const blank = (): string => (wrong ? gap() : gap().replaceAll(/\S/g, ""));
  const list = (items: readonly string[]): string => {
    const comma = trailingCommas && items.length > 0 ? `,${gap()}` : "";
    return gap() + items.map((item) => item + gap()).join(`,${gap()}`) + comma;
  };
  const write = (raw: Raw): string => {
    if (typeof raw === "string") return raw;
    if ("items" in raw) return `[${list(raw.items.map(write))}]`;
    return `{${list(raw.members.map(([name, inner]) => `${name}${blank()}:${gap()}${write(inner)}`))}}`;
  };
  return gap() + write(whole) + gap();
}

/** A document that mostly is JSON by .NET's rules, whatever it says; not every one can be loaded. */
export const rawDocument: fc.Arbitrary<string> = fc
  .tuple(root, gaps, fc.boolean(), fc.nat(19))
  .map(([whole, between, commas, wrong]) => print(whole, between, commas, wrong === 19));
