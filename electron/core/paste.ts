import { oneBotSegments } from "./recognise.ts";
import { readLinks } from "./settings/settings-links.ts";
import { readSettings, type Link, type Settings } from "./settings/settings-read.ts";
import { fieldsInText, type TypedFields } from "./typed-address.ts";
import { parseLagrangeLog, type LagrangeLogEvent } from "./yunzai/lagrange-log.ts";
import { parseAnnouncement, type Announcement } from "./yunzai/yunzai-announcement.ts";

/** What a pasted text turned out to be. */
export type PasteReading =
  | {
      readonly kind: "fields";
      /** Yunzai's console line (FACTS Y11), an address, or a piece of appsettings.json. */
      readonly from: "announcement" | "url" | "settings";
      /** Only what the text names. */
      readonly fields: Partial<TypedFields>;
      /** The `AccessToken` of a piece of settings; null where it has none or an empty one. */
      readonly token: string | null;
    }
  /** Lagrange's console: what its last line about the link says (FACTS L12). */
  | { readonly kind: "lagrange-log"; readonly event: LagrangeLogEvent }
  | { readonly kind: "nothing" };

/**
 * Recognises what people copy out of consoles, forums and settings files. Never throws.
 *
 * What is read is the user's own clipboard, shown in the box it was pasted into, so values stay as they are:
 * a URL's query goes into the suffix with its secrets, since without them it could not be dialled. Only
 * Lagrange's log, which is shown as it is told, comes masked.
 */
export function readPaste(text: string): PasteReading {
  const announcement = parseAnnouncement(text);
  if (announcement) return found("announcement", fieldsOfAnnouncement(announcement));
  const event = parseLagrangeLog(text).at(-1);
  if (event) return { kind: "lagrange-log", event };
  // Settings may hold addresses of their own, a sign server's for example.
  const link = linkInSettings(text);
  if (link) return found("settings", writtenFields(link), link.accessToken || null);
  const address = fieldsInText(text);
  return address ? found("url", address) : { kind: "nothing" };
}

function found(
  from: "announcement" | "url" | "settings",
  fields: Partial<TypedFields>,
  token: string | null = null,
): PasteReading {
  return { kind: "fields", from, fields, token };
}

/** The path of the adapter that Lagrange belongs on, whatever else is printed beside it (FACTS Y4). */
function fieldsOfAnnouncement({ secure, host, port, base, segments }: Announcement): Partial<TypedFields> {
  const segment = oneBotSegments.find((name) => segments.includes(name));
  return {
    host: secure ? `wss://${host}` : host,
    port: String(port),
    ...(segment === undefined ? {} : { suffix: `${base}/${segment}` }),
  };
}

/** A whole file, one entry, or some lines of one: the first reading in which .NET finds a link. */
function linkInSettings(text: string): Link | null {
  const straight = quotedKey.test(text) ? text : withStraightMarks(text);
  if (!quotedKey.test(straight)) return null;
  // A comment at the end must not take the bracket behind it along.
  const inner = `${trimMarks(straight, " \t\r\n,\ufeff")}\n`;
  const wrapped = [
    inner,
    `{${inner}}`,
    `{"Implementations":[${inner}]}`,
    `{"Implementations":[{${inner}}]}`,
    // An entry copied with its neighbours' brackets.
    `{"Implementations":[${trimMarks(straight, " \t\r\n,\ufeff[]")}\n]}`,
  ];
  for (const candidate of wrapped) {
    const read = readSettings(new TextEncoder().encode(candidate));
    const link = read.kind === "readable" ? bestLink(read.settings) : null;
    if (link) return link;
  }
  return null;
}

const quotedKey = /"[A-Za-z$]{1,40}"\s{0,8}:/;

/** Quotes, colons and commas as a forum or a Chinese keyboard leaves them, put right. */
function withStraightMarks(text: string): string {
  return text
    .replace(/[“”＂]/g, '"')
    .replaceAll("：", ":")
    .replaceAll("，", ",");
}

/** A text without any of these characters at its ends; a pattern would run back and forth over long blanks. */
function trimMarks(text: string, marks: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && marks.includes(text.charAt(start))) start += 1;
  while (end > start && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The entry that is meant for Yunzai, else the last one that dials at all; the section of FACTS L4 counts as one. */
function bestLink(settings: Settings): Link | null {
  const links = readLinks(settings, []).filter(
    (link) => (link.kind === null || link.kind === "reverse") && namesSomething(link),
  );
  const meant = links.find(({ target }) => oneBotSegments.some((name) => target.suffix.includes(name)));
  return meant ?? links.at(-1) ?? (settings.ignoredSection ? ignoredLink(settings) : null);
}

function ignoredLink({ values }: Settings): Link | null {
  const section = ["Host", "Port", "Suffix", "AccessToken"].flatMap((name) => {
    const value = values.get(`ReverseWebSocket:${name}`);
    return value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`];
  });
  return section.length === 0 ? null : linkInSettings(`{${section.join(",")}}`);
}

function namesSomething({ target: { host, port, suffix } }: Link): boolean {
  return host !== "" || port !== "" || suffix !== "";
}

function writtenFields({ target: { host, port, suffix } }: Link): Partial<TypedFields> {
  return {
    ...(host === "" ? {} : { host }),
    ...(port === "" ? {} : { port }),
    ...(suffix === "" ? {} : { suffix }),
  };
}
