import { baseName, joinPath } from "../../core/folder-path.ts";
import type { DiskProblem } from "../../core/reasons.ts";
import {
  recogniseYunzai,
  recommendedSegment,
  type YunzaiAge,
  type YunzaiRecognition,
} from "../../core/recognise.ts";
import {
  readYunzaiConfig,
  recommendedAuth,
  yunzaiFilePaths,
  type RecommendedAuth,
  type YunzaiConfig,
  type YunzaiFiles,
} from "../../core/yunzai/yunzai-config.ts";
import { dayOfLog, parseLogLines, type YunzaiLogEvent } from "../../core/yunzai/yunzai-log.ts";
import type { YunzaiFile } from "../../core/yunzai/yunzai-yaml.ts";
import type { Disk } from "../ports.ts";
import { gatherYunzaiFacts } from "./yunzai-facts.ts";

/** Everything a Yunzai folder tells without running anything. */
export type YunzaiReading =
  | {
      readonly kind: "read";
      readonly path: string;
      /** What the folder is; the other fields are filled in as far as its files allow, whatever it is. */
      readonly recognition: YunzaiRecognition;
      /** `name` of package.json, empty where there is none. */
      readonly name: string;
      readonly flavour: "trss" | "other";
      readonly age: YunzaiAge | null;
      /** File names of plugins/adapter without `.js`, sorted. */
      readonly adapters: readonly string[];
      /** The path Lagrange belongs on: `OneBotv11`, `go-cqhttp`, or null where neither is served (FACTS Y4). */
      readonly segment: string | null;
      readonly config: YunzaiConfig;
      readonly auth: RecommendedAuth;
      /** When the file with its port was last changed, milliseconds since the epoch; null where there is none. */
      readonly configModified: number | null;
      /** Null where no log can be read. */
      readonly log: YunzaiLog | null;
    }
  /** The folder itself could not be listed. */
  | { readonly kind: "failed"; readonly path: string; readonly problem: DiskProblem };

/** The newest `logs/command.<date>.log`, its last 256 KB. */
export interface YunzaiLog {
  readonly path: string;
  /** Oldest first, without what our own dials caused. */
  readonly events: readonly YunzaiLogEvent[];
}

/** Log tails are no longer than this, settings files neither (DESIGN 7); in bytes. */
export const tailLimit = 256 * 1024;

const noFiles: YunzaiFiles = {
  serverUser: null,
  serverDefault: null,
  botUser: null,
  botDefault: null,
  redisUser: null,
  redisDefault: null,
};

/** Reads a Yunzai folder: what it is, its settings, adapters and newest log (FACTS Y1, Y3, Y4, Y12). */
export async function readYunzai(disk: Disk, folder: string): Promise<YunzaiReading> {
  const listing = await disk.list(folder);
  if (listing.kind === "failed") return { kind: "failed", path: folder, problem: listing.problem };
  const facts = await gatherYunzaiFacts(disk, folder, listing.entries);
  // No settings are looked for where there is no Yunzai: `find` reads many folders that only might be one.
  const [config, log] = facts
    ? await Promise.all([readYunzaiSettings(disk, folder), readYunzaiLog(disk, folder)])
    : [readYunzaiConfig(noFiles), null];
  const recognition: YunzaiRecognition = facts ? recogniseYunzai(facts) : { kind: "nothing" };
  const trss = recognition.kind === "yunzai" && recognition.flavour === "trss" ? recognition : null;
  const adapters = trss?.adapters ?? [];
  const age = trss?.age ?? null;
  return {
    kind: "read",
    path: folder,
    recognition,
    name: facts?.packageName ?? "",
    flavour: trss?.flavour ?? "other",
    age,
    adapters,
    segment: recommendedSegment(adapters, age),
    config,
    auth: recommendedAuth(config),
    configModified: facts ? await modifiedAt(disk, joinAll(folder, config.file)) : null,
    log,
  };
}

/** Reads the six settings files alone (FACTS Y3, Y13). */
export async function readYunzaiSettings(disk: Disk, folder: string): Promise<YunzaiConfig> {
  const read = (name: keyof YunzaiFiles): Promise<YunzaiFile> =>
    readSettingsFile(disk, joinAll(folder, yunzaiFilePaths[name]));
  const [serverUser, serverDefault, botUser, botDefault, redisUser, redisDefault] = await Promise.all([
    read("serverUser"),
    read("serverDefault"),
    read("botUser"),
    read("botDefault"),
    read("redisUser"),
    read("redisDefault"),
  ]);
  return readYunzaiConfig({ serverUser, serverDefault, botUser, botDefault, redisUser, redisDefault });
}

/** Reads the newest command log (FACTS Y12). Null where there is none to read. */
export async function readYunzaiLog(disk: Disk, folder: string): Promise<YunzaiLog | null> {
  const path = await newestLogIn(disk, folder);
  const tail = path === null ? null : await disk.tail(path, tailLimit);
  if (path === null || tail?.kind !== "read") return null;
  return { path, events: parseLogLines(new TextDecoder().decode(tail.bytes), dayOfLog(baseName(path))) };
}

/**
 * Absolute path of the newest command log. The newest by name: Yunzai names them by the day in Asia/Shanghai, whatever
 * the clock here says (FACTS Y12). Null where there is none, or the folder cannot be listed.
 */
export async function newestLogIn(disk: Disk, folder: string): Promise<string | null> {
  const logs = joinPath(folder, "logs");
  const listing = await disk.list(logs);
  if (listing.kind === "failed") return null;
  const name = listing.entries
    .filter((entry) => entry.kind === "file" && dayOfLog(entry.name) !== null)
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  return name === undefined ? null : joinPath(logs, name);
}

async function readSettingsFile(disk: Disk, path: string): Promise<YunzaiFile> {
  const file = await disk.read(path, tailLimit);
  if (file.kind === "read") return new TextDecoder().decode(file.bytes);
  if (file.problem === "not-found" || file.problem === "not-a-folder") return null;
  return { problem: file.problem === "too-large" ? "too-large" : "unreadable" };
}

async function modifiedAt(disk: Disk, path: string): Promise<number | null> {
  const look = await disk.tail(path, 0);
  return look.kind === "read" ? look.modified : null;
}

function joinAll(folder: string, relative: string): string {
  return relative.split("/").reduce(joinPath, folder);
}
