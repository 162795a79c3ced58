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
  const whole = withoutEnd(path, "\\/");
  return whole.slice(lastPartAt(whole, "\\/"));
}

/** The folder that holds a path, or null for a root and for a bare name. */
export function parentFolder(path: string): string | null {
  if (isRoot(path)) return null;
  const separators = isWindowsPath(path) ? "\\/" : "/";
  const whole = withoutEnd(path, separators);
  const at = lastPartAt(whole, separators);
  if (at === 0) return null;
  const parent = withoutEnd(whole.slice(0, at), separators);
  if (parent === "") return "/";
  return /^[a-z]:$/i.test(parent) ? `${parent}\\` : parent;
}

/** A path without the separators at its end. No pattern: over many in a row it would run back and forth. */
function withoutEnd(path: string, separators: string): string {
  let end = path.length;
  while (end > 0 && separators.includes(path.charAt(end - 1))) end -= 1;
  return path.slice(0, end);
}

function lastPartAt(path: string, separators: string): number {
  let at = path.length;
  while (at > 0 && !separators.includes(path.charAt(at - 1))) at -= 1;
  return at;
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
  if (!isWindowsPath(path)) return withoutEnd(path, "/") || path.slice(0, 1);
  return withoutEnd(plainPath(path), "\\").toLowerCase();
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
