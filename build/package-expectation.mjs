import { builtinModules } from "node:module";
import { posix } from "node:path";

/**
 * @typedef {object} PackagedFile
 * @property {string} path with `/`
 * @property {boolean} unpacked beside the archive, for what the system itself loads
 *
 * @typedef {object} PackagedProgram what a packaged folder consists of, read from the files themselves
 * @property {readonly string[]} beside every file outside the archive, with `/`
 * @property {number} asarBytes
 * @property {readonly PackagedFile[]} files in the archive
 * @property {Readonly<Record<string, string>>} scripts the text of every script of ours in the archive
 * @property {Readonly<Record<string, boolean>>} fuses by the names of FuseV1Options
 * @property {{ recorded: string, actual: string }} integrity the archive's hash, in the executable and as it is
 * @property {Readonly<Record<string, string>>} version the executable's properties
 * @property {readonly number[]} iconSizes in pixels
 */

/** Bytes; the program's own code, not Electron's. */
const largestAsar = 6 * 1024 * 1024;

/** What the archive holds, exactly. `*` is the name of one piece of the bundle, `#` its hash. */
const expectedFiles = [
  "package.json",
  "dist/main.js",
  "dist/preload.cjs",
  "dist/cli.js",
  "dist/chunks/*-#.js",
  "dist/licenses-program.md",
  "dist/renderer/licenses-window.md",
  "dist/renderer/index.html",
  "dist/renderer/assets/index-#.js",
  "dist/renderer/assets/icon-#.svg",
  "node_modules/koffi/LICENSE.txt",
  "node_modules/koffi/package.json",
  "node_modules/koffi/index.js",
  "node_modules/koffi/src/koffi/index.js",
  "node_modules/koffi/src/koffi/src/static.js",
  "node_modules/@koromix/koffi-win32-x64/package.json",
  "node_modules/@koromix/koffi-win32-x64/index.js",
  "node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node",
];

/** The system loads it, and it loads from files only. */
const unpackedFile = "node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node";

/** What starts the program's scripts; every other one is reached from these. */
const entries = ["dist/main.js", "dist/preload.cjs", "dist/cli.js"];

/** What the scripts take from outside the bundle. */
const outside = new Set(["electron", "koffi", ...builtinModules]);

const expectedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

const expectedIconSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const expectedLanguages = ["locales/en-US.pak", "locales/zh-CN.pak"];

/**
 * What is wrong with a packaged program, a line each; empty when it is what it has to be.
 *
 * @param {PackagedProgram} program
 * @param {{ version: string, productName: string }} named
 * @returns {string[]}
 */
export function problemsOf(program, { version, productName }) {
  const { integrity, asarBytes } = program;
  return [
    ...fileProblems(program.files),
    ...besideProblems(program.beside),
    ...scriptProblems(program.scripts),
    ...differences("fuse", program.fuses, expectedFuses),
    ...differences("property", program.version, {
      ProductName: productName,
      FileDescription: productName,
      CompanyName: "The Lagrange–Yunzai setup wizard contributors",
      LegalCopyright: "Copyright © 2026 The Lagrange–Yunzai setup wizard contributors. MIT License.",
      FileVersion: version,
    }),
    ...differences("icon", { sizes: program.iconSizes.join() }, { sizes: expectedIconSizes.join() }),
    ...(integrity.recorded === integrity.actual ? [] : ["the executable does not know the archive's hash"]),
    ...(asarBytes <= largestAsar ? [] : [`the archive is too large: ${asarBytes} bytes`]),
  ];
}

/** @param {readonly PackagedFile[]} files */
export function fileProblems(files) {
  const patterns = expectedFiles.map((name) => ({ name, pattern: patternOf(name) }));
  const unexpected = files.filter(({ path }) => !patterns.some(({ pattern }) => pattern.test(path)));
  const missing = patterns.filter(({ pattern }) => !files.some(({ path }) => pattern.test(path)));
  const misplaced = files.filter(({ path, unpacked }) => unpacked !== (path === unpackedFile));
  return [
    ...unexpected.map(({ path }) => `does not belong into the archive: ${path}`),
    ...missing.map(({ name }) => `missing in the archive: ${name}`),
    ...misplaced.map(({ path, unpacked }) => `${unpacked ? "unpacked" : "not unpacked"}: ${path}`),
  ];
}

function patternOf(name) {
  const source = name.replaceAll(".", "\\.").replaceAll("*", "[\\w-]+").replaceAll("#", "[\\w-]{8}");
  return new RegExp(`^${source}$`);
}

/** Beside the archive stands what is Electron's, the executable, and one native file. */
function besideProblems(beside) {
  const resources = ["resources/app.asar", `resources/app.asar.unpacked/${unpackedFile}`];
  const inFolders = beside.filter((path) => /^resources\/|^locales\/.*\.pak$/.test(path)).sort();
  return differences(
    "beside the archive",
    { files: inFolders.join("\n") },
    { files: [...expectedLanguages, ...resources].sort().join("\n") },
  );
}

/** Every script is reached from where the program starts, and finds what it imports; none tells of its source. */
function scriptProblems(scripts) {
  const reached = new Set();
  const problems = [];
  const visit = (path) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const specifier of importsOf(scripts[path] ?? "")) {
      const target = posix.join(posix.dirname(path), specifier);
      if (!specifier.startsWith(".")) {
        if (!outside.has(specifier.replace(/^node:/, ""))) problems.push(`${path} needs ${specifier}`);
      } else if (target in scripts) visit(target);
      else problems.push(`${path} needs ${target}, which is not there`);
    }
  };
  for (const entry of entries) visit(entry);
  const bundled = Object.keys(scripts).filter((path) => !path.startsWith("dist/renderer/"));
  const stray = bundled.filter((path) => !reached.has(path));
  const mapped = Object.keys(scripts).filter((path) => scripts[path].includes("sourceMappingURL="));
  return [
    ...problems,
    ...stray.map((path) => `nothing uses ${path}`),
    ...mapped.map((path) => `${path} names a source map`),
  ];
}

/** What a bundled script imports; the bundler writes each in one of these ways, on a line of its own or in a call. */
function importsOf(text) {
  const ways = [
    /^(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']/gm,
    /^import\s*["']([^"']+)["']/gm,
    /\bimport\(\s*["']([^"']+)["']\s*\)/g,
    /(?<![\w.])require\(\s*["']([^"']+)["']\s*\)/g,
  ];
  return ways.flatMap((way) => [...text.matchAll(way)].map(([, specifier]) => specifier));
}

function differences(what, actual, expected) {
  return Object.entries(expected)
    .filter(([name, value]) => actual[name] !== value)
    .map(([name, value]) => `${what} ${name}: ${actual[name]} instead of ${value}`);
}
