import { builtinModules } from "node:module";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

/**
 * Bundles a TypeScript file with everything it imports into `<folder>/<its name>.mjs`, which a plain `node` runs.
 * Left outside are Node itself, and koffi, which has a native part: it is loaded from `koffi`, a file URL, by default
 * this project's own. Resolves with the script's path.
 *
 * @param {string} entry
 * @param {string} folder
 * @param {string} [koffi]
 * @returns {Promise<string>}
 */
export async function bundleScript(entry, folder, koffi = pathToFileURL(koffiFile).href) {
  const { name } = parse(entry);
  await build({
    configFile: false,
    logLevel: "error",
    appType: "custom",
    ssr: { noExternal: true },
    resolve: { alias: { koffi } },
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { [name]: entry },
        external: [...builtinModules, /^node:/, /^file:/],
        output: { entryFileNames: "[name].mjs" },
      },
    },
  });
  return join(folder, `${name}.mjs`);
}

export const koffiFile = join(import.meta.dirname, "../node_modules/koffi/index.js");
