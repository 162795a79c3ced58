import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Arch, build, Platform } from "electron-builder";
import { builderConfig } from "./electron-builder.mjs";

const root = join(import.meta.dirname, "..");

/**
 * Makes the folder that is packaged: `dist` as it is built, and the packages that the lock file names for
 * Windows x64, whatever system this is. npm compares each with the lock file's hash.
 *
 * @param {string} folder is made anew
 * @param {string} dist
 */
export async function stageApp(folder, dist = join(root, "dist")) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) await cp(join(root, name), join(folder, name));
  await npm(folder, ["ci", "--omit=dev", "--os=win32", "--cpu=x64", "--ignore-scripts", "--prefer-offline"]);
  await rm(join(folder, "package-lock.json"));
  await writeFile(join(folder, "package.json"), await packagedManifest());
  await cp(dist, join(folder, "dist"), { recursive: true });
}

/** The program's own package.json: what Electron reads, and what the executable's properties show. */
async function packagedManifest() {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const { name, version, description, license, type, main, dependencies } = manifest;
  const author = "The Lagrange–Yunzai setup wizard contributors";
  return `${JSON.stringify({ name, version, description, author, license, type, main, dependencies }, null, 2)}\n`;
}

async function npm(folder, args) {
  const words = [...args, "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: folder, stdio: ["ignore", "ignore", "inherit"] };
  // npm is a script on Windows, which only a shell starts, and by one line; no word comes from outside.
  const child =
    process.platform === "win32"
      ? spawn(["npm", ...words].join(" "), { ...options, shell: true })
      : spawn("npm", words, options);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`npm ${args[0]} for Windows ended with ${code}`);
}

/**
 * Packages a staged folder.
 *
 * @param {Parameters<typeof builderConfig>[0] & { dirOnly: boolean }} order `dirOnly`: no installers
 * @returns {Promise<string[]>} the installers' paths
 */
export async function packageApp({ dirOnly, ...folders }) {
  const targets = dirOnly ? ["dir"] : ["nsis", "portable"];
  return build({
    targets: Platform.WINDOWS.createTarget(targets, Arch.x64),
    projectDir: root,
    config: builderConfig(folders),
    publish: "never",
  });
}
