/** A place in a text for people: both from 1; the column counts characters, a surrogate pair as one. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Turns an offset in UTF-16 units into line and column. Lines end at `\n`, `\r\n` or a lone `\r`. */
export function positionAt(text: string, offset: number): TextPosition {
  const lineEnd = /\r\n|\n|\r/g;
  let line = 1;
  let start = 0;
  for (let found = lineEnd.exec(text); found && lineEnd.lastIndex <= offset; found = lineEnd.exec(text)) {
    line += 1;
    start = lineEnd.lastIndex;
  }
  return { line, column: Array.from(text.slice(start, offset)).length + 1 };
}
