import { stat } from "node:fs/promises";
import { pathKey } from "../../core/folder-path.ts";
import type { Place } from "../../jobs/ports.ts";

/** Those of the places that are folders, each once, under the first of its reasons. */
export async function existingPlaces(places: readonly Place[]): Promise<readonly Place[]> {
  const keys = places.map(({ path }) => pathKey(path));
  const unique = places.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
  const exists = await Promise.all(
    unique.map(({ path }) =>
      stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      ),
    ),
  );
  return unique.filter((_, index) => exists[index]);
}
