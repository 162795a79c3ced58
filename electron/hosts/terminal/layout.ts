import { escape } from "./paint.ts";

/** Characters that take two columns: CJK, Hangul, full-width forms, emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]/;
/** Punctuation that must not begin a line. */
const closing = /^[，。、；：？！」』）】》,.;:?!)\]}]/;
const colour = new RegExp(`${escape}\\[[0-9;]*m`, "g");

/** Narrower than this nothing is wrapped any more: it would be all breaks. */
const narrowest = 20;

/** Columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  return Array.from(text.replace(colour, "")).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
}

/** Fills up with blanks to `width` columns. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** Cuts to `width` columns, marking the cut with `…`. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  for (const letter of Array.from(text)) {
    if (displayWidth(kept + letter) > width - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Breaks text into lines of at most `width` columns, between words or beside a wide character. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (line !== "" && displayWidth(line) + displayWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Words with the blanks behind them; each wide character alone, with the closing punctuation that follows. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let before = "";
  // Told on the way: to look through the whole piece again for every letter takes the square of a long one.
  let holdsWide = false;
  for (const letter of Array.from(text)) {
    const isWide = wide.test(letter);
    const last = pieces.at(-1);
    const joins: boolean =
      last !== undefined &&
      (closing.test(letter) || letter === " " || (!isWide && !holdsWide && before !== " "));
    if (joins) pieces[pieces.length - 1] = last + letter;
    else pieces.push(letter);
    holdsWide = isWide || (joins && holdsWide);
    before = letter;
  }
  return pieces;
}

/** Text alone, wrapped. */
export function paragraph(text: string, indent: number, width: number): readonly string[] {
  return wrapped(text, Math.max(narrowest, width - indent)).map((line) => " ".repeat(indent) + line);
}

/** One labelled line of a block. */
export type Row = readonly [label: string, text: string | readonly string[]];

export interface BlockStyle {
  /** Blanks before every line. */
  readonly indent: number;
  /** Columns in all. */
  readonly width: number;
  readonly label: (text: string) => string;
}

/** Labels in one column, texts beside them, wrapped and hanging. */
export function block(rows: readonly Row[], { indent, width, label }: BlockStyle): readonly string[] {
  const labelWidth = Math.max(0, ...rows.map(([name]) => displayWidth(name)));
  const hang = " ".repeat(indent + labelWidth + 2);
  return rows.flatMap(([name, text]) =>
    [text]
      .flat()
      .flatMap((part) => wrapped(part, Math.max(narrowest, width - hang.length)))
      .map((line, index) =>
        index === 0 ? `${" ".repeat(indent)}${label(padded(name, labelWidth))}  ${line}` : hang + line,
      ),
  );
}
