import type { Folders, LinkRequest, Suggestion } from "../contract/api.ts";
import { mask, maskUrl, type Endpoint } from "../core/endpoint.ts";
import { endpointOf, fieldsOf } from "../core/link-fields.ts";
import { oneBotSegments } from "../core/recognise.ts";
import { planTarget, type TargetPlan } from "../core/target.ts";
import { linksOf } from "../jobs/examine/examine.ts";
import { readLagrange } from "../jobs/examine/read-lagrange.ts";
import { readYunzai, type YunzaiReading } from "../jobs/examine/read-yunzai.ts";
import type { Ports } from "../jobs/ports.ts";

type SuggestPorts = Pick<Ports, "disk" | "system">;
type ReadYunzai = Extract<YunzaiReading, { kind: "read" }>;

/** Adapter files that register a path (FACTS Y4); only the first two speak OneBot v11. */
const pathAdapters = [...oneBotSegments, "ComWeChat", "GSUIDCore", "OPQBot"] as const;

/** What to fill in for the link between two folders; dials nothing. */
export async function suggest(ports: SuggestPorts, folders: Folders): Promise<Suggestion> {
  const { plan, yunzai } = await planFor(ports, folders);
  const { host, port, suffix } = fieldsOf(plan.endpoint);
  return {
    fields: { host, port, suffix: maskUrl(suffix) },
    source: plan.source === "guess" ? "guess" : "yunzai-settings",
    suffixes: suffixesOf(yunzai, maskUrl(suffix)),
    token: tokenStateOf(yunzai),
  };
}

function suffixesOf(yunzai: ReadYunzai | null, suggested: string): Suggestion["suffixes"] {
  const adapters = yunzai && yunzai.adapters.length > 0 ? yunzai.adapters : oneBotSegments;
  const offered = pathAdapters
    .filter((adapter) => adapters.includes(adapter))
    // The suggested spelling carries the query that Yunzai's `auth` may need (FACTS Y8).
    .map((adapter) => ({
      suffix: suggested.startsWith(`/${adapter}`) ? suggested : `/${adapter}`,
      adapter,
      oneBot: oneBotSegments.some((name) => name === adapter),
    }));
  return offered;
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
 * suffix stands for the one it was made from. `invalid` cannot be dialled: the window let it pass.
 */
export async function endpointFor(
  ports: SuggestPorts,
  request: LinkRequest,
): Promise<Endpoint | null | "invalid"> {
  const { link } = request;
  if (!link) return null;
  if (!link.suffix.includes(mask)) return endpointOf(link) ?? "invalid";
  const { plan } = await planFor(ports, request);
  const known = maskUrl(plan.endpoint.suffix) === link.suffix;
  return (known ? endpointOf({ ...link, suffix: plan.endpoint.suffix }) : null) ?? "invalid";
}

/** Where Yunzai would be dialled by the settings of both sides. */
export async function planFor(
  { disk, system }: SuggestPorts,
  folders: Folders,
): Promise<{ readonly plan: TargetPlan; readonly yunzai: ReadYunzai | null }> {
  const [lagrange, yunzai] = await Promise.all([
    folders.lagrange === null ? null : readLagrange(disk, folders.lagrange),
    folders.yunzai === null ? null : readYunzai(disk, folders.yunzai),
  ]);
  const read = yunzai?.kind === "read" ? yunzai : null;
  const links = linksOf(lagrange?.kind === "read" ? lagrange : null, false);
  const plan = planTarget({ given: null, token: null, yunzai: read, links, ownHosts: system.ownHosts() });
  return { plan, yunzai: read };
}
