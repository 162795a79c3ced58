/** The one file that is ever written; its name is the same in every language. */
export const settingsFile = "appsettings.json";

/** The name at the end of a path of either system. */
export function fileName(path: string): string {
  return path.slice(path.search(/[^\\/]*$/));
}

/** The folder that a file of either system stands in. */
export function folderOf(path: string): string {
  return path.slice(0, -fileName(path).length).replace(/(?<=[^\\/:])[\\/]$/, "");
}
