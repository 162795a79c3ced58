/**
 * Paths as text, for code that may not know the platform: a path's own form (`C:\…`, `\\server\…`, or
 * anything else) tells which rules it follows.
 */
const windowsPath = /^(?:[a-z]:(?:[\\/]|$)|\\\\)/i;

function isWindowsPath(path: string): boolean {
  return windowsPath.test(path);
}

/** `name` inside `folder`, with the separator that the folder's own form asks for. */
export function joinPath(folder: string, name: string): string {
  const separator = isWindowsPath(folder) ? "\\" : "/";
  return folder.endsWith("/") || folder.endsWith(separator) ? folder + name : folder + separator + name;
}

/** The last part of a path; empty for a root. Either separator counts, since command lines mix them. */
export function baseName(path: string): string {
  return /[^\\/]*$/.exec(path.replace(/[\\/]+$/, ""))?.[0] ?? "";
}

/** The folder that holds a path, or null for a root and for a bare name. */
export function parentFolder(path: string): string | null {
  const separators = isWindowsPath(path) ? /[\\/]+[^\\/]*[\\/]*$/ : /\/+[^/]*\/*$/;
  if (isRoot(path)) return null;
  const at = path.search(separators);
  if (at < 0) return null;
  const parent = path.slice(0, at);
  if (parent === "") return "/";
  return /^[a-z]:$/i.test(parent) ? `${parent}\\` : parent;
}

function isRoot(path: string): boolean {
  return (
    /^\/+$/.test(path) || /^[a-z]:[\\/]*$/i.test(path) || /^\\\\[^\\/]*(?:[\\/]+[^\\/]*)?[\\/]*$/.test(path)
  );
}

/** True for a path that needs no working directory to be understood. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith("/") || /^[a-z]:[\\/]/i.test(path) || path.startsWith("\\\\");
}

/** True for a Windows path to another computer's share (or into WSL), whose answers may take minutes. */
export function isNetworkPath(path: string): boolean {
  return isWindowsPath(path) && /^\\\\(?![.?]\\)/.test(plainPath(path));
}

/**
 * What two spellings of one path have in common: Windows ignores case, takes either separator, and has a second
 * form for every path. Links are not looked at: resolve them first.
 */
export function pathKey(path: string): string {
  if (!isWindowsPath(path)) return path.replace(/(?<=.)\/+$/, "");
  return plainPath(path).replace(/\\+$/, "").toLowerCase();
}

/** A Windows path with its own separators, without the `\\?\` that lifts its limit of 260 characters. */
function plainPath(path: string): string {
  return path
    .replace(/^[\\/]{2}\?[\\/](?:(unc)[\\/]|(?=[a-z]:))/i, (_, share) => (share ? "\\\\" : ""))
    .replaceAll("/", "\\");
}

/** True when the path is the folder itself or lies inside it. */
export function isWithin(path: string, folder: string): boolean {
  const inner = pathKey(path);
  const outer = pathKey(folder);
  if (inner === outer) return true;
  return inner.startsWith(outer.endsWith("/") ? outer : outer + (isWindowsPath(folder) ? "\\" : "/"));
}
