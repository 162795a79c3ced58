import type { Span } from "./dotnet-json.ts";

export function endOf(span: Span): number {
  return span.offset + span.length;
}

/** The blanks at the beginning of the line that holds `offset`. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}

/** True when nothing but blanks and comments stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  const { end } = lastComment(text, lineStart(text, offset));
  return end <= offset && text.slice(end, offset).trim() === "";
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start -= 1;
  return start;
}

export interface Comments {
  /** Behind the last comment; where the search began when there is none. */
  readonly end: number;
  /** That comment is a `//` one, so that a line end must follow. */
  readonly lineComment: boolean;
}

/** Comments that begin on the line of `from` before anything else does. */
export function sameLineComments(text: string, from: number): Comments {
  return commentsFrom(text, from, /[ \t]*(?:\/\*[^]*?\*\/|\/\/[^\r\n]*)/y);
}

/** All comments from `from` up to the next token. */
export function lastComment(text: string, from: number): Comments {
  return commentsFrom(text, from, /\s*(?:\/\*[^]*?\*\/|\/\/[^\r\n]*)/y);
}

/** A `//` comment ends the search of the first kind by itself: the line end behind it is no blank there. */
function commentsFrom(text: string, from: number, comment: RegExp): Comments {
  let found: Comments = { end: from, lineComment: false };
  for (;;) {
    comment.lastIndex = found.end;
    const match = comment.exec(text);
    if (!match) return found;
    found = { end: comment.lastIndex, lineComment: match[0].trimStart().startsWith("//") };
  }
}

/** Where the comma behind a value stands, past any comments between them. */
export function commaAfter(text: string, from: number): number {
  return text.indexOf(",", lastComment(text, from).end);
}
