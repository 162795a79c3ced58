import { join } from "node:path";
import { isAbandoned, removeTagged, type LockNeeds } from "./file-lock.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";

/**
 * Removes what dead writers left in `folder` beside `file` (a bare name): temporary files, and locks they
 * never moved into place. Looks at no other names than `temporaryPath` makes. Never rejects for what
 * the disk does.
 */
export async function sweepStrays(needs: LockNeeds, folder: string, file: string): Promise<void> {
  const { calls } = needs;
  const entries = await calls.readdir(folder, { withFileTypes: true }).catch(ignoreErrno);
  for (const entry of entries ?? []) {
    if (!entry.name.startsWith(`${file}.`) || !entry.name.endsWith(".tmp")) continue;
    const tag = entry.name.slice(file.length + 1, -".tmp".length);
    const path = join(folder, entry.name);
    if (!(await isAbandoned(needs, path, tag))) continue;
    if (entry.isDirectory()) await removeTagged(calls, path, tag);
    else if (entry.isFile()) await removeFile(calls, path);
  }
}
