import { rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { type BuildEnvironmentOptions, defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Everything else is bundled, so what runs needs no node_modules beside it but koffi's, which is loaded on Windows
// alone and brings a native file of its own.
const outside = [...builtinModules, /^node:/, "electron", "koffi"];

/** A program that Node or Electron runs: one file per entry in dist, readable, with its shared parts beside it. */
function program(input: Record<string, string>, format: "es" | "cjs" = "es"): BuildEnvironmentOptions {
  const extension = format === "es" ? "js" : "cjs";
  return {
    ssr: true,
    target: "node20",
    outDir: at("dist"),
    emptyOutDir: false,
    minify: false,
    // The installed program carries the licences of what it is made of.
    ...(format === "es" ? { license: { fileName: "licenses-program.md" } } : {}),
    rolldownOptions: {
      input,
      external: outside,
      output: {
        format,
        entryFileNames: `[name].${extension}`,
        chunkFileNames: `chunks/[name]-[hash].${extension}`,
      },
    },
  };
}

export default defineConfig({
  root: at("renderer"),
  plugins: [react()],
  // Relative, so that the page works below any origin the hosts give it.
  base: "./",
  environments: {
    client: {
      build: {
        target: "chrome120",
        outDir: at("dist/renderer"),
        emptyOutDir: false,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        license: { fileName: "licenses-window.md" },
        // Loaded from this machine; what counts is the whole, which test/integration/bundle-sizes.test.ts limits.
        chunkSizeWarningLimit: 1200,
      },
    },
    node: {
      resolve: { noExternal: true },
      consumer: "server",
      build: program({
        cli: at("electron/hosts/terminal/main.ts"),
        start: at("electron/hosts/browser/start.ts"),
        main: at("electron/hosts/desktop/main.ts"),
      }),
    },
    preload: {
      resolve: { noExternal: true },
      consumer: "server",
      // A sandboxed preload is loaded as CommonJS, whole.
      build: program({ preload: at("electron/hosts/desktop/preload.ts") }, "cjs"),
    },
  },
  builder: {
    async buildApp(builder) {
      await rm(at("dist"), { recursive: true, force: true });
      await Promise.all(Object.values(builder.environments).map((environment) => builder.build(environment)));
    },
  },
});
