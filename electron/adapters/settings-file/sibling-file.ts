import { temporaryPath } from "./file-lock.ts";
import type { Attributes } from "./keep-attributes.ts";
import { createWhole } from "./whole-file.ts";
import type { WriterNeeds } from "./writer-needs.ts";
import { writerTag } from "./writer-tag.ts";

/**
 * Creates a temporary file beside `target`, whole and on the disk, with the attributes of `like` (null: a new file's);
 * resolves with its path. Rejects with the system's error; nothing is left then.
 */
export async function createSibling(
  needs: WriterNeeds,
  target: string,
  bytes: Uint8Array,
  like: Attributes | null,
): Promise<string> {
  const path = temporaryPath(target, writerTag(await needs.writers.self()));
  await createWhole(needs.calls, path, bytes, like);
  return path;
}
