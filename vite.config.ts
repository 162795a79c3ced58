import { builtinModules } from "node:module";
import { defineConfig } from "vite";

// Everything but Node itself is bundled, so what runs needs no node_modules beside it.
const builtins = [...builtinModules, /^node:/];

export default defineConfig({
  appType: "custom",
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { cli: "electron/hosts/terminal/main.ts" },
      external: builtins,
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
