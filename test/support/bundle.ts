import { builtinModules } from "node:module";
import { join, parse } from "node:path";
import { build } from "vite";

/**
 * Bundles a TypeScript file with everything it imports but Node itself into `<folder>/<its name>.mjs`, which a
 * plain `node` runs. Resolves with that path.
 */
export async function bundle(entry: string, folder: string): Promise<string> {
  const { name } = parse(entry);
  await build({
    configFile: false,
    logLevel: "error",
    appType: "custom",
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { [name]: entry },
        external: [...builtinModules, /^node:/],
        output: { entryFileNames: "[name].mjs" },
      },
    },
  });
  return join(folder, `${name}.mjs`);
}
