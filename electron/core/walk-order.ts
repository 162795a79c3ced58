/**
 * In which order the walk visits folders (DESIGN 2.1), the lower the earlier: named like one of the two
 * programs, smelling of bots, where people unpack things, all others, far down, and at the very end what
 * belongs to the system or to a cache.
 */
export const rank = { program: 0, bot: 1, near: 2, ordinary: 3, deep: 4, late: 5 } as const;

export type Rank = (typeof rank)[keyof typeof rank];

/** One folder the walk knows of. A root has depth 0. */
export interface WalkFolder {
  readonly path: string;
  readonly name: string;
  readonly rank: Rank;
  readonly depth: number;
}

/** Nobody unpacks a bot further down than this; beyond it lie caches and user data by the thousand. */
const deepestOrdinary = 8;

const programScent = /lagrange|(?<!n)one-?bot|yunzai|trss|云崽|雲崽/;
// "bot" as a word of its own or an ending (`qqbot`, `my-bot`, `AllBot`), not inside `bottle` or `Roboto`.
const botScent =
  /(?<![a-z])bots?(?![a-z])|[a-np-z]bots?(?![a-z])|(?<![a-z])bot[-_\d]|qq|机器人|機器人|napcat|go-?cq|koishi|nonebot|签名|signserver/;

const nearNames = names(`
  desktop|downloads|documents|桌面|下载|文档|我的文档|新建文件夹|users|home|root|opt|srv|programs|apps|tools|soft|software
  portable|projects|code|git|github|repos|server|软件|工具|程序|应用|项目`);

const neverNames = names(`
  node_modules|.git|.svn|.hg|.pnpm-store|__pycache__|lost+found
  $recycle.bin|system volume information|$winreagent|windowsapps|winsxs`);

const lateNames = names(`
  temp|tmp|cache|caches|code cache|gpucache|site-packages|dist-packages|venv
  tencent files|nt_qq|steamapps|driverstore|package cache`);

/** Folders of the system that count as such only at the top of a drive. */
const lateAtTop = names(`
  windows|windows.old|programdata|perflogs|recovery|$windows.~bt|$windows.~ws
  usr|var|etc|lib|lib32|lib64|bin|sbin|boot|snap|nix`);
const neverAtTop = names("proc|sys|dev|run");

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s*[|\n]\s*/));
}

/** The root of a walk. */
export function walkRoot(path: string): WalkFolder {
  return { path, name: "", rank: rank.ordinary, depth: 0 };
}

/**
 * How early a folder inside `parent` is visited; null for never. `driveTop` is true when the parent is
 * the root of a drive or of the file system, where system folders are known by name.
 */
export function rankOfChild(parent: WalkFolder, name: string, driveTop: boolean): Rank | null {
  const lower = name.toLowerCase();
  if (neverNames.has(lower)) return null;
  if (lower === "packages" && parent.name.toLowerCase() === "local") return null; // sandboxes of store apps
  if (driveTop && neverAtTop.has(lower)) return null;
  if (programScent.test(lower)) return rank.program;
  // What smells only a little does not lead out of a folder that is visited last.
  if (parent.rank === rank.late || lateNames.has(lower) || (driveTop && lateAtTop.has(lower))) {
    return rank.late;
  }
  if (botScent.test(lower)) return rank.bot;
  if (lower.startsWith(".")) return rank.late;
  if (nearNames.has(lower) || parent.rank <= rank.bot) return rank.near;
  return parent.depth + 1 > deepestOrdinary ? rank.deep : rank.ordinary;
}

/** Folders waiting to be visited, best first. */
export interface WalkQueue {
  add(folder: WalkFolder): void;
  /** The next one whose rank is `worst` or better; null when there is none. */
  next(worst?: Rank): WalkFolder | null;
}

/**
 * Ordinary folders are taken level by level, since bots lie near the top. Deep and late ones are taken
 * last in first out: there the order matters less than a queue that stays short.
 */
export function createWalkQueue(): WalkQueue {
  const waiting = Object.values(rank).map(() => ({ folders: [] as WalkFolder[], head: 0 }));
  return {
    add(folder) {
      waiting[folder.rank]?.folders.push(folder);
    },
    next(worst = rank.late) {
      for (const [index, lane] of waiting.entries()) {
        if (index > worst) return null;
        if (lane.head === lane.folders.length) continue;
        if (index >= rank.deep) return lane.folders.pop() ?? null;
        const folder = lane.folders[lane.head] ?? null;
        lane.head += 1;
        // Forget what was taken, now and then: shifting each time would cost a copy each time.
        if (lane.head > 1024 && lane.head * 2 > lane.folders.length) {
          lane.folders = lane.folders.slice(lane.head);
          lane.head = 0;
        }
        return folder;
      }
      return null;
    },
  };
}
