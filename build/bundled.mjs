import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "..");

/** The built program, which `npm run build` makes. */
export const dist = join(root, "dist");

/**
 * Bundles TypeScript of `test/` for plain Node into a folder of its own, packages left outside, and returns that
 * folder: each entry is there under its own name, as `.mjs`.
 *
 * @param {string} name
 * @param {readonly string[]} entries relative to the project
 */
export async function bundled(name, entries) {
  // As deep as the sources, for what they name beside themselves.
  const made = join(root, ".cache", name);
  await build({
    configFile: false,
    root,
    logLevel: "error",
    build: {
      ssr: true,
      target: "node20",
      outDir: made,
      minify: false,
      rolldownOptions: {
        input: entries.map((entry) => join(root, entry)),
        output: { entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" },
      },
    },
  });
  return made;
}

/**
 * Runs Node to its end and takes over how it ended.
 *
 * @param {readonly string[]} args
 */
export async function runNode(args) {
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
}
