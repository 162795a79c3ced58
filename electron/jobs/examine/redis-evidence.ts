import { isAbsolutePath, joinPath, parentFolder } from "../../core/folder-path.ts";
import type { YunzaiEvidence } from "../../core/evidence.ts";
import type { RedisSettings } from "../../core/yunzai/yunzai-config.ts";
import type { Disk, Ports } from "../ports.ts";

export type RedisPorts = Pick<Ports, "disk" | "network" | "system">;

/**
 * Asks the Redis of the Yunzai in `folder` as Yunzai would, and where it is silent, whether Yunzai starts
 * one by itself (FACTS Y13). Null when it can be used.
 */
export async function redisEvidence(
  { disk, network, system }: RedisPorts,
  redis: RedisSettings,
  folder: string,
  signal: AbortSignal,
): Promise<YunzaiEvidence["redis"]> {
  const { host, port, credentials } = redis;
  if (credentials.kind === "not-text") return { reason: "PASSWORD_NOT_TEXT", startable: false };
  const sent = credentials.kind === "given" ? credentials : null;
  const reason = await network.redisPing({ host, port, credentials: sent }, signal);
  if (reason === null) return null;
  // Only this very address, and only where nobody holds the port. What it starts knows no password, and
  // then refuses the one in the settings.
  const starts = reason === "ECONNREFUSED" && host === "127.0.0.1" && sent === null;
  return { reason, startable: starts && (await isThere(disk, redis.path, folder, system.programFolders())) };
}

/** Whether Yunzai finds the program it is told to start; true where that cannot be told. */
async function isThere(
  disk: Disk,
  program: string,
  folder: string,
  programFolders: readonly string[] | null,
): Promise<boolean> {
  // A Yunzai in WSL, seen from Windows, has programs of its own.
  if (folder.startsWith("\\\\")) return true;
  if (isAbsolutePath(program)) return isFile(disk, program);
  if (/[\\/]/.test(program)) return isFile(disk, joinPath(folder, program));
  if (programFolders === null) return true;
  const folders = [...programFolders, ...installersOwn(folder)];
  const found = await Promise.all(folders.map((each) => isFile(disk, joinPath(each, program))));
  return found.includes(true);
}

/** Where the official installer puts its Redis: `..\win\redis` (FACTS Y2). */
function installersOwn(folder: string): readonly string[] {
  const parent = parentFolder(folder);
  return parent === null ? [] : [joinPath(joinPath(parent, "win"), "redis")];
}

/** Windows starts a program without its `.exe` being named. */
async function isFile(disk: Disk, path: string): Promise<boolean> {
  const looks = await Promise.all([path, `${path}.exe`].map((each) => disk.tail(each, 0)));
  return looks.some((look) => look.kind === "read" || look.problem === "no-permission");
}
