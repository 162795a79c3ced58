import { join, parse } from "node:path";

/** A folder of scripts bundled beforehand, for where the bundler's own native part does not run: Wine. */
const readyMade = process.env["BUNDLED_SCRIPTS"];

/** Bundles a TypeScript file with everything it imports, in `folder`; resolves with a script that a plain `node` runs. */
export async function bundle(entry: string, folder: string): Promise<string> {
  if (readyMade !== undefined) return join(readyMade, `${parse(entry).name}.mjs`);
  const { bundleScript } = await import("../../build/bundle-script.mjs");
  return bundleScript(entry, folder);
}
