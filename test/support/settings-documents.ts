import fc from "fast-check";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";

/** A settings document before it is written: numbers, texts and keys as they will stand. */
type Json = string | number | boolean | null | readonly Json[] | JsonObject;
interface JsonObject {
  readonly members: readonly (readonly [key: string, value: Json])[];
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom('a "quoted" \\ text', "// no comment", "/* none */", "云崽🤖", "{[,:]}", "\u0000\t"),
);
const keyCase = (key: string): fc.Arbitrary<string> =>
  fc.constantFrom(key, key, key, key.toLowerCase(), key.toUpperCase());

/** Any value that is nobody's option. */
const anything: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.uniqueArray(tie("value"), { maxLength: 3 }).map((values) => ({
      members: values.map((value, at): [string, Json] => [`key${at}`, value]),
    })),
  ),
})).value;

/** Options as files have them: right, wrong, of another type, in any case, or missing. */
const optionValues = {
  Type: fc.constantFrom<Json>(
    "ReverseWebSocket",
    "ReverseWebSocket",
    "ReverseWebSocket",
    "ReverseWebsocket",
    "ForwardWebSocket",
    "Http",
    "HttpPost",
    null,
  ),
  Host: fc.oneof(
    fc.constantFrom<Json>("127.0.0.1", "localhost", "0.0.0.0", "ws://127.0.0.1", "10.0.0.9:80", null),
    text,
  ),
  Port: fc.constantFrom<Json>(2536, 8080, "2536", "8080", 0, -1, 70_000, "", null, true, "2536.0"),
  Suffix: fc.oneof(
    fc.constantFrom<Json>("/OneBotv11", "OneBotv11", "/onebotv11", "/onebot/v11/ws", "/", 5),
    text,
  ),
  Enable: fc.constantFrom<Json>("false", false, "true", true),
  Enabled: fc.boolean(),
  UseUniversalClient: fc.constantFrom<Json>(true, false, "false", "True"),
  IgnoreSslCertificate: fc.constantFrom<Json>(true, false, "false"),
  ReconnectInterval: fc.constantFrom<Json>(5000, "1000"),
  HeartBeatEnable: fc.boolean(),
  AccessToken: fc.oneof(fc.constantFrom<Json>("", null, 5), text),
  Note: anything,
} satisfies Record<string, fc.Arbitrary<Json>>;

const options: fc.Arbitrary<JsonObject> = fc
  .shuffledSubarray(Object.entries(optionValues))
  .chain((chosen) => fc.tuple(...chosen.map(([name, value]) => fc.tuple(keyCase(name), value))))
  .map((members) => ({ members }));

const entry: fc.Arbitrary<Json> = fc.oneof(
  { weight: 7, arbitrary: options },
  { weight: 1, arbitrary: anything },
  {
    weight: 2,
    arbitrary: optionValues.Port.map((port): JsonObject => ({
      members: [
        ["Type", "ReverseWebSocket"],
        ["Host", "127.0.0.1"],
        ["Port", port],
        ["Suffix", "/OneBotv11"],
      ],
    })),
  },
);

const entries: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.array(entry, { maxLength: 4 }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.shuffledSubarray(["ReverseWebSocket", "reverseWebsocket2", "Http", "ForwardWebSocket", "mine"]),
        fc.array(options, { minLength: 5, maxLength: 5 }),
      )
      .map(([keys, values]) => ({
        members: keys.map((key, at): [string, Json] => [key, values[at] ?? null]),
      })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Json>(null, [], { members: [] }) },
);

const document: fc.Arbitrary<JsonObject> = fc
  .record({
    Implementations: fc.option(entries, { freq: 5 }),
    Implementation: fc.option(entries, { freq: 3 }),
    ReverseWebSocket: fc.option(options, { freq: 2 }),
    Account: fc.option(anything),
    备注: fc.option(anything),
  })
  .chain((sections) => {
    const present = Object.entries(sections).filter(([, value]) => value !== null);
    return fc.shuffledSubarray(present, { minLength: present.length });
  })
  .chain((members) => fc.tuple(...members.map(([key, value]) => fc.tuple(keyCase(key), fc.constant(value)))))
  .map((members) => ({ members }));

/** How one document is laid out; what stands in its gaps is drawn from `gaps`, over and over. */
interface Layout {
  readonly style: "minified" | "line" | "lines" | "wild";
  readonly newline: string;
  readonly unit: string;
  readonly trailingComma: boolean;
  readonly gaps: readonly string[];
  readonly around: readonly [string, string];
}

const gap = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("", " ", "  ", "\t", "\n", "\r\n  ") },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      " // a\n",
      '// ,}]"\r\n',
      "/* b */",
      " /* two\n lines */ ",
      "/**/",
      "// 端口\n\t",
    ),
  },
);

const layout: fc.Arbitrary<Layout> = fc.record({
  style: fc.constantFrom("minified", "line", "lines", "lines", "wild", "wild"),
  newline: fc.constantFrom("\n", "\r\n"),
  unit: fc.constantFrom("  ", "    ", "\t"),
  trailingComma: fc.boolean(),
  gaps: fc.array(gap, { minLength: 5, maxLength: 40 }),
  around: fc.tuple(gap, gap),
});

function print(root: JsonObject, { style, newline, unit, trailingComma, gaps, around }: Layout): string {
  let drawn = 0;
  const wild = (): string => (style === "wild" ? (gaps[drawn++ % gaps.length] ?? "") : "");
  const comma = trailingComma ? "," : "";
  const bracket = (open: string, items: readonly string[], close: string, indent: string): string => {
    if (items.length === 0) return open + wild() + close;
    switch (style) {
      case "minified":
        return open + items.join(",") + close;
      case "line":
        return `${open} ${items.join(", ")}${comma} ${close}`;
      case "lines": {
        const lines = items.map((item) => newline + indent + unit + item);
        return open + lines.join(",") + comma + newline + indent + close;
      }
      case "wild":
        return open + items.map((item) => wild() + item + wild()).join(",") + comma + wild() + close;
      default:
        return assertNever(style);
    }
  };
  const colon = style === "minified" ? ":" : ": ";
  const write = (value: Json, indent: string): string => {
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const inner = indent + unit;
    if ("members" in value) {
      const members = value.members.map(
        ([key, item]) => JSON.stringify(key) + colon + wild() + write(item, inner),
      );
      return bracket("{", members, "}", indent);
    }
    return bracket(
      "[",
      value.map((item) => write(item, inner)),
      "]",
      indent,
    );
  };
  return style === "wild" ? around[0] + write(root, "") + around[1] : write(root, "");
}

/** Any settings document .NET can read, in any layout, with comments. */
export const settingsText: fc.Arbitrary<string> = fc
  .tuple(document, layout)
  .map(([root, how]) => print(root, how));

const endpoint: fc.Arbitrary<Endpoint> = fc.record({
  secure: fc.boolean(),
  host: fc.oneof(
    fc.constantFrom("127.0.0.1", "localhost", "[::1]", "yunzai.example"),
    fc.ipV4(),
    fc.domain(),
  ),
  port: fc.oneof(fc.constantFrom(2536, 8080), fc.integer({ min: 1, max: 65_535 })),
  suffix: fc.oneof(
    fc.constantFrom("/OneBotv11", "/OneBotv11/", "/go-cqhttp", "/OneBotv11/?X-Token=s3cret", ""),
    text.map((path) => `/${path}`),
  ),
});

const usual: Endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };

/** Any link a user could want, often the usual one. */
export const desiredLink: fc.Arbitrary<DesiredLink> = fc.record({
  endpoint: fc.oneof({ weight: 1, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: endpoint }),
  token: fc.oneof(
    fc.constant({ kind: "keep" } as const),
    fc.record({ kind: fc.constant("set" as const), value: text }),
  ),
  ignoreCertificate: fc.boolean(),
});
