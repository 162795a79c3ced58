import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../node_modules/electron");

/** Electron's own program, where `npm run electron:install` has put it; null elsewhere. */
export function electronExecutable(): string | null {
  const pointer = join(folder, "path.txt");
  if (!existsSync(pointer)) return null;
  const dist = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(folder, "dist");
  const executable = join(dist, readFileSync(pointer, "utf8").trim());
  return existsSync(executable) ? executable : null;
}
