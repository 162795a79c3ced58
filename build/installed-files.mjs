import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * The script that build/installer.nsh is used through: itself, and the macro that removes what is installed
 * from a packaged folder, file by file. What somebody else put there stays, with the folders it is in.
 *
 * @param {string} packaged the folder that gets installed
 * @param {string} installer the path of build/installer.nsh
 */
export async function installerScript(packaged, installer) {
  const entries = await readdir(packaged, { recursive: true, withFileTypes: true });
  const paths = (kept) =>
    entries
      .filter(kept)
      .map((entry) => relative(packaged, join(entry.parentPath, entry.name)).split(sep).join("\\"))
      .sort();
  const files = paths((entry) => !entry.isDirectory());
  // Sorted the other way round, a folder comes after those within it.
  const folders = paths((entry) => entry.isDirectory()).toReversed();
  return [
    `!include "${installer}"`,
    "!macro removeInstalledFiles",
    ...files.map((path) => `  Delete "$INSTDIR\\${escaped(path)}"`),
    ...folders.map((path) => `  RMDir "$INSTDIR\\${escaped(path)}"`),
    "!macroend",
    "",
  ].join("\n");
}

/** As NSIS reads a text between quotes. */
function escaped(path) {
  return path.replaceAll("$", "$$$$");
}
