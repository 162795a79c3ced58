import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";

/** A file of the page, or why there is none: it does not exist, or it may not be asked for. */
export type PageFile =
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly type: string }
  | { readonly kind: "missing" }
  | { readonly kind: "forbidden" };

/**
 * What the page may load: its own files, nothing else. The hash is that of an empty text: the page's library makes
 * empty `<style>` elements and fills them rule by rule through the CSSOM, which no policy restricts. A `<style>` with
 * text in it stays refused.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Sent with every answer of either host, refusals too. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cache-Control": "no-store",
};

const types: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".woff2", "font/woff2"],
]);

/**
 * Paths as the build names its files. Nothing else can be asked for: no leading dots, no `..`, no `%` (so nothing is
 * ever decoded), no backslashes, no colons of drives and streams, no NUL.
 */
const ownName = /^(?:\/[\w-][\w.-]*)+$/;

/** The file of the built page in `folder` that a URL's path names, undecoded and without its query; `/` is its start. */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile> {
  const path = urlPath === "/" ? "/index.html" : urlPath;
  if (!ownName.test(path)) return { kind: "forbidden" };
  const type = types.get(extname(path));
  if (type === undefined) return { kind: "missing" };
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    // A link, or a name that Windows takes for a device, may lead anywhere.
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return { kind: "forbidden" };
    return { kind: "file", bytes: await readFile(file), type };
  } catch {
    return { kind: "missing" };
  }
}
