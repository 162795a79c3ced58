import { basename, dirname, join } from "node:path";
import type { FolderEntry } from "./file-calls.ts";
import { isAbandoned, removeTagged } from "./file-lock.ts";
import { removeFile } from "./file-removal.ts";
import type { WriterNeeds } from "./writer-needs.ts";

/**
 * Removes what dead writers left among `entries`, a folder's, beside `target` there: temporary files, and locks they
 * never moved into place. Looks at no other names than `temporaryPath` makes. Never rejects for what the disk does.
 */
export async function sweepStrays(
  needs: WriterNeeds,
  target: string,
  entries: readonly FolderEntry[],
): Promise<void> {
  const { calls } = needs;
  const folder = dirname(target);
  const file = basename(target);
  for (const entry of entries) {
    if (!entry.name.startsWith(`${file}.`) || !entry.name.endsWith(".tmp")) continue;
    const tag = entry.name.slice(file.length + 1, -".tmp".length);
    const path = join(folder, entry.name);
    if (!(await isAbandoned(needs, path, tag))) continue;
    if (entry.isDirectory()) await removeTagged(calls, path, tag);
    else if (entry.isFile()) await removeFile(calls, path);
  }
}
