import { assertNever } from "../assert-never.ts";
import type {
  LagrangeEvidence,
  LinkEvidence,
  SettingsEvidence,
  TargetEvidence,
  UnusableSettings,
  YunzaiEvidence,
} from "../evidence.ts";
import { finding, type Finding } from "../findings.ts";
import { maskUrl, sameListener } from "../endpoint.ts";
import { examineEntry } from "./entry.ts";

type ReadableSettings = Extract<SettingsEvidence, { readonly kind: "readable" }>;

/** What the settings file itself tells, from "cannot be read" down to the single entry. */
export function examineSettings(
  lagrange: LagrangeEvidence,
  target: TargetEvidence | null,
  yunzai: YunzaiEvidence | null,
): Finding[] {
  const { brokenOverlay, program, settingsPath: path } = lagrange;
  if (program !== "onebot") return [finding("wrong-program", { path })];
  // The cure of a layer is its owner's: rebuilding the file under it would change nothing.
  const overlay = brokenOverlay
    ? [{ ...unusable(brokenOverlay.path, brokenOverlay.read), remedies: ["by-hand", "show-folder"] as const }]
    : [];
  return [...overlay, ...examineContent(lagrange, target, yunzai)];
}

function examineContent(
  lagrange: LagrangeEvidence,
  target: TargetEvidence | null,
  yunzai: YunzaiEvidence | null,
): Finding[] {
  const { settings, settingsPath: path } = lagrange;
  switch (settings.kind) {
    case "missing":
      return [finding("settings-missing", { path })];
    case "failed":
      return [finding("settings-unreadable", { path, line: null, column: null, problem: settings.problem })];
    case "unreadable":
    case "duplicate-key":
      return [unusable(path, settings)];
    case "readable":
      return [
        ...examineLink(path, settings, target, yunzai),
        ...examineNeighbours(settings),
        ...examineForm(path, settings),
        ...examineWritable(lagrange),
      ];
    default:
      return assertNever(settings);
  }
}

function unusable(path: string, read: UnusableSettings): Finding {
  const { line, column } = read;
  return read.kind === "duplicate-key"
    ? finding("duplicate-key", { path, key: read.key, line, column })
    : finding("settings-unreadable", { path, line, column, problem: read.problem });
}

function examineLink(
  path: string,
  { settings, links, linkIndex }: ReadableSettings,
  target: TargetEvidence | null,
  yunzai: YunzaiEvidence | null,
): Finding[] {
  const chosen = links.find(({ link }) => link.index === linkIndex);
  if (!chosen) {
    if (settings.ignoredSection && !links.some(({ link }) => link.kind === "reverse")) {
      return [finding("wrong-section", { section: settings.ignoredSection.key })];
    }
    return [finding("no-link", { path, section: settings.section?.name ?? null })];
  }
  const found = target ? examineEntry(chosen, target, yunzai) : [];
  if (settings.ignoredSection) {
    found.push(finding("wrong-section", { section: settings.ignoredSection.key }, "info"));
  }
  const toYunzai = links.filter(
    (other) =>
      other.link.state === "used" &&
      other.link.kind === "reverse" &&
      (other === chosen || (other.outcome?.ok === true && leadToSame(chosen, other))),
  );
  if (toYunzai.length > 1) {
    found.push(finding("several-links", { indexes: toYunzai.map(({ link }) => link.index) }));
  }
  return found;
}

/** Whether two entries end at one Yunzai: by name, or by what their dials showed, whatever they call its machine. */
function leadToSame(one: LinkEvidence, other: LinkEvidence): boolean {
  const [a, b] = [one.link.endpoint, other.link.endpoint];
  if (!a || !b) return false;
  if (sameListener(a, b)) return true;
  // Only one log is read: it told of both.
  const shown = one.outcome?.kind === "handled" && other.outcome?.kind === "handled";
  return shown || (a.port === b.port && one.outcome?.address === other.outcome?.address);
}

/** A value that .NET cannot bind stops the program, whichever entry it stands in (FACTS N3). */
function examineNeighbours({ links, linkIndex }: ReadableSettings): Finding[] {
  return links.flatMap(({ link: { index, badValue } }) => {
    if (!badValue || index === linkIndex) return [];
    return [finding("value-invalid", { index, option: badValue.option, value: maskUrl(badValue.value) })];
  });
}

/** Things that look as if they did something and do not (FACTS L3, L4, L6), and bytes that are no text (N4). */
function examineForm(path: string, { settings, links }: ReadableSettings): Finding[] {
  const found: Finding[] = [];
  if (settings.decoded.firstBadLine !== null) {
    found.push(finding("settings-encoding", { path, line: settings.decoded.firstBadLine }));
  }
  if (settings.shadowed && settings.section) {
    found.push(finding("shadowed-section", { section: settings.shadowed.name, by: settings.section.name }));
  }
  for (const { link } of links) {
    if (link.enableWithoutEffect) found.push(finding("enable-has-no-effect", { index: link.index }));
    if (link.hasEnabled)
      found.push(
        finding("ignored-enabled", { section: `${settings.section?.name ?? "Implementations"}:${link.key}` }),
      );
  }
  return found;
}

function examineWritable(lagrange: LagrangeEvidence): Finding[] {
  if (lagrange.writeProblem === null) return [];
  return [finding("file-not-writable", { path: lagrange.settingsPath, reason: lagrange.writeProblem })];
}
