import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { koffiFile } from "../../build/bundle-script.mjs";
import { cliPath } from "./cli.ts";
import { homeEnvironment } from "./own-home.ts";

const root = join(import.meta.dirname, "../..");

/** Builds the desktop program for plain Node into a folder, as it stands in `dist`, a stand-in for Electron in it. */
export async function buildDesktopProgram(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    appType: "custom",
    ssr: { noExternal: true },
    resolve: {
      alias: {
        electron: join(root, "test/support/children/electron-stand-in.ts"),
        koffi: pathToFileURL(koffiFile).href,
      },
    },
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { main: join(root, "electron/hosts/desktop/main.ts") },
        external: [...builtinModules, /^node:/, /^file:/],
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  await mkdir(join(folder, "renderer"));
  await writeFile(join(folder, "renderer/index.html"), "the page");
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(join(folder, "cli.js"), `await import(${JSON.stringify(pathToFileURL(cliPath).href)});\n`);
  return join(folder, "main.js");
}

export interface DesktopRun {
  readonly code: number | null;
  /** What was asked of Electron, in order. */
  readonly asked: readonly string[];
  /** With what, every time. */
  readonly all: (what: string) => readonly unknown[];
  /** With what, the first time. */
  readonly first: (what: string) => unknown;
  readonly stderr: string;
}

/** Runs the built program to its end, with a home of its own. */
export async function runDesktopProgram(
  script: string,
  home: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<DesktopRun> {
  const child = spawn(process.execPath, [script, ".", ...args], {
    cwd: home,
    env: {
      ...process.env,
      ...homeEnvironment(home),
      LC_ALL: "zh_CN.UTF-8",
      STAND_IN_FOLDER: home,
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  const notes = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): readonly [string, unknown] => JSON.parse(line));
  const all: DesktopRun["all"] = (what) => notes.filter(([name]) => name === what).map(([, facts]) => facts);
  return {
    code: child.exitCode,
    asked: notes.map(([what]) => what),
    all,
    first: (what) => all(what)[0],
    stderr,
  };
}
