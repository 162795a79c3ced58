/**
 * The rules of the core that the window runs itself, so that it judges as the hosts do: a link's fields while they are
 * typed, what a path is, whether two mean one folder, what is masked, and what it saw since a check. Types come from the
 * core.
 */
export { maskUrl } from "../core/endpoint.ts";
export { finding } from "../core/findings.ts";
export { isAbsolutePath, pathKey } from "../core/folder-path.ts";
export { readFields } from "../core/link-fields.ts";
