type Ink = (text: string) => string;

/** Colours text for a terminal, or leaves it as it is. */
export interface Paint {
  readonly strong: Ink;
  readonly quiet: Ink;
  readonly bad: Ink;
  readonly good: Ink;
  readonly caution: Ink;
  readonly accent: Ink;
}

export const escape = String.fromCharCode(27);

/** Plain where nobody looks at colours: in pipes and files, or when `NO_COLOR` is set. */
export function createPaint(coloured: boolean): Paint {
  const ink =
    (code: number): Ink =>
    (text) =>
      coloured && text !== "" ? `${escape}[${code}m${text}${escape}[0m` : text;
  return { strong: ink(1), quiet: ink(2), bad: ink(31), good: ink(32), caution: ink(33), accent: ink(36) };
}

const ownColours = new RegExp(`^${escape}\\[(?:0|1|2|31|32|33|36)m$`);
// Colours, control characters, and marks that turn the writing direction.
const suspicious = new RegExp(
  `${escape}\\[[0-9;]*m|[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]`,
  "gu",
);

/**
 * Text from files, logs and peers must not steer the terminal: control characters become `?`.
 * Only line breaks, tabs and this program's own colours pass.
 */
export function safeText(text: string): string {
  return text.replace(suspicious, (found) => (isHarmless(found) ? found : "?"));
}

function isHarmless(found: string): boolean {
  return found === "\n" || found === "\t" || ownColours.test(found);
}
