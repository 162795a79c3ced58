import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import { entryHost } from "../../electron/core/endpoint.ts";
import {
  editSettings,
  type DesiredLink,
  type EntryChoice,
} from "../../electron/core/settings/settings-edit.ts";
import { readLinks, readSettings, settingsLimit } from "../../electron/core/settings/settings-read.ts";
import { rebuildSettings } from "../../electron/core/settings/settings-rebuild.ts";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";
import {
  dotnetLinks,
  ordinal,
  readDotnetFile,
  type DotnetLayer,
  type DotnetLink,
} from "../support/dotnet-reader.ts";
import { healthyEvidence, outcomeOf } from "../support/evidence.ts";
import { desiredLink, settingsText } from "../support/settings-documents.ts";
import { encoded, encodeText, rawDocument, spoiled, torn, usualEncodings } from "./raw-documents.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

const documents = fc.oneof(rawDocument, settingsText);
const spoiledDocuments = fc.oneof(documents, spoiled(documents));
const choice: fc.Arbitrary<EntryChoice> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("entry" as const), index: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant<EntryChoice>({ kind: "new" }) },
);

/** What is repeated to make a file large, and what is put before and behind it. */
const monsters: fc.Arbitrary<Uint8Array> = fc
  .record({
    head: fc.constantFrom("", "{", '{"Implementations":[', '{"a":"', "/*", '{"AccessToken":', "[", "\ufeff{"),
    unit: fc.constantFrom(
      "[",
      "{",
      '{"a":',
      '"',
      "\\",
      '\\"',
      "/",
      "/*",
      "*/",
      "//",
      "9",
      ",",
      ":",
      " ",
      "\n",
      "\u0000",
      "null,",
      '{"Type":"Http"},',
      '"a":1,',
      '"Token":"x',
      "?a=b&",
      "://x@",
      "\ud83d\ude00",
      "1e",
      "*",
    ),
    tail: fc.constantFrom("", "}", "]}", '"}', "*/", "\n"),
    size: fc.constantFrom(1000, 20_000, 100_000),
  })
  .map(({ head, unit, tail, size }) =>
    new TextEncoder().encode(head + unit.repeat(Math.ceil(size / unit.length)) + tail),
  );

/** Every question that is asked of a settings file, whatever its bytes are. */
function askEverything(bytes: Uint8Array, desired: DesiredLink): void {
  const read = readSettings(bytes);
  if (read.kind === "readable") {
    const { root, decoded } = read.settings;
    ok(root.span.offset >= 0 && root.span.offset + root.span.length <= decoded.text.length);
    const links = readLinks(read.settings, []);
    equal(new Set(links.map(({ index }) => index)).size, links.length);
    for (const link of links)
      equal(link.state === "used" && link.kind === "reverse", link.endpoint !== null && runs(link));
    const edit = editSettings(bytes, read.settings, { kind: "new" }, desired);
    if (edit.kind === "edited") equal(readSettings(edit.bytes).kind, "readable");
  } else {
    ok(read.line >= 1 && read.column >= 1);
  }
  const rebuilt = rebuildSettings(bytes, desired);
  if (rebuilt.kind === "rebuilt") equal(readSettings(rebuilt.bytes).kind, "readable");
}

function runs({ state, kind, problems, badValue }: ReturnType<typeof readLinks>[number]): boolean {
  return state === "used" && kind === "reverse" && problems.length === 0 && badValue === null;
}

/** The link as the independent reader sees it, in the words of what was asked for. */
function fieldsOf(link: DotnetLink | undefined, { token, ignoreCertificate }: DesiredLink): unknown {
  return (
    link && {
      type: link.type,
      fate: link.fate,
      host: link.host.replace(/^ws:\/\//, "").toLowerCase(),
      port: link.port,
      suffix: link.suffix,
      universal: link.universal,
      token: token.kind === "set" ? link.accessToken : null,
      ignoreCertificate: ignoreCertificate ? link.ignoreCertificate : null,
    }
  );
}

function wanted({ endpoint, token, ignoreCertificate }: DesiredLink): unknown {
  return {
    type: "ReverseWebSocket",
    fate: "runs",
    host: entryHost(endpoint).toLowerCase(),
    port: endpoint.port,
    suffix: endpoint.suffix,
    universal: true,
    token: token.kind === "set" ? token.value : null,
    ignoreCertificate: ignoreCertificate ? true : null,
  };
}

/** What an edit may touch of its entry. */
const editable = /:(?:Type|Host|Port|Suffix|Enable|UseUniversalClient|IgnoreSslCertificate|AccessToken)$/i;

/** Every value but those of one entry that an edit may change; of a new entry it makes all. */
function restOf(layer: DotnetLayer, key: string | null, isNew: boolean): ReadonlyMap<string, string | null> {
  const rest = new Map<string, string | null>();
  for (const [folded, { value }] of layer) {
    const [section, entry] = folded.split(":");
    const isEntry =
      section?.startsWith("IMPLEMENTATION") &&
      entry !== undefined &&
      entry === (key === null ? undefined : ordinal(key));
    // A section that is a mere value ends with its first entry.
    const isSection = entry === undefined && section?.startsWith("IMPLEMENTATION");
    const mayChange = isEntry ? isNew || editable.test(folded) : isSection && isNew;
    if (value !== null && !mayChange) rest.set(folded, value);
  }
  return rest;
}

const oldSecret = "Zq7vT0k3nXw9";
const newSecret = "Kp4wN3wS3cr3t";

/** A document that holds a secret wherever one may stand. */
const secretDocument = fc
  .tuple(
    documents,
    fc.constantFrom(
      `"AccessToken": "${oldSecret}"`,
      `"accesstoken" : "${oldSecret}"`,
      `"Acce\\u0073sToken":"${oldSecret}"`,
      `"Suffix": "/OneBotv11/?X-Token=${oldSecret}"`,
      `"Host": "ws://me:${oldSecret}@127.0.0.1"`,
      `"Host": "me:${oldSecret}@127.0.0.1"`,
      `"AccessToken": ["${oldSecret}", {"a": "${oldSecret}"}]`,
      `// "AccessToken": "${oldSecret}",\n"AccessToken": ""`,
      `"AccessToken": "${oldSecret}", /* was ${oldSecret} */ "Note": "${oldSecret}"`,
    ),
    fc.nat(3),
  )
  .map(([text, member, place]) => {
    const braces = [...text.matchAll(/\{(?!\s*\})/g)];
    const at = braces[place % Math.max(1, braces.length)]?.index;
    return at === undefined ? `{${member}}` : `${text.slice(0, at + 1)}${member},${text.slice(at + 1)}`;
  });

const outcomeKinds: fc.Arbitrary<OutcomeKind> = fc.constantFrom(
  ...([
    "handled",
    "registered",
    "unproven",
    "path-unknown",
    "unauthorized",
    "refused",
    "not-yunzai",
  ] as const),
);

const usual: DesiredLink = {
  endpoint: { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
  token: { kind: "keep" },
  ignoreCertificate: false,
};

/** Settings from which a secret once got out. */
const leaks: readonly string[] = [
  `{"Implementations":[{"Host": "me:${oldSecret}@127.0.0.1"}]}`,
  `{"Acce\\u0073sToken":"${oldSecret}"}`,
  `{"a":["{"AccessToken": "${oldSecret}",[,:]}"]}`,
  `{"a":"{"Host": "ws://me:${oldSecret}@127.0.0.1",[,:]}"}`,
  `{"a":"{"Host": "me:${oldSecret}@127.0.0.1",[,:]}"}`,
];

export const settingsTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "no bytes at all make reading, editing or rebuilding throw or give what cannot be read again",
    input: fc.tuple(
      fc.oneof(
        { weight: 5, arbitrary: torn(spoiledDocuments) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
      ),
      desiredLink,
    ),
    runs: 1000,
    holds: ([bytes, desired]) => askEverything(bytes, desired),
  }),
  fuzzTarget({
    name: "what is large, deep or endless is read in the end",
    input: fc.tuple(monsters, desiredLink),
    runs: 40,
    // More values in one list than a call takes arguments.
    regressions: [[new TextEncoder().encode(`{"a":[0${",0".repeat(150_000)}]}`), usual]],
    holds([bytes, desired]) {
      ok(bytes.length < settingsLimit);
      askEverything(bytes, desired);
    },
  }),
  fuzzTarget({
    name: "an edit gives an independent .NET reader the intended link, and leaves every other value alone",
    input: fc.tuple(encoded(documents), choice, desiredLink),
    runs: 1500,
    holds([bytes, entry, desired]) {
      const read = readSettings(bytes);
      const before = readDotnetFile(bytes);
      if (read.kind !== "readable" || before.kind !== "read") return;
      const edit = editSettings(bytes, read.settings, entry, desired);
      if (edit.kind !== "edited") return;
      const after = readDotnetFile(edit.bytes);
      if (after.kind !== "read") throw new Error(after.kind);
      const [old, now] = [dotnetLinks([before.layer]), dotnetLinks([after.layer])];
      const ours = readLinks(read.settings, []);
      const key = entry.kind === "entry" ? ours.find(({ index }) => index === entry.index)?.key : null;
      const made = now.find((link) =>
        key === null ? !old.some((each) => each.key === link.key) : link.key === key,
      );
      deepEqual(fieldsOf(made, desired), wanted(desired));
      const others = (links: readonly DotnetLink[]) => links.filter((link) => link.key !== made?.key);
      deepEqual(others(now), others(old));
      const entryKey = made?.key ?? null;
      deepEqual(restOf(after.layer, entryKey, key === null), restOf(before.layer, entryKey, key === null));
    },
  }),
  fuzzTarget({
    name: "an edit is the same in every encoding, and bytes that are no text stay as they are",
    input: fc.tuple(
      documents,
      fc.constantFrom(...usualEncodings),
      fc.array(fc.nat(1000)),
      choice,
      desiredLink,
    ),
    runs: 500,
    holds([text, encoding, places, entry, desired]) {
      const marked = withMarks(text, places);
      const plain = edited(new TextEncoder().encode(marked), entry, desired);
      if (plain === null) return;
      const elsewhere = edited(new Uint8Array(encodeText(marked, encoding)), entry, desired);
      deepEqual(elsewhere, new Uint8Array(encodeText(Buffer.from(plain).toString(), encoding)));
      const broken = edited(broken7f(new TextEncoder().encode(marked)), entry, desired);
      deepEqual(broken, broken7f(plain));
    },
  }),
  fuzzTarget({
    name: "no token of the settings stands in a difference or a finding",
    input: fc.tuple(secretDocument, choice, desiredLink, fc.array(outcomeKinds, { minLength: 1 })),
    runs: 300,
    regressions: leaks.map((text): [string, EntryChoice, DesiredLink, OutcomeKind[]] => [
      text,
      { kind: "entry", index: 0 },
      usual,
      ["unauthorized"],
    ]),
    holds([text, entry, { endpoint, ignoreCertificate }, kinds]) {
      const desired: DesiredLink = { endpoint, ignoreCertificate, token: { kind: "set", value: newSecret } };
      const bytes = new TextEncoder().encode(text);
      const read = readSettings(bytes);
      const rebuilt = rebuildSettings(bytes, desired);
      if (rebuilt.kind === "rebuilt") expectHidden(maskedDiff(text, rebuilt.text, [newSecret]));
      if (read.kind !== "readable") return;
      const edit = editSettings(bytes, read.settings, entry, desired);
      const now = edit.kind === "edited" ? edit.text : text;
      expectHidden(maskedDiff(text, now, [newSecret]));
      expectHidden(maskedDiff(null, text, [newSecret]));
      const { lagrange, ...others } = healthyEvidence();
      const links = readLinks(read.settings, []).map((link, at) => ({
        link,
        outcome: outcomeOf(kinds[at % kinds.length] ?? "handled"),
      }));
      const candidates = links.filter(({ link }) => link.kind === null || link.kind === "reverse");
      for (const linkIndex of [null, ...candidates.map(({ link }) => link.index)]) {
        const settings = { kind: "readable" as const, settings: read.settings, links, linkIndex };
        expectHidden(JSON.stringify(diagnose({ ...others, lagrange: { ...lagrange, settings } })));
      }
    },
  }),
];

function edited(bytes: Uint8Array, entry: EntryChoice, desired: DesiredLink): Uint8Array | null {
  const read = readSettings(bytes);
  if (read.kind !== "readable") return null;
  const edit = editSettings(bytes, read.settings, entry, desired);
  return edit.kind === "edited" ? edit.bytes : null;
}

/** Puts the character U+007F, which JSON takes in strings and comments, into some of the comments. */
function withMarks(text: string, places: readonly number[]): string {
  const comments = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\/\*|\/\/ /g)].flatMap(({ 0: found, index }) =>
    found.startsWith("/") ? [index + 2] : [],
  );
  const chosen = new Set(places.map((place) => comments[place % Math.max(1, comments.length)]));
  return text
    .split("")
    .map((character, at) => (chosen.has(at) ? `\u007f${character}` : character))
    .join("");
}

/** The same bytes with that character as a byte that no UTF-8 has. */
function broken7f(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte === 0x7f ? 0xff : byte));
}

function expectHidden(shown: string): void {
  for (const secret of [oldSecret, newSecret]) ok(!shown.includes(secret), `${secret} in ${shown}`);
}
