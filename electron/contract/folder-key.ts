/** By what the window tells that two spellings mean one folder: the hosts tell it by the same. */
export { pathKey } from "../core/folder-path.ts";
