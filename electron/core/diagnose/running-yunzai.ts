import type { Endpoint } from "../endpoint.ts";
import type { Evidence, TargetEvidence, YunzaiEvidence } from "../evidence.ts";
import { finding, type Finding } from "../findings.ts";
import { knowsPorts, settingsPorts } from "../yunzai/yunzai-config.ts";

/** The console that is this Yunzai's, as far as that can be told from those of others that are known to run. */
export function ownWindow({ consoles, otherYunzais }: Evidence): {
  readonly window: string | null;
  readonly paused: Finding | null;
} {
  const all = consoles.filter(({ program }) => program === "yunzai");
  const own = otherYunzais.length === 0;
  const paused = own || all.every((each) => each.paused) ? all.find((each) => each.paused) : undefined;
  return {
    window: own ? (all[0]?.title ?? null) : null,
    paused: paused ? finding("yunzai-paused", { window: paused.title }) : null,
  };
}

/** Where a Yunzai that runs listens instead (FACTS Y3); null where that does not explain it. */
export function listensElsewhere({ port, secure }: Endpoint, yunzai: YunzaiEvidence): Finding | null {
  const { path, config, listens } = yunzai;
  if (hasMoved(yunzai, secure)) return needsRestart(yunzai, secure, false);
  const own = ownPort(config, secure);
  const isGiven = !settingsPorts(config).includes(port);
  return isGiven && listens.includes(own) ? finding("other-port", { path, port, listens: own }) : null;
}

/** The link goes where this Yunzai is until it is started again. */
export function examineMove({ owner, endpoint }: TargetEvidence, yunzai: YunzaiEvidence): Finding[] {
  const { port, secure } = endpoint;
  const isHere = owner?.is === "this-yunzai" && yunzai.listens.includes(port);
  return isHere && hasMoved(yunzai, secure) ? [needsRestart(yunzai, secure, true)] : [];
}

function needsRestart(yunzai: YunzaiEvidence, secure: boolean, works: boolean): Finding {
  const { path, config, listens } = yunzai;
  const facts = { path, file: config.file, port: ownPort(config, secure), listens, works };
  return finding("yunzai-needs-restart", facts, works ? "warning" : "error");
}

/** Where its settings have it listen: for TLS where they know of that. */
function ownPort({ port, https }: YunzaiEvidence["config"], secure: boolean): number {
  return secure && https ? https.port : port;
}

/** It listens, but not on the port that its settings have named since its start, as far as those can be read. */
function hasMoved({ listens, changedSinceStart, config }: YunzaiEvidence, secure: boolean): boolean {
  const stays = listens.includes(ownPort(config, secure));
  return knowsPorts(config) && changedSinceStart && listens.length > 0 && !stays;
}
