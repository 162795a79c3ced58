import { entryHost, parseEndpointUrl } from "./endpoint.ts";
import { oneBotSegments } from "./recognise.ts";

/** The three values of a link as a person types them. */
export interface TypedFields {
  readonly host: string;
  readonly port: string;
  readonly suffix: string;
}

/** Letters, digits and the marks of an address as a Chinese keyboard types them; not those that end a sentence. */
const fullWidth = /[\uff06\uff0d-\uff1a\uff1d\uff1f-\uff3d\uff3f\uff41-\uff5a]/g;

/** What comes along when text is copied from a page: it shows nothing and spoils everything. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** A text without what nobody sees: blanks around it and characters without width. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, "").trim();
}

/** The same text in the characters that an address is made of, where it was typed in full-width ones. */
export function plainForms(text: string): string {
  return text.replace(fullWidth, (character) => character.normalize("NFKC"));
}

/** Longer ones are no address; a limit also keeps the patterns from running back and forth over a large text. */
const longest = 2000;
const urlPattern = new RegExp(`\\b(?:ws|http)s?://[^\\s"'\`<>{}，。；、）)】」]{1,${longest}}`, "gi");

/** Host and port without a scheme, standing alone. */
const bareAddress = /^(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9][a-z0-9._-]{0,252}):\d{1,5}(?:[/?]\S*)?$/i;

/**
 * The address in a text as the fields it names: a WebSocket URL, an HTTP one that has a port or a OneBot
 * path (any other leads to a web page), or host and port alone. Null where there is none.
 */
export function fieldsInText(text: string): Partial<TypedFields> | null {
  const plain = plainForms(withoutInvisible(text));
  if (plain.length <= longest && bareAddress.test(plain)) return fieldsOfUrl(`ws://${plain}`);
  const urls = [...plain.matchAll(urlPattern)].map(([url]) => url.replace(/[.,;:!?]{1,9}$/, ""));
  const named = [
    ...urls.filter((url) => /^ws/i.test(url)),
    ...urls.filter((url) => /^http/i.test(url) && leadsToYunzai(url)),
  ];
  const fields = named.map(fieldsOfUrl).find((read) => read !== null) ?? null;
  // Behind `wss://` stands a web server on its usual port; nobody means port 80.
  return fields?.host?.startsWith("wss://") ? { port: "443", ...fields } : fields;
}

function leadsToYunzai(url: string): boolean {
  return hasPort(url) || oneBotSegments.some((segment) => url.includes(`/${segment}`));
}

/** A URL as the fields it names, a port only where it has one; `http` is taken for `ws`, a listener's own `0.0.0.0` for this machine. */
export function fieldsOfUrl(url: string): Partial<TypedFields> | null {
  const written = url
    .replace(/^http/i, "ws")
    .replace(
      /^(wss?:\/\/)(?:0\.0\.0\.0|\[::\]|\*)(?=[:/?#]|$)/i,
      (_, scheme: string) => `${scheme}127.0.0.1`,
    );
  const parsed = parseEndpointUrl(written);
  if (parsed.kind === "invalid") return null;
  const { endpoint } = parsed;
  const suffix = suffixNamed(endpoint.suffix);
  return {
    host: entryHost(endpoint),
    ...(hasPort(written) ? { port: String(endpoint.port) } : {}),
    ...(suffix === null ? {} : { suffix }),
  };
}

function hasPort(url: string): boolean {
  return /^[a-z]+:\/\/(?:\[[^\]]*\]|[^/?#:]*):\d/i.test(url);
}

/** A path worth naming; of the list that Yunzai prints in its place (FACTS Y11) the one Lagrange belongs on. */
function suffixNamed(suffix: string): string | null {
  const [, base, list] = /^([^[]*\/)\[([^\]]*)\]?$/.exec(suffix) ?? [];
  if (base === undefined || list === undefined) return suffix.length > 1 ? suffix : null;
  const segment = oneBotSegments.find((name) => list.split(",").includes(name));
  return segment === undefined ? null : base + segment;
}
