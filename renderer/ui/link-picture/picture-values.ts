import { assertNever } from "../../../electron/core/assert-never.ts";
import type { Finding } from "../../../electron/core/findings.ts";
import type { CheckResult } from "../../../electron/jobs/results.ts";
import type { StationId, StationState, StationWord } from "../../../electron/locales/window-ui-types.ts";
import { placeOfFinding } from "./picture-places.ts";
import type { PictureInput, Station, StationValue } from "./picture-types.ts";

/** The three values of a link as text, whatever is wrong with them; null where there is none. */
export interface LinkParts {
  readonly host: string | null;
  readonly port: string | null;
  readonly suffix: string | null;
}

/** The values that the picture is about: the dial's while one runs, else the entry's own, or where the link should lead. */
export function linkParts(
  { of, url, fields }: Pick<PictureInput, "of" | "url" | "fields">,
  check: CheckResult | null,
): LinkParts {
  if (url !== null) return unglued(url);
  const entry =
    of === "settings" ? check?.lagrange?.links.find(({ isYunzaiLink }) => isYunzaiLink) : undefined;
  if (entry) return unglued(entry.url);
  const target = check?.recommended ?? fields;
  if (target === null) return { host: null, port: null, suffix: null };
  return { host: target.host, port: String(target.port), suffix: target.suffix };
}

/** Takes apart what Lagrange glues together (FACTS L7), also where the whole is no URL. */
function unglued(url: string): LinkParts {
  const [, secure, host, port, suffix] =
    /^(wss:\/\/)?(?:ws:\/\/)?(\[[^\]]*\]|[^:/]*):(\d*)(.*)$/s.exec(url) ?? [];
  if (host === undefined) return { host: null, port: null, suffix: null };
  return { host: `${secure ?? ""}${host}`, port: port ?? null, suffix: suffix ?? null };
}

/** What stands under a station, and what should; `known` is an earlier check, for as long as none is settled. */
export function valueOf(
  id: StationId,
  state: StationState,
  parts: LinkParts,
  settled: CheckResult | null,
  known: CheckResult | null,
): Pick<Station, "value" | "expected"> {
  const fault = settled?.findings.find(
    ({ code, severity }) => severity === "error" && placeOfFinding[code] === id,
  );
  const told = fault ? toldBy(fault) : null;
  return told ?? { value: plainValue(id, state, parts, settled ?? known), expected: null };
}

/** The wrong value and the right one, where the finding at this station names them. */
function toldBy(finding: Finding): Pick<Station, "value" | "expected"> | null {
  switch (finding.code) {
    case "host-invalid":
      return { value: text(finding.facts.host), expected: finding.facts.expected };
    case "host-mismatch":
      return { value: text(finding.facts.host), expected: finding.facts.expected };
    case "other-family":
      return { value: text(finding.facts.host), expected: finding.facts.answered };
    case "port-invalid":
      return { value: text(finding.facts.port), expected: String(finding.facts.expected) };
    case "port-mismatch":
      return { value: text(String(finding.facts.port)), expected: String(finding.facts.expected) };
    case "other-port":
      return { value: text(String(finding.facts.port)), expected: String(finding.facts.listens) };
    case "suffix-no-slash":
    case "suffix-query":
    case "suffix-case":
    case "suffix-mismatch":
      return { value: text(finding.facts.suffix), expected: finding.facts.expected };
    case "tls-mismatch":
      return {
        value: text(finding.facts.url.replace(/:\/\/.*$/s, "://")),
        expected: `${finding.facts.listens}://`,
      };
    case "token-mismatch":
      return { value: word(finding.facts.has === "other" ? "refused" : "needed"), expected: null };
    case "token-needs-query":
      return { value: word("needed"), expected: null };
    case "settings-missing":
      return { value: word("missing"), expected: null };
    case "settings-unreadable":
    case "duplicate-key":
      return { value: word("unreadable"), expected: null };
    case "no-link":
    case "wrong-section":
      return { value: word("no-entry"), expected: null };
    case "adapter-missing":
      return { value: word("none"), expected: null };
    default:
      return null;
  }
}

function plainValue(
  id: StationId,
  state: StationState,
  { host, port, suffix }: LinkParts,
  check: CheckResult | null,
): StationValue | null {
  const links = check?.lagrange?.links ?? [];
  switch (id) {
    case "settings":
      if (state === "pending") return word("to-be-written");
      if (links.length > 0) return { kind: "entries", count: links.length };
      return state === "good" ? word("read") : null;
    case "address":
      return host === null ? null : text(host);
    case "port":
      return port === null ? null : text(port);
    case "path":
      return suffix === null ? null : text(suffix);
    case "token":
      return tokenValue(state);
    case "adapter":
      return adapterValue(state, suffix);
    default:
      return assertNever(id);
  }
}

function tokenValue(state: StationState): StationValue | null {
  if (state === "good" || state === "caution") return word("accepted");
  return state === "bad" ? word("refused") : null;
}

/** The adapter is named by the first segment of the path (FACTS Y4). */
function adapterValue(state: StationState, suffix: string | null): StationValue | null {
  if (state === "bad") return word("silent");
  if (state !== "good" && state !== "caution") return null;
  const segment = suffix?.split(/[/?]/)[1] ?? "";
  return segment === "" ? word("ready") : text(segment === "OneBotv11" ? "OneBot v11" : segment);
}

function text(value: string): StationValue {
  return { kind: "text", text: value };
}

function word(value: StationWord): StationValue {
  return { kind: "word", word: value };
}
