import { deepEqual, equal, fail } from "node:assert/strict";
import fc from "fast-check";
import { parseDotnetJson } from "../../electron/core/settings/dotnet-json.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readOverlayEnvironment } from "../../electron/core/settings/settings-overlays.ts";
import {
  readSettings,
  type Link,
  type Overlay,
  type Settings,
} from "../../electron/core/settings/settings-read.ts";
import { positionAt } from "../../electron/core/settings/text-position.ts";
import {
  decodeDotnet,
  dotnetEnvironment,
  dotnetLinks,
  readDotnetFile,
  type DotnetFile,
  type DotnetLayer,
  type DotnetLink,
} from "../support/dotnet-reader.ts";
import { settingsText } from "../support/settings-documents.ts";
import { spoiled, torn } from "./damage.ts";
import { encoded } from "./encodings.ts";
import { rawDocument } from "./raw-documents.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

/** What either reader makes of a link, in the same words. */
type Seen = Omit<DotnetLink, "port">;

/** Reads with both, and fails where they disagree; the two readings where the file can be read. */
function readBoth(bytes: Uint8Array): { ours: Settings; theirs: DotnetLayer } | null {
  const ours = readSettings(bytes);
  const theirs = readDotnetFile(bytes);
  if (ours.kind === "readable" && theirs.kind === "read") {
    expectSameValues(ours.settings, theirs.layer);
    return { ours: ours.settings, theirs: theirs.layer };
  }
  equal(nameOf(ours), nameOf(theirs));
  if (ours.kind === "duplicate-key" && theirs.kind === "duplicate") equal(ours.key, theirs.path);
  if (theirs.kind === "syntax") expectSamePlace(bytes, theirs);
  return null;
}

function nameOf({ kind }: ReturnType<typeof readSettings> | DotnetFile): string {
  switch (kind) {
    case "readable":
    case "read":
      return "readable";
    case "duplicate-key":
    case "duplicate":
      return "duplicate";
    default:
      return "unreadable";
  }
}

function expectSameValues({ values }: Settings, layer: DotnetLayer): void {
  const said = [...layer.values()].filter(({ value }) => value !== null);
  for (const { path, value } of said) equal(values.get(path), value, path);
  equal([...values].length, said.length);
}

/**
 * The wizard tells the place where .NET stops, or another in the same word, number, string or comment: that is what
 * a person looks for.
 */
function expectSamePlace(bytes: Uint8Array, { error }: Extract<DotnetFile, { kind: "syntax" }>): void {
  const text = decodeDotnet(bytes);
  const parsed = parseDotnetJson(text);
  if (parsed.kind !== "failed") return fail("parsed");
  if (parsed.problem === "empty" || parsed.problem === "binary") return;
  const stop = Buffer.from(text).subarray(0, error.byteOffset).toString().length;
  const between = text.slice(Math.min(stop, parsed.offset), Math.max(stop, parsed.offset));
  // Half a character in an escape is told where it stands, though .NET first reads on to the end.
  const isHalf = parsed.offset < stop && /^\\ud[89a-f]/i.test(between);
  if (isHalf) return;
  const inOneToken = /^(?:[^\s,[\]{}"]*|,|\/\/[^]*|"(?:[^"\\]|\\[^])*\\?)$/.test(between);
  if (!inOneToken) fail(`told ${parsed.offset}, .NET stops at ${stop}`);
  // .NET knows no lone carriage return as a line's end.
  if (!/\r(?!\n)/.test(text)) equal(positionAt(text, parsed.offset).line, error.lineNumber + 1);
}

function expectSameLinks(ours: readonly Link[], theirs: readonly DotnetLink[]): void {
  deepEqual(
    ours.map((link, at) => seenBy(link, theirs[at])),
    theirs.map(({ port: _port, ...link }) => link),
  );
}

/** Our link in the reader's words; what .NET would never come to look at is not compared. */
function seenBy(link: Link, theirs: DotnetLink | undefined): Seen {
  const stops = link.badValue !== null;
  const passed = link.state === "disabled" || link.state === "skipped";
  const fate = passed ? (link.state === "disabled" ? "disabled" : "skipped") : stops ? "stops" : "runs";
  const dials = fate === "runs" && link.kind === "reverse";
  return {
    key: link.key,
    type: link.type,
    fate,
    host: link.target.host,
    suffix: link.target.suffix,
    accessToken: link.accessToken,
    universal: dials ? link.universal : (theirs?.universal ?? null),
    ignoreCertificate: dials ? link.ignoreCertificate : (theirs?.ignoreCertificate ?? null),
    url: theirs?.url === null ? null : link.url,
  };
}

const paths = fc.tuple(
  fc.constantFrom("Implementations", "IMPLEMENTATIONS", "Implementation"),
  fc.constantFrom("0", "1", "2", "00", "ReverseWebSocket", "reversewebsocket", "mine"),
  fc.constantFrom(
    "Port",
    "PORT",
    "Host",
    "Suffix",
    "Type",
    "Enable",
    "AccessToken",
    "UseUniversalClient",
    "x",
  ),
);
const environment: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  paths.chain((path) => fc.constantFrom(path.join("__"), path.join(":"), path.slice(0, 2).join("__"))),
  fc.constantFrom("2536", "127.0.0.1", "/OneBotv11", "ReverseWebSocket", "false", "", "x"),
  { maxKeys: 4 },
);

/** A document as it could be, as it could be written, and spoiled. */
const anyText = fc.oneof(
  { weight: 3, arbitrary: rawDocument },
  { weight: 2, arbitrary: settingsText },
  { weight: 2, arbitrary: spoiled(rawDocument) },
  { weight: 2, arbitrary: spoiled(settingsText) },
);

export const differentialTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "the values and links of a document are those of an independent .NET reader, and so is a refusal's place",
    input: fc.oneof({ weight: 5, arbitrary: encoded(anyText) }, { weight: 1, arbitrary: torn(anyText) }),
    runs: 4000,
    holds(bytes) {
      const read = readBoth(bytes);
      if (read) expectSameLinks(readLinks(read.ours, []), dotnetLinks([read.theirs]));
    },
  }),
  fuzzTarget({
    name: "the links under overlays are those of an independent .NET reader",
    input: fc.tuple(
      fc.array(fc.oneof(rawDocument, settingsText), { minLength: 1, maxLength: 2 }),
      environment,
    ),
    runs: 1000,
    holds([texts, env]) {
      const files = texts.map((text) => readBoth(new TextEncoder().encode(text)));
      const read = files.filter((file) => file !== null);
      const [base, ...others] = read;
      if (!base || read.length < files.length) return;
      const overlays: Overlay[] = [
        ...others.map(({ ours }) => ({ kind: "file" as const, name: "overlay", values: ours.values })),
        readOverlayEnvironment(env),
      ];
      const layers = [...read.map(({ theirs }) => theirs), dotnetEnvironment(env)];
      expectSameLinks(readLinks(base.ours, overlays), dotnetLinks(layers));
    },
  }),
];
