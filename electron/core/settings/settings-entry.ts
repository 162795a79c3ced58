import { isAsDesired, type DesiredLink } from "./desired-link.ts";
import { foldKey, type ConfigNode } from "./config-tree.ts";
import type { JsonNode, JsonObject } from "./dotnet-json.ts";
import { entryHost, examineTarget } from "../endpoint.ts";
import { inCase, styleOf } from "./json-style.ts";
import type { TextEdit } from "./settings-bytes.ts";
import type { EditPlan } from "./settings-guard.ts";
import { appendTo, entryPath, memberPiece, replaceNode, scalarPiece } from "./settings-insert.ts";
import { readLinks } from "./settings-links.ts";
import type { Link, Overlay, SectionName, Settings } from "./settings-read.ts";

/** An option that must change, and what to. */
interface OptionChange {
  readonly option: string;
  readonly value: string | number | boolean;
}

/** Plans the change of an existing entry: only the values that must change, in the order of FACTS L8. */
export function planEntry(
  settings: Settings,
  index: number,
  desired: DesiredLink,
  overlays: readonly Overlay[],
): EditPlan {
  const effective = readLinks(settings, overlays).find((link) => link.index === index);
  if (!effective) return { kind: "impossible" };
  if (isAsDesired(effective, desired)) return { kind: "unchanged" };
  const link = readLinks(settings, []).find(({ key }) => foldKey(key) === foldKey(effective.key));
  // Forward and HTTP entries are never made into something else.
  if (!link || !settings.section || (link.kind !== null && link.kind !== "reverse")) {
    return { kind: "impossible" };
  }
  if (isAsDesired(link, desired)) return { kind: "unchanged" };

  const { section } = settings;
  const entry = settings.values.find(section.name)?.children?.get(foldKey(link.key));
  if (!entry) return { kind: "impossible" };
  const changes = neededChanges(link, entry, desired);
  const edits = editsFor(settings, entry, section.name, changes);
  if (!edits || edits.length === 0) return { kind: "impossible" };
  const options = changes.map(({ option }) => option);
  return { kind: "edits", edits, intent: { section: section.name, key: link.key, options, desired } };
}

function neededChanges(link: Link, entry: ConfigNode, desired: DesiredLink): OptionChange[] {
  const { endpoint, token, ignoreCertificate } = desired;
  const changes: OptionChange[] = [];
  if (link.kind !== "reverse") changes.push({ option: "Type", value: "ReverseWebSocket" });
  if (!sameHost(link, desired)) changes.push({ option: "Host", value: entryHost(endpoint) });
  if (!samePort(link, desired)) changes.push({ option: "Port", value: endpoint.port });
  if (link.target.suffix !== endpoint.suffix) changes.push({ option: "Suffix", value: endpoint.suffix });
  // The string "true" keeps the JSON type and says what a reader expects; only "false" disables (FACTS L6).
  if (optionIn(entry, "Enable")?.value === "false") changes.push({ option: "Enable", value: "true" });
  if (!link.universal || isBad(link, "UseUniversalClient")) {
    changes.push({ option: "UseUniversalClient", value: true });
  }
  if (ignoreCertificate && (!link.ignoreCertificate || isBad(link, "IgnoreSslCertificate"))) {
    changes.push({ option: "IgnoreSslCertificate", value: true });
  }
  if (token.kind === "set" && link.accessToken !== token.value) {
    changes.push({ option: "AccessToken", value: token.value });
  }
  return changes;
}

function isBad(link: Link, option: string): boolean {
  return link.badValues.some((bad) => bad.option === option);
}

/** `ws://` in Host changes nothing (FACTS L7), nor does the case of a name. */
function sameHost({ target }: Link, { endpoint }: DesiredLink): boolean {
  const own = examineTarget({ host: target.host, port: "1", suffix: "" }).endpoint;
  return own?.secure === endpoint.secure && own.host.toLowerCase() === endpoint.host.toLowerCase();
}

function samePort({ target }: Link, { endpoint }: DesiredLink): boolean {
  return examineTarget({ host: "any", port: target.port, suffix: "" }).endpoint?.port === endpoint.port;
}

/** Null when an option is written in a way that no single value can replace. */
function editsFor(
  settings: Settings,
  entry: ConfigNode,
  section: SectionName,
  changes: readonly OptionChange[],
): readonly TextEdit[] | null {
  const { text } = settings.decoded;
  const replaced: TextEdit[] = [];
  const missing: OptionChange[] = [];
  for (const change of changes) {
    const written = optionIn(entry, change.option);
    if (!written) missing.push(change);
    else if (!written.leaf || !isReplaceable(text, written.leaf)) return null;
    else replaced.push(replaceNode(text, written.leaf, scalarPiece(inTypeOf(written.leaf, change.value))));
  }
  if (missing.length === 0) return replaced;
  const place = placeOfOptions(settings, entry, section);
  if (!place) return null;
  const { holder, path } = place;
  const style = styleOf(text, settings.root, holder);
  const pieces = missing.map(({ option, value }) =>
    memberPiece(path + inCase(option, style.keys), scalarPiece(value), style),
  );
  return [...replaced, ...appendTo(text, holder, pieces, style)];
}

/** The object that gets an entry's new options, and what stands before their names there: beside those it has. */
function placeOfOptions(
  settings: Settings,
  { key, container, leaf }: ConfigNode,
  section: SectionName,
): { readonly holder: JsonObject; readonly path: string } | null {
  if (container ?? leaf) return container?.type === "object" ? { holder: container, path: "" } : null;
  const around = settings.values.find(section)?.container;
  const path = `${key}:`;
  return around?.type === "object" && around.members.some((member) => startsWithPath(member.key, path))
    ? { holder: around, path }
    : { holder: settings.root, path: entryPath(settings, section, key) };
}

function startsWithPath(key: string, path: string): boolean {
  return foldKey(key).startsWith(foldKey(path));
}

/** A scalar, or empty brackets with nothing to lose in them. */
function isReplaceable(text: string, node: JsonNode): boolean {
  if (node.type !== "object" && node.type !== "array") return true;
  return /^[[{]\s*[\]}]$/.test(text.slice(node.span.offset, node.span.offset + node.span.length));
}

/** A number or boolean that the file writes as a string stays one. */
function inTypeOf(node: JsonNode, value: string | number | boolean): string | number | boolean {
  return node.type === "string" ? String(value) : value;
}

function optionIn(entry: ConfigNode, option: string): ConfigNode | undefined {
  return entry.children?.get(foldKey(option));
}
