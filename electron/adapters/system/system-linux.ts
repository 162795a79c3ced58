import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place, System, TcpSocket } from "../../jobs/ports.ts";
import { existingPlaces } from "./existing-places.ts";
import { ownHosts } from "./own-hosts.ts";
import { barredMounts } from "./proc-mounts.ts";
import { parseProcNetTcp } from "./proc-net-tcp.ts";
import { readEnvironment, readProcesses, socketOwners } from "./proc-processes.ts";

/** Whose computer this is: decides the known places. */
export interface LinuxUser {
  /** Absolute path of the home folder. */
  readonly home: string;
  /** `XDG_CONFIG_HOME`, or null where it is not set. */
  readonly configHome: string | null;
  /** `PATH`; without it no program is looked for by its name. */
  readonly programPath: string | null;
}

/** Linux, as /proc tells it. What may not be read is unknown, never an error. */
export function createLinuxSystem(user: LinuxUser): System {
  return {
    processes: readProcesses,
    sockets: readSockets,
    environment: readEnvironment,
    // Each shell and desktop session has its own variables, .NET reads no proxy from the settings, and no port is reserved.
    lastingEnvironment: async () => null,
    proxy: async () => null,
    reservedRange: async () => null,
    ownHosts,
    programFolders: () => user.programPath?.split(":").filter((folder) => folder.startsWith("/")) ?? null,
    places: async () => existingPlaces(await placesOf(user)),
    roots: async () => ["/"],
    // Yunzai's title is its command line here, which `processes` tells.
    consoles: async () => [],
    barred: async () => barredMounts(await readFile("/proc/mounts", "utf8").catch(() => "")),
  };
}

async function readSockets(): Promise<readonly TcpSocket[]> {
  const tables = await Promise.all(
    ["/proc/net/tcp", "/proc/net/tcp6"].map((file) => readFile(file, "utf8").catch(() => "")),
  );
  const sockets = tables.flatMap(parseProcNetTcp);
  const owners = await socketOwners(new Set(sockets.map(({ inode }) => inode)));
  return sockets.map(({ inode, ...socket }) => ({ ...socket, pid: owners.get(inode) ?? null }));
}

/** Desktop, downloads and documents as the desktop settings name them and under their usual names. */
async function placesOf({ home, configHome }: LinuxUser): Promise<readonly Place[]> {
  const settings = join(configHome ?? join(home, ".config"), "user-dirs.dirs");
  const named = userFolders(await readFile(settings, "utf8").catch(() => ""), home);
  const usual = (why: Place["why"], names: readonly string[]): readonly Place[] =>
    names.map((name) => ({ path: join(home, name), why }));
  return [
    ...named,
    ...usual("desktop", ["Desktop", "桌面"]),
    ...usual("downloads", ["Downloads", "下载"]),
    ...usual("documents", ["Documents", "文档"]),
    { path: home, why: "home" },
    { path: "/opt", why: "drive" },
    { path: "/", why: "drive" },
  ];
}

const folderKinds: Readonly<Record<string, Place["why"]>> = {
  DESKTOP: "desktop",
  DOWNLOAD: "downloads",
  DOCUMENTS: "documents",
};

/** Reads user-dirs.dirs: lines like `XDG_DESKTOP_DIR="$HOME/桌面"`. A folder set to the home itself is switched off. */
function userFolders(text: string, home: string): readonly Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(/^\s*XDG_([A-Z]+)_DIR="(\$HOME)?(\/[^"\n]*)"/gm)) {
    const [, key = "", relative, rest = ""] = match;
    const why = folderKinds[key];
    const path = (relative ? join(home, rest) : rest).replace(/(?<=.)\/+$/, "");
    if (why && path !== home) places.push({ path, why });
  }
  return places;
}
