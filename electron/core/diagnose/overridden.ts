import { mask, maskUrl } from "../endpoint.ts";
import { finding, type Finding } from "../findings.ts";
import type { Link } from "../settings/settings-read.ts";

/**
 * A wrong value that a later layer put there (FACTS N5) cannot be cured in the file: the layer is the
 * cause and is told instead. Otherwise the finding that `ownFault` makes stands.
 */
export function told(link: Link, option: string, expected: string, ownFault: () => Finding): Finding {
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
