const escape = String.fromCharCode(27);

/** Colour codes as a terminal gets them. */
const colours = new RegExp(`${escape}\\[[0-9;]{0,32}[A-Za-z]`, "g");

/** The same after a trip through a clipboard: the escape lost, or turned into what stands for it. */
const pastedColours = new RegExp(`(?:${escape}|\\u2190|\\ufffd|\\^\\[)?\\[[0-9;]{1,32}m`, "g");

/** Takes colour codes off log text. */
export function stripColours(text: string): string {
  return text.replace(colours, "");
}

/** Takes colour codes, whole or damaged, off text that a person pasted. */
export function stripPastedColours(text: string): string {
  return text.replace(colours, "").replace(pastedColours, "");
}
