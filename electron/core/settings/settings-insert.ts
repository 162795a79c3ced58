import type { JsonArray, JsonNode, JsonObject, Span } from "./dotnet-json.ts";
import type { JsonStyle } from "./json-style.ts";
import type { TextEdit } from "./settings-bytes.ts";
import type { SectionName, Settings } from "./settings-read.ts";
import { commaAfter, endOf, indentAt, lastComment, sameLineComments, startsLine } from "./json-trivia.ts";

/** A new part of the document, written once the indentation of its place is known. */
export type Piece = (indent: string) => string;

export function scalarPiece(value: string | number | boolean): Piece {
  return () => JSON.stringify(value);
}

export function memberPiece(key: string, value: Piece, style: JsonStyle): Piece {
  return (indent) => JSON.stringify(key) + style.colon + value(indent);
}

/** What stands before an option's name where a file writes its entries as paths: `Implementations:0:` (FACTS N2). */
export function entryPath(settings: Settings, section: SectionName, key: string): string {
  return `${settings.values.find(section)?.key ?? section}:${key}:`;
}

export function objectPiece(members: readonly Piece[], style: JsonStyle): Piece {
  return (indent) => wrap("{", members, "}", style, indent, style.padding);
}

export function arrayPiece(items: readonly Piece[], style: JsonStyle): Piece {
  return (indent) => wrap("[", items, "]", style, indent, "");
}

function wrap(
  open: string,
  pieces: readonly Piece[],
  close: string,
  style: JsonStyle,
  indent: string,
  padding: string,
): string {
  const comma = style.trailingComma ? "," : "";
  if (!style.multiline) {
    const inside = pieces.map((piece) => piece(indent)).join(`,${style.gap}`);
    return open + padding + inside + comma + padding + close;
  }
  const inner = indent + style.unit;
  const lines = pieces.map((piece) => style.newline + inner + piece(inner));
  return open + lines.join(",") + comma + style.newline + indent + close;
}

/** Writes a value over another. */
export function replaceNode(text: string, node: JsonNode, piece: Piece): TextEdit {
  return { ...node.span, text: piece(indentAt(text, node.span.offset)) };
}

/**
 * Adds pieces behind the last child of an object or array, in the layout its children have. Nothing is
 * moved: a comment on the last child's line stays with it, later comments stay last.
 */
export function appendTo(
  text: string,
  container: JsonObject | JsonArray,
  pieces: readonly Piece[],
  style: JsonStyle,
): readonly TextEdit[] {
  const last = lastChild(container);
  if (!last) return [fill(text, container, pieces, style)];
  const valueEnd = endOf(last);
  const from = container.trailingComma ? commaAfter(text, valueEnd) + 1 : valueEnd;
  const { end, lineComment } = sameLineComments(text, from);
  const ownLine = startsLine(text, last.offset);
  const outer = indentAt(text, last.offset);
  const indent = ownLine || !lineComment ? outer : outer + style.unit;
  const lead = ownLine || lineComment ? style.newline + indent : style.gap;
  const body = pieces.map((piece) => lead + piece(indent)).join(",");
  if (container.trailingComma) return [{ offset: end, length: 0, text: `${body},` }];
  if (end === valueEnd || !(ownLine || lineComment)) return [{ offset: end, length: 0, text: `,${body}` }];
  return [
    { offset: valueEnd, length: 0, text: "," },
    { offset: end, length: 0, text: body },
  ];
}

function lastChild(container: JsonObject | JsonArray): Span | null {
  if (container.type === "array") return container.items.at(-1)?.span ?? null;
  const member = container.members.at(-1);
  if (!member) return null;
  const { offset } = member.keySpan;
  return { offset, length: endOf(member.value.span) - offset };
}

/** Puts the first children between empty brackets; comments there stay in front of them. */
function fill(
  text: string,
  container: JsonObject | JsonArray,
  pieces: readonly Piece[],
  style: JsonStyle,
): TextEdit {
  const open = container.span.offset;
  const close = endOf(container.span) - 1;
  const comments = lastComment(text, open + 1);
  const blanks = text.slice(comments.end, close);
  const indent = indentAt(text, open);
  const comma = style.trailingComma ? "," : "";
  if (style.multiline || comments.lineComment || /[\r\n]/.test(blanks)) {
    const inner = indent + style.unit;
    const lines = pieces.map((piece) => style.newline + inner + piece(inner)).join(",");
    const tail = /(?:\r\n|\r|\n)[ \t]*$/.exec(blanks)?.[0] ?? style.newline + indent;
    return { offset: comments.end, length: blanks.length, text: lines + comma + tail };
  }
  const padding = comments.end > open + 1 ? " " : container.type === "object" ? style.padding : "";
  const inside = pieces.map((piece) => piece(indent)).join(`,${style.gap}`);
  return { offset: comments.end, length: blanks.length, text: padding + inside + comma + padding };
}
