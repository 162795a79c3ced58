import { maskUrl } from "../endpoint.ts";
import type { LinkEvidence, TargetEvidence, YunzaiEvidence } from "../evidence.ts";
import { finding, type Finding } from "../findings.ts";
import { examineHost, examinePort, examineScheme, examineSuffix } from "./entry-address.ts";
import { examineToken } from "./entry-token.ts";
import { faultOf } from "./overridden.ts";

/**
 * What is wrong with the entry that is meant for Yunzai, compared with where the link should lead.
 * Several things can be wrong at once; each is told on its own. An entry whose own dial was good is
 * believed, however it is spelt.
 */
export function examineEntry(
  entry: LinkEvidence,
  target: TargetEvidence,
  yunzai: YunzaiEvidence | null,
): Finding[] {
  const { link, outcome } = entry;
  const { index } = link;
  const found: Finding[] = [];
  if (link.kind !== "reverse") {
    const type = link.type === link.key ? null : link.type;
    found.push(finding("entry-skipped", { index, type, expected: "ReverseWebSocket" }));
  } else if (link.state === "disabled") {
    found.push(faultOf(link, "Enable", "true", () => finding("entry-disabled", { index })));
  }
  for (const { option, value } of link.badValues) {
    if (option !== "Port") found.push(finding("value-invalid", { index, option, value: maskUrl(value) }));
  }
  if (outcome?.ok !== true) {
    found.push(
      ...examineHost(entry, target),
      ...examinePort(link, target),
      ...examineScheme(entry, target),
      ...examineSuffix(entry, target, yunzai),
      ...examineToken(entry, target),
    );
  }
  if (!link.universal) {
    found.push(faultOf(link, "UseUniversalClient", "true", () => finding("not-universal", { index })));
  }
  return found;
}
