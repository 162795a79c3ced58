import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeLagrange, makeYunzai } from "../support/find-world.ts";

/** A disk as people have it, to search through. */
export interface MadeTree {
  readonly root: string;
  readonly lagrange: string;
  readonly yunzai: string;
  readonly folders: number;
  readonly files: number;
}

/** A folder that may get folders of its own. */
interface Place {
  readonly path: string;
  readonly depth: number;
  /** Below a `node_modules`. */
  readonly forest: boolean;
}

const plain = [
  "Photos",
  "工作",
  "Games",
  "新建文件夹",
  "src",
  "docs",
  "Music",
  "资料",
  "data",
  "backup",
  "old",
  "项目",
];
/** Named like the programs, and neither of them. */
const decoys = [
  "discord-bot",
  "qq-music",
  "机器人教程",
  "bot-assets",
  "yunzai-plugins-backup",
  "onebot-docs",
];
const packages = ["lodash", "react", "@types", "chalk", "rxjs", "webpack", "dist", "lib", "esm"];
const fileNames = [
  "index.js",
  "README.md",
  "a.txt",
  "图片.png",
  "config.yaml",
  "package.json",
  "data.bin",
  "x.log",
];
const deepest = 12;

/**
 * Makes a tree of about so many folders, with five files in each on average: realistic names, up to twelve deep, a
 * third of it below `node_modules`, decoys named like bots; both programs stand in its middle. The same every time.
 */
export async function makeTree(root: string, wanted: number): Promise<MadeTree> {
  const random = createRandom(20_231_123);
  const open: Place[] = [];
  const made = { folders: 0, files: 0 };
  const add = (path: string, depth: number, forest: boolean): void => {
    mkdirSync(path, { recursive: true });
    made.folders += 1;
    const many = Math.floor(random() * 11);
    for (let at = 0; at < many; at += 1) {
      writeFileSync(join(path, `${at}-${pick(fileNames, random)}`), "");
      made.files += 1;
    }
    if (depth < deepest) open.push({ path, depth, forest });
  };
  for (const drive of ["C", "D", "E"]) add(join(root, drive), 1, false);
  let placed: Pick<MadeTree, "lagrange" | "yunzai"> | null = null;
  for (let next = open.shift(); next && made.folders < wanted; next = take()) {
    const { path, depth, forest } = next;
    const children = 3 + Math.floor(random() * 9);
    for (let at = 0; at < children; at += 1) {
      const isForest = !forest && random() < 0.02;
      const names = forest ? packages : random() < 0.01 ? decoys : plain;
      add(
        join(path, isForest ? "node_modules" : `${pick(names, random)}${at}`),
        depth + 1,
        forest || isForest,
      );
    }
    // As deep as people put them: E:\\项目\\资料\\机器人\\Lagrange.OneBot.
    if (placed === null && made.folders > wanted / 2 && depth === 3 && !forest) {
      placed = {
        lagrange: await makeLagrange(join(path, "机器人", "Lagrange.OneBot")),
        yunzai: await makeYunzai(join(path, "云崽", "TRSS-Yunzai")),
      };
    }
  }
  if (placed === null) throw new Error("the tree is too small for both programs");
  return { root, ...placed, ...made };

  /** Breadth first near the top, at random further down: neither a list nor a fan. */
  function take(): Place | undefined {
    return open.splice(made.folders < 200 ? 0 : Math.floor(random() * open.length), 1)[0];
  }
}

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** The same numbers every time (mulberry32): trees of two runs can be compared. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
