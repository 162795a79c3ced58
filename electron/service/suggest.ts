import type { Folders, LinkRequest, Suggestion } from "../contract/api.ts";
import { endpointUrl, handlerSegment, mask, maskUrl, type Endpoint } from "../core/endpoint.ts";
import { pathKey } from "../core/folder-path.ts";
import { endpointOf, fieldsOf, unmaskSuffix } from "../core/link-fields.ts";
import { isOneBotSegment, leadsToOneBot, oneBotSegments, otherSegments } from "../core/recognise.ts";
import type { Link } from "../core/settings/settings-read.ts";
import { planTarget, type TargetPlan } from "../core/target.ts";
import { linksOf } from "../jobs/examine/examine.ts";
import { readLagrange } from "../jobs/examine/read-lagrange.ts";
import { withFormerPorts } from "../jobs/examine/former-ports.ts";
import { readYunzai, type YunzaiReading } from "../jobs/examine/read-yunzai.ts";
import type { Ports } from "../jobs/ports.ts";

type SuggestPorts = Pick<Ports, "disk" | "system" | "clock">;
type ReadYunzai = Extract<YunzaiReading, { kind: "read" }>;

/** The suffix last shown masked for each Yunzai folder: what a mask that is sent back stands for. */
export interface ShownSuffixes {
  show(folders: Folders, suffix: string): void;
  /** Null where none was shown. */
  of(folders: Folders): string | null;
}

export function createShownSuffixes(): ShownSuffixes {
  const shown = new Map<string, string>();
  return {
    show: (folders, suffix) => void shown.set(keyOf(folders), suffix),
    of: (folders) => shown.get(keyOf(folders)) ?? null,
  };
}

function keyOf({ yunzai }: Folders): string {
  return pathKey(yunzai ?? "");
}

/** What to fill in for the link between two folders; dials nothing. */
export async function suggest(
  ports: SuggestPorts,
  folders: Folders,
  shown: ShownSuffixes,
): Promise<Suggestion> {
  const { endpoint, source, yunzai } = await planFor(ports, folders);
  const { host, port, suffix } = fieldsOf(endpoint);
  shown.show(folders, suffix);
  return {
    fields: { host, port, suffix: maskUrl(suffix) },
    source: source === "guess" ? "guess" : "yunzai-settings",
    suffixes: suffixesOf(yunzai, maskUrl(suffix)),
    token: tokenStateOf(yunzai),
  };
}

function suffixesOf(yunzai: ReadYunzai | null, suggested: string): Suggestion["suffixes"] {
  const adapters = yunzai && yunzai.adapters.length > 0 ? yunzai.adapters : oneBotSegments;
  // Yunzai's `auth` asks the same query on every path; a path needs the slash before it (FACTS Y5, Y8).
  const query = /\/?\?.*$/.exec(suggested)?.[0] ?? "";
  return [...oneBotSegments, ...otherSegments]
    .filter((adapter) => adapters.includes(adapter))
    .map((adapter) => ({
      suffix: handlerSegment(suggested) === adapter ? suggested : `/${adapter}${query}`,
      adapter,
      oneBot: isOneBotSegment(adapter),
    }));
}

function tokenStateOf(yunzai: ReadYunzai | null): Suggestion["token"] {
  if (!yunzai) return "unknown";
  const { auth } = yunzai;
  if (auth.kind === "none" || auth.kind === "unmeetable") return auth.kind;
  return "known";
}

/** What Yunzai's settings want to hear, for a person who asked to see it. */
export async function tokenOf(ports: SuggestPorts, { yunzai: folder }: Folders): Promise<string | null> {
  const reading = folder === null ? null : await readYunzai(ports.disk, folder);
  if (reading?.kind !== "read") return null;
  const { auth } = reading;
  if (auth.kind === "token") return auth.token;
  return auth.kind === "query" ? (auth.token ?? auth.parameters[0]?.value ?? null) : null;
}

/**
 * The endpoint that the window's fields mean; null where it left the choice to the settings. A masked
 * value stands for the one that was shown under its name. `invalid` cannot be dialled: the window let it pass.
 */
export async function endpointFor(
  ports: SuggestPorts,
  request: LinkRequest,
  shown: ShownSuffixes,
): Promise<Endpoint | null | "invalid"> {
  const { link } = request;
  if (!link) return null;
  if (!link.suffix.includes(mask)) return endpointOf(link) ?? "invalid";
  const planned = await planFor(ports, request);
  const known = [planned.endpoint.suffix, shown.of(request)].filter((suffix) => suffix !== null);
  const suffix = unmaskSuffix(link.suffix, known);
  const endpoint = suffix === null ? null : endpointOf({ ...link, suffix });
  if (endpoint === null) return "invalid";
  // Left as suggested, it stays Yunzai's own secret, which is not sent to whoever holds the port (FACTS Y10).
  const asPlanned = endpointUrl(endpoint) === endpointUrl(planned.endpoint);
  return asPlanned && planned.source === "yunzai-settings" ? null : endpoint;
}

interface Planned extends Pick<TargetPlan, "endpoint" | "source"> {
  readonly yunzai: ReadYunzai | null;
}

/** Where the settings of both sides lead to; without a Yunzai folder, where an entry plainly meant for one does. */
export async function planFor({ disk, system, clock }: SuggestPorts, folders: Folders): Promise<Planned> {
  const [lagrange, reading] = await Promise.all([
    folders.lagrange === null ? null : readLagrange(disk, folders.lagrange),
    folders.yunzai === null ? null : readYunzai(disk, folders.yunzai),
  ]);
  const yunzai = reading?.kind === "read" ? reading : null;
  const links = linksOf(lagrange?.kind === "read" ? lagrange : null, false);
  const { endpoint, source } = planTarget({
    given: null,
    token: null,
    yunzai: yunzai && (await withFormerPorts({ disk, system, clock }, yunzai)),
    links,
    ownHosts: system.ownHosts(),
  });
  return { endpoint: (yunzai ? null : writtenTarget(links, endpoint)) ?? endpoint, source, yunzai };
}

/** Where the entries lead already: the first on a OneBot path, else the first on Yunzai's usual port. */
function writtenTarget(links: readonly Link[], usual: Endpoint): Endpoint | null {
  const targets = links.flatMap(({ kind, endpoint }) => (kind === "reverse" && endpoint ? [endpoint] : []));
  const onPath = targets.find(({ suffix }) => leadsToOneBot(suffix));
  if (onPath) return onPath;
  const onPort = targets.find(({ port }) => port === usual.port);
  return onPort ? { ...onPort, suffix: usual.suffix } : null;
}
