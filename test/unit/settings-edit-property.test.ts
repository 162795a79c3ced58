import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { chooseEntry, type DialledTarget } from "../../electron/core/settings/choose-entry.ts";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import { parseDotnetJson, type JsonNode, type JsonObject } from "../../electron/core/settings/dotnet-json.ts";
import { entryHost, handlerSegment } from "../../electron/core/endpoint.ts";
import { editSettings, type EntryChoice } from "../../electron/core/settings/settings-edit.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings, type Link, type Settings } from "../../electron/core/settings/settings-read.ts";
import { utf8 } from "../support/edit-settings-bytes.ts";
import { desiredLink, settingsText } from "../support/settings-documents.ts";

const dials = fc.array(fc.constantFrom<DialledTarget>("opens", "does-not-open", "not-dialled"), {
  minLength: 5,
  maxLength: 5,
});

test("any document, any endpoint: the links are the intended ones, all else is as it was, twice is once", () => {
  fc.assert(
    fc.property(settingsText, desiredLink, dials, (text, desired, dialled) => {
      const before = settingsOf(text);
      const oldLinks = readLinks(before, []);
      const context = {
        endpoint: desired.endpoint,
        segment: handlerSegment(desired.endpoint.suffix),
        dialled: new Map(dialled.entries()),
      };
      const chosen = chooseEntry(oldLinks, context);
      const choice: EntryChoice =
        chosen.kind === "ask" ? { kind: "entry", index: chosen.candidates[0] ?? 0 } : chosen;
      const old = choice.kind === "entry" ? oldLinks.find(({ index }) => index === choice.index) : undefined;

      const edit = editSettings(utf8.encode(text), before, choice, desired);
      if (edit.kind === "unchanged") {
        expect(desiredFields(old, desired)).toEqual(wanted(desired));
        return;
      }
      if (edit.kind === "refused") throw new Error(`refused: ${JSON.stringify(choice)}`);
      expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(edit.bytes)).toBe(edit.text);

      const after = settingsOf(edit.text);
      const newLinks = readLinks(after, []);
      const target = newLinks.find(({ key }) =>
        old ? key === old.key : !oldLinks.some((link) => link.key === key),
      );
      expect(desiredFields(target, desired)).toEqual(wanted(desired));
      expect(othersOf(newLinks, target)).toEqual(othersOf(oldLinks, old));
      expectOnlyValuesChanged(text, edit.text, old ? [old.node, target?.node] : filledSection(before, after));

      const same: EntryChoice = { kind: "entry", index: target?.index ?? -1 };
      expect(editSettings(edit.bytes, after, same, desired).kind).toBe("unchanged");
      if (chosen.kind !== "ask") expect(chooseEntry(newLinks, context)).toEqual(same);
    }),
    { numRuns: 500 },
  );
});

function settingsOf(text: string): Settings {
  const read = readSettings(utf8.encode(text));
  if (read.kind !== "readable") throw new Error(JSON.stringify(read));
  return read.settings;
}

function desiredFields(link: Link | undefined, { token, ignoreCertificate }: DesiredLink): unknown {
  if (!link) return null;
  return {
    kind: link.kind,
    state: link.state,
    host: link.target.host.replace(/^ws:\/\//, "").toLowerCase(),
    port: Number(link.target.port),
    suffix: link.target.suffix,
    universal: link.universal,
    token: token.kind === "set" ? link.accessToken : null,
    ignoreCertificate: ignoreCertificate ? link.ignoreCertificate : null,
  };
}

function wanted({ endpoint, token, ignoreCertificate }: DesiredLink): unknown {
  return {
    kind: "reverse",
    state: "used",
    host: entryHost(endpoint).toLowerCase(),
    port: endpoint.port,
    suffix: endpoint.suffix,
    universal: true,
    token: token.kind === "set" ? token.value : null,
    ignoreCertificate: ignoreCertificate ? true : null,
  };
}

/** Every other link, whole, without where it stands. */
function othersOf(links: readonly Link[], target: Link | undefined): unknown {
  return links
    .filter(({ key }) => key !== target?.key)
    .map(({ index: _index, node: _node, ...rest }) => rest);
}

const changeable = new Set(
  [
    "Type",
    "Host",
    "Port",
    "Suffix",
    "Enable",
    "UseUniversalClient",
    "IgnoreSslCertificate",
    "AccessToken",
  ].map((name) => name.toLowerCase()),
);

/**
 * Puts the new values into the old text where old ones stood; then the new text may only have more: one
 * piece behind the last member of one object or array, and the comma that goes before it.
 */
function expectOnlyValuesChanged(
  oldText: string,
  newText: string,
  [oldNode, newNode]: readonly (JsonNode | null | undefined)[],
): void {
  const patched = oldNode && newNode ? withNewValues(oldText, newText, oldNode, newNode) : oldText;
  if (patched === newText) return;

  let head = 0;
  while (head < patched.length && patched[head] === newText[head]) head += 1;
  let tail = 0;
  while (tail < patched.length - head && patched.at(-1 - tail) === newText.at(-1 - tail)) tail += 1;
  const kept = patched.slice(head, patched.length - tail);
  const inserted = newText.slice(head, newText.length - tail);
  // What stayed between the comma and the new piece is blanks and comments.
  expect(parseDotnetJson(`{${kept}\n}`).kind).toBe("parsed");
  expect(kept === "" || inserted.startsWith(`,${kept}`)).toBe(true);
}

function withNewValues(oldText: string, newText: string, oldNode: JsonNode, newNode: JsonNode): string {
  const spans =
    oldNode.type === "object" && oldNode.members.length > 0
      ? leafPairs(oldNode, newNode)
      : [[oldNode, newNode] as const];
  return spans
    .toSorted(([a], [b]) => b.span.offset - a.span.offset)
    .reduce(
      (text, [old, now]) =>
        text.slice(0, old.span.offset) +
        newText.slice(now.span.offset, now.span.offset + now.span.length) +
        text.slice(old.span.offset + old.span.length),
      oldText,
    );
}

function leafPairs(oldNode: JsonObject, newNode: JsonNode): (readonly [JsonNode, JsonNode])[] {
  if (newNode.type !== "object") return [];
  return oldNode.members.flatMap(({ key, value }) => {
    const now = newNode.members.find((member) => member.key === key);
    return now && changeable.has(key.toLowerCase()) ? [[value, now.value] as const] : [];
  });
}

/** A section, or a whole document, that is there but empty, and what a new entry made of it. */
function filledSection(before: Settings, after: Settings): readonly (JsonNode | undefined)[] {
  if (before.section) return [];
  if (before.root.members.length === 0) return [before.root, after.root];
  const places = ["implementations", "implementation"].map((name) =>
    before.root.members.findIndex(({ key }) => key.toLowerCase() === name),
  );
  const place = places.find((at) => at >= 0) ?? -1;
  return [before.root.members[place]?.value, after.root.members[place]?.value];
}
