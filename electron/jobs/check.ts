import { endpointUrl, entryHost, maskUrl, sameListener } from "../core/endpoint.ts";
import { diagnose } from "../core/diagnose/index.ts";
import type { LinkEvidence } from "../core/evidence.ts";
import { examine, type Examination, type ExamineRequest } from "./examine/examine.ts";
import type { Ports } from "./ports.ts";
import type { CheckResult, LinkView } from "./results.ts";
import type { VerifyProgress } from "./verify/verify.ts";

export type CheckRequest = Omit<ExamineRequest, "rebuild">;

/** Reads everything, dials, changes nothing, and judges (DESIGN 2.2). */
export async function check(
  ports: Ports,
  request: CheckRequest,
  signal: AbortSignal,
  onProgress: VerifyProgress,
): Promise<CheckResult> {
  return checkResult(await examine(ports, { ...request, rebuild: false }, signal, onProgress));
}

/** What the window and the terminal show of an examination: masked, plain JSON. */
export function checkResult(examination: Examination): CheckResult {
  const { evidence, lagrange, yunzai, links, choice, target } = examination;
  const { verdict, findings, outcome } = diagnose(evidence);
  const chosen = links.find(({ link }) => choice.kind === "entry" && link.index === choice.index);
  // What works is not advised against.
  const working = chosen && worksAsItIs(chosen, examination) ? chosen.link.endpoint : null;
  const endpoint = working ?? target.endpoint;
  return {
    verdict,
    findings,
    lagrange: lagrange && {
      path: lagrange.path,
      settingsPath: lagrange.settingsPath,
      uin: lagrange.uin,
      running: evidence.lagrange?.process !== null,
      links: linkViews(examination),
    },
    yunzai: evidence.yunzai && {
      path: evidence.yunzai.path,
      flavour: evidence.yunzai.flavour,
      adapters: evidence.yunzai.adapters,
      port: evidence.yunzai.config.port,
      running: evidence.yunzai.running,
    },
    outcome,
    recommended: {
      url: maskUrl(endpointUrl(endpoint)),
      host: entryHost(endpoint),
      port: endpoint.port,
      suffix: maskUrl(endpoint.suffix),
      needsToken:
        target.token !== null || yunzai?.auth.kind === "query" || target.outcome.kind === "unauthorized",
    },
  };
}

/** The entries as a person sees them, the link to Yunzai marked. */
export function linkViews({ links, choice }: Examination): readonly LinkView[] {
  return links.map(({ link }) => ({
    index: link.index,
    type: link.type === link.key && link.kind === null ? null : link.type,
    url: maskUrl(link.url),
    state: link.state,
    isYunzaiLink: choice.kind === "entry" && choice.index === link.index,
  }));
}

/** However it is spelt, an entry that reaches this Yunzai's OneBot path is left alone. */
export function worksAsItIs({ link, outcome }: LinkEvidence, { target }: Examination): boolean {
  return (
    link.state === "used" &&
    link.universal &&
    outcome?.ok === true &&
    link.endpoint !== null &&
    sameListener(link.endpoint, target.endpoint)
  );
}
