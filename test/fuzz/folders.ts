import { deepEqual, equal, ok } from "node:assert/strict";
import { chmod, lstat, mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import {
  looksLikeYunzai,
  isTellingName,
  recogniseLagrange,
  recogniseYunzai,
  recommendedSegment,
  type FolderEntry,
} from "../../electron/core/recognise.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { makeFindWorld, runFind } from "../support/find-world.ts";
import { onWindows } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

/** One thing made somewhere in the tree: its folder is one of those made before it. */
interface Made {
  readonly name: string;
  readonly within: number;
  readonly as: "file" | "folder" | "closed folder" | "closed file" | "link" | "loop";
  readonly content: string;
}

const telling = [
  "appsettings.json",
  "AppSettings.JSON",
  "Lagrange.OneBot",
  "Lagrange.OneBot.exe",
  "Lagrange.OneBot.dll",
  "Lagrange.Milky",
  "keystore.json",
  "device.json",
  "lagrange-0-db",
  "qr-0.png",
  "Lagrange.OneBot.csproj",
  "package.json",
  "app.js",
  "plugins",
  "adapter",
  "OneBotv11.js",
  "stdin.js",
  "go-cqhttp.js",
  "lib",
  "bot.js",
  "config",
  "default_config",
  "server.yaml",
  "bot.yaml",
  "logs",
  "node_modules",
  ".git",
  "data",
];
const contents = [
  "",
  "{",
  "null",
  "[]",
  '{"name":"trss-yunzai"}',
  '{"name":"miao-yunzai"}',
  '{"name":5}',
  '{"Uin": 10001}',
  '{"Implementations":[]}',
  '{"Milky":{}}',
  '{"Uin":[]}',
  "port: 2536",
  "port: [",
  "wsf",
  "\u0000\u0001",
  "[".repeat(9000),
  factorySettings(factoryLink),
];
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...telling) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "云崽 Yunzai",
      "a b",
      "-",
      "..x",
      "%2e",
      "x".repeat(200),
      "\n",
      "con",
      "🤖",
      "\\",
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 6 })
      .filter(
        (text) =>
          !text.includes("/") &&
          !text.includes("\0") &&
          text !== "." &&
          text !== ".." &&
          !/\p{Surrogate}/u.test(text),
      ),
  },
);
const made: fc.Arbitrary<Made> = fc.record({
  name,
  within: fc.nat(30),
  as: fc.constantFrom(
    "file",
    "file",
    "file",
    "folder",
    "folder",
    "folder",
    "closed folder",
    "closed file",
    "link",
    "loop",
  ),
  content: fc.constantFrom(...contents),
});

interface Folders {
  /** The real ones. */
  readonly folders: readonly string[];
  /** Opens what is closed, so that whoever is not root can remove it. */
  readonly open: () => Promise<void>;
}

/** Makes all of it that can be made. */
async function make(root: string, all: readonly Made[]): Promise<Folders> {
  const folders = [root];
  const closed: string[] = [];
  for (const { name: own, within, as, content } of all) {
    const parent = folders[within % folders.length] ?? root;
    const path = join(parent, own);
    try {
      switch (as) {
        case "file":
        case "closed file":
          await writeFile(path, content, { flag: "wx" });
          if (as === "closed file") closed.push(path);
          break;
        case "folder":
        case "closed folder":
          await mkdir(path);
          folders.push(path);
          if (as === "closed folder") closed.push(path);
          break;
        case "link":
          await symlink(
            content.length % 2 === 0 ? "/nonexistent" : (folders[content.length % folders.length] ?? root),
            path,
          );
          break;
        case "loop":
          await symlink(dirname(parent), path);
          break;
      }
    } catch {
      // The name is taken, or no name at all.
    }
  }
  // Windows closes no folder this way: it only makes it hard to remove. What is in a closed folder cannot be closed
  // any more, nor opened: the last that was made is closed first, and opened last.
  const setMode = async (paths: readonly string[], mode: number): Promise<void> => {
    if (!onWindows) for (const path of paths) await chmod(path, mode);
  };
  await setMode(closed.toReversed(), 0);
  return { folders, open: () => setMode(closed, 0o700) };
}

const entries: fc.Arbitrary<readonly FolderEntry[]> = fc.array(
  fc.record({ name, kind: fc.constantFrom("file", "folder", "link", "other") }),
  { maxLength: 8 },
);

export const folderTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "any names are judged, and only what its files tell makes a folder one of the two programs",
    input: fc.record({
      entries,
      program: fc.constantFrom("onebot", "milky", "other", null),
      packageName: fc.option(fc.constantFrom("trss-yunzai", "Miao-Yunzai", "", "x", "__proto__")),
      adapterFiles: fc.array(name),
      defaultConfigFiles: fc.array(name),
      botScriptHasWsf: fc.constantFrom(true, false, null),
    }),
    runs: 2000,
    holds({ program, ...facts }) {
      const lagrange = recogniseLagrange(facts.entries, program);
      if (lagrange.kind === "lagrange" && lagrange.executable !== null) {
        ok(facts.entries.some(({ name: listed }) => listed === lagrange.executable));
      }
      if (lagrange.kind !== "nothing" && program === null) {
        ok(facts.entries.some(({ name: listed }) => isTellingName(listed)));
      }
      const yunzai = recogniseYunzai(facts);
      if (yunzai.kind === "yunzai" && yunzai.flavour === "trss") {
        const segment = recommendedSegment(yunzai.adapters, yunzai.age);
        ok(segment === null || facts.adapterFiles.includes(`${segment}.js`));
      }
      equal(typeof looksLikeYunzai(facts.entries), "boolean");
    },
  }),
  fuzzTarget({
    name: "any folders are searched to the end: what is found is there, once, inside, and no link was followed",
    input: fc.array(made, { minLength: 1, maxLength: 40 }),
    runs: 120,
    async holds(all) {
      const root = await makeFolder();
      const { folders, open } = await make(root, all);
      try {
        const world = makeFindWorld({ system: { processes: async () => [], sockets: async () => [] } });
        const found = await runFind(world, { roots: [root], full: true });
        equal(found.scanned.complete, true);
        ok(found.scanned.folders + found.scanned.unreadable <= folders.length);
        for (const candidates of [found.lagrange, found.yunzai, found.refused]) {
          const paths = candidates.map(({ path }) => path);
          deepEqual(paths.toSorted(), [...new Set(paths)].toSorted());
          for (const path of paths) {
            ok(folders.includes(path), path);
            ok((await lstat(path)).isDirectory());
          }
        }
        for (const { settingsPath, executable } of found.lagrange) {
          for (const path of [settingsPath, executable]) {
            if (path !== null) ok(folders.includes(dirname(path)) && basename(path) !== "", path);
          }
        }
        // Every candidate is told as it is found.
        const told = found.events.filter(({ type }) => type === "lagrange" || type === "yunzai").length;
        ok(told >= found.lagrange.length + found.yunzai.length);
      } finally {
        await open();
        await removeFolder(root);
      }
    },
  }),
];
