import type { Finding } from "../core/findings.ts";

/** Takes out of a report what tells who somebody is. */
export interface Shortener {
  /** `~` for a home folder; of other long paths only the root and the last two names stay. */
  readonly path: (path: string) => string;
  /** What was told about a finding, every path of its facts shortened. */
  readonly sentence: (sentence: string, finding: Finding) => string;
  /** QQ ids masked wherever they stand: `12****789`. */
  readonly text: (text: string) => string;
}

/** Facts that are paths whatever the code. */
const pathFacts: ReadonlySet<string> = new Set(["path", "paths", "file", "log"]);

export function createShortener(home: string | null, uin: string | null): Shortener {
  const path = (whole: string): string => maskLongNumbers(shortenPath(whole, home));
  return {
    path,
    sentence: (sentence, finding) =>
      pathsIn(finding).reduce((text, whole) => text.replaceAll(whole, path(whole)), sentence),
    text: (text) => (uin === null ? text : text.replaceAll(uin, maskId(uin))),
  };
}

/** Longest first, so that a folder does not spoil the paths inside it. */
function pathsIn({ code, facts }: Finding): readonly string[] {
  return Object.entries(facts)
    .filter(([name]) => pathFacts.has(name) || (code === "wrong-yunzai" && name === "expected"))
    .flatMap(([, value]): unknown => value)
    .filter((value) => typeof value === "string")
    .filter((value) => /[\\/]/.test(value))
    .sort((a, b) => b.length - a.length);
}

function shortenPath(path: string, home: string | null): string {
  if (home !== null && home !== "" && isInside(path, home)) return `~${path.slice(home.length)}`;
  const userFolder = /^(?:[a-z]:)?[\\/](?:home|users)[\\/][^\\/]+/i.exec(path);
  if (userFolder) return `~${path.slice(userFolder[0].length)}`;
  const separator = path.includes("\\") ? "\\" : "/";
  const names = path.split(/[\\/]/).filter((name) => name !== "");
  const absolute = /^([a-z]:)?[\\/]/i.test(path);
  if (!absolute || names.length <= 3) return path;
  const root = /^[a-z]:/i.test(path) ? `${names[0]}${separator}` : separator;
  return `${root}…${separator}${names.slice(-2).join(separator)}`;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || (path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length)));
}

/** People name folders by their QQ id. */
function maskLongNumbers(text: string): string {
  return text.replace(/(?<!\d)\d{6,11}(?!\d)/g, maskId);
}

/** A QQ id that tells its owner whose it is, and nobody else. */
export function maskId(id: string): string {
  return id.length < 6 ? "****" : `${id.slice(0, 2)}****${id.slice(-3)}`;
}
