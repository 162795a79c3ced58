import { mask, maskUrl } from "../endpoint.ts";
import { finding, type Finding } from "../findings.ts";
import type { Link } from "../settings/settings-read.ts";

/**
 * The finding for a wrong value of an option. Where a later layer put the value there (FACTS N5), the file cannot cure
 * it, and the layer is told as the cause; otherwise it is the finding that `ownFault` makes.
 */
export function faultOf(link: Link, option: string, expected: string, ownFault: () => Finding): Finding {
  const layer = link.overridden.findLast((candidate) => candidate.option === option);
  if (!layer) return ownFault();
  const secret = option === "AccessToken";
  const value = secret ? mask : maskUrl(layer.value);
  const key = layer.path;
  const shown = secret ? mask : maskUrl(expected);
  return layer.by.kind === "file"
    ? finding("overridden-by-file", { file: layer.by.name, key, value, expected: shown })
    : finding("overridden-by-environment", { name: key.replaceAll(":", "__"), key, value, expected: shown });
}
