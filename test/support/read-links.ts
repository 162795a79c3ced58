import { readLinks } from "../../electron/core/settings/settings-links.ts";
import type { Link, Overlay } from "../../electron/core/settings/settings-read.ts";
import { settingsOf } from "./evidence.ts";

/** A settings text, or a value to write as one. */
export type Source = string | object;

/** The options of an entry that leads to Yunzai, but for its Type; and the whole of it. */
export const bare = { Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11" };
export const reverse = { Type: "ReverseWebSocket", ...bare };

/** `appsettings.Production.json`, which is read like the settings themselves (FACTS N5). */
export function fileLayer(source: Source): Overlay {
  return { kind: "file", name: "appsettings.Production.json", values: settingsOf(textOf(source)).values };
}

export function linksOf(source: Source, ...overlays: readonly Overlay[]): readonly Link[] {
  return readLinks(settingsOf(textOf(source)), overlays);
}

/** The one link of a file whose `Implementations` hold one reverse entry with these options. */
export function linkWith(options: object, ...overlays: readonly Overlay[]): Link {
  return only(linksOf({ Implementations: [{ ...reverse, ...options }] }, ...overlays));
}

export function only(links: readonly Link[]): Link {
  const [link] = links;
  if (!link || links.length > 1) throw new Error(`${links.length} links`);
  return link;
}

/** `0 0 ReverseWebSocket used`: the index, key, type and state of each link. */
export function summary(links: readonly Link[]): readonly string[] {
  return links.map(({ index, key, type, state }) => `${index} ${key} ${type} ${state}`);
}

function textOf(source: Source): string {
  return typeof source === "string" ? source : JSON.stringify(source);
}
