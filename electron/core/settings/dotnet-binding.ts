/**
 * The number .NET makes of an option's text where an unsigned 32-bit integer is asked for; null where
 * it stops the program instead (FACTS N3). Blanks around it, a plus sign and hexadecimal are fine.
 */
export function bindUnsigned(text: string): number | null {
  const trimmed = text.trim();
  const [, digits] = /^(?:#|0x|&h)([0-9a-f]+)$/i.exec(trimmed) ?? [];
  const number = digits === undefined ? decimal(trimmed) : Number.parseInt(digits, 16);
  return number !== null && number <= 0xffff_ffff ? number : null;
}

function decimal(text: string): number | null {
  if (/^-0+$/.test(text)) return 0;
  return /^\+?[0-9]+$/.test(text) ? Number(text) : null;
}

/** The boolean .NET makes of an option's text; null where it stops the program instead (FACTS N3). */
export function bindBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return word === "true" || word === "false" ? word === "true" : null;
}
