/** The parts that say something, joined. */
export function listed(
  parts: readonly (string | number | boolean | null | undefined)[],
  separator: string,
): string {
  return parts
    .filter((part) => typeof part === "number" || (typeof part === "string" && part !== ""))
    .join(separator);
}

/** Whether a settings path is that of a layer over the file, `appsettings.<Environment>.json` (FACTS N5). */
export function isLayer(path: string): boolean {
  return /appsettings\.[^\\/]+\.json$/i.test(path);
}
