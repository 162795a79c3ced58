import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { entryHost } from "../../electron/core/endpoint.ts";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import { editSettings, type EntryChoice } from "../../electron/core/settings/settings-edit.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings } from "../../electron/core/settings/settings-read.ts";
import {
  dotnetLinks,
  ordinal,
  readDotnetFile,
  type DotnetLayer,
  type DotnetLink,
} from "../support/dotnet-reader.ts";
import { desiredLink } from "../support/settings-documents.ts";
import { encoded, encodeText, usualEncodings } from "./encodings.ts";
import { documents, entryChoice } from "./settings-inputs.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

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

export const settingsEditTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "an edit gives an independent .NET reader the intended link, and leaves every other value alone",
    input: fc.tuple(encoded(documents), entryChoice, desiredLink),
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
      entryChoice,
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
