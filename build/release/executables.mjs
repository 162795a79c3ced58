import { readFile } from "node:fs/promises";
import { extractFile, statFile } from "@electron/asar";

/**
 * The rights that a Windows program asks for when it is started, as its manifest says, which stands in it as plain text:
 * `asInvoker` are its user's own. Null where it does not say; several where it contradicts itself.
 *
 * @param {string} file
 * @returns {Promise<string | null>}
 */
export async function rightsOf(file) {
  const text = await readFile(file, "latin1");
  const levels = [...text.matchAll(/<requestedExecutionLevel\s[^>]*?\blevel=["'](\w+)["']/g)];
  return [...new Set(levels.map(([, level]) => level))].join(" ") || null;
}

/**
 * An archive with one byte changed, in two ways: in a script's comment, which makes its hash in the header wrong and
 * nothing else, and in that hash, which makes the header's wrong, that the executable knows.
 *
 * @param {string} archive
 * @param {string} script its path in there, as this system writes paths
 * @returns {Promise<readonly { readonly what: string, readonly bytes: Buffer }[]>}
 */
export async function changedArchives(archive, script) {
  const bytes = await readFile(archive);
  const text = extractFile(archive, script);
  const comment = text.indexOf("\n//");
  if (comment < 0) throw new Error(`${script} has no comment to change`);
  const { hash } = statFile(archive, script).integrity;
  return [
    { what: "a comment", bytes: withAnother(bytes, bytes.indexOf(text) + comment + "\n//".length) },
    { what: "a hash", bytes: withAnother(bytes, bytes.indexOf(hash)) },
  ];
}

function withAnother(bytes, at) {
  const changed = Buffer.from(bytes);
  changed[at] ^= 1;
  return changed;
}
