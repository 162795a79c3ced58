import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { interleave, timed } from "./measure.ts";
import type { Row } from "./row.ts";

/** How long the command line takes to say its version, and how large the bundles are. `dist` is the built folder. */
export async function benchStart(dist: string): Promise<readonly Row[]> {
  const [version = 0, bare = 0] = await interleave(21, [
    () => timed(() => runNode([join(dist, "cli.js"), "--version"])),
    () => timed(() => runNode(["-e", "0"])),
  ]);
  const size = (what: string, kilobytes: number, id: string): Row => ({
    id,
    what,
    unit: "kB",
    ours: kilobytes,
    peer: null,
  });
  return [
    {
      id: "cli-start",
      what: "command line's start (--version)",
      unit: "ms",
      ours: version,
      peer: { name: "node -e 0", figure: bare },
    },
    size(
      "command line and browser host, with their parts",
      kilobytesOf(dist, ["cli.js", "start.js", "chunks"]),
      "cli-bytes",
    ),
    size("desktop's main", kilobytesOf(dist, ["main.js"]), "main-bytes"),
    size("desktop's preload", kilobytesOf(dist, ["preload.cjs"]), "preload-bytes"),
    size("window's JavaScript, gzip", gzipped(join(dist, "renderer/assets")), "renderer-bytes"),
  ];
}

async function runNode(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${String(code)}`);
}

function kilobytesOf(dist: string, names: readonly string[]): number {
  const sizes = names.flatMap((name) => {
    const path = join(dist, name);
    return statSync(path).isDirectory() ? readdirSync(path).map((part) => join(path, part)) : [path];
  });
  return sizes.reduce((sum, path) => sum + statSync(path).size, 0) / 1000;
}

function gzipped(assets: string): number {
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  const bytes = scripts.map((name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length);
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}
