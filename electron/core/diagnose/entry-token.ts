import { mask, maskUrl, sameListener } from "../endpoint.ts";
import type { LinkEvidence, TargetEvidence } from "../evidence.ts";
import { finding, type Finding } from "../findings.ts";
import { faultOf } from "./overridden.ts";

/** Which name and value Yunzai asks for decides whether AccessToken can carry it (FACTS Y8). */
export function examineToken({ link, outcome }: LinkEvidence, target: TargetEvidence): Finding[] {
  const { index } = link;
  const { endpoint: wanted, token } = target;
  const found: Finding[] = [];
  const key = missingParameter(link.target.suffix, wanted.suffix);
  if (key !== null) {
    const facts = { index, key, expected: maskUrl(wanted.suffix) };
    found.push(faultOf(link, "Suffix", wanted.suffix, () => finding("token-needs-query", facts)));
  }
  const here = link.endpoint !== null && sameListener(link.endpoint, wanted);
  const refused = target.outcome.kind === "unauthorized" || (here && outcome?.kind === "unauthorized");
  // A missing parameter explains a refusal; beside it only the token itself can tell.
  const wrong = (token !== null && link.accessToken !== token) || (refused && key === null);
  if (!wrong) return found;
  const has = link.accessToken === null ? "none" : link.accessToken === "" ? "empty" : "other";
  const wants = token === null ? null : "authorization";
  found.push(faultOf(link, "AccessToken", mask, () => finding("token-mismatch", { index, has, wants })));
  return found;
}

/** The first query parameter that is wanted and not there with the same value; null when none is. */
function missingParameter(suffix: string, wanted: string): string | null {
  const present = queryOf(suffix);
  for (const [key, value] of queryOf(wanted)) if (present.get(key) !== value) return key;
  return null;
}

function queryOf(suffix: string): ReadonlyMap<string, string> {
  const at = suffix.indexOf("?");
  return new Map(at < 0 ? [] : new URLSearchParams(suffix.slice(at)));
}
