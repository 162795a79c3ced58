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
  const own = secure && config.https ? config.https.port : config.port;
  if (hasMoved(yunzai)) {
    return finding("yunzai-needs-restart", { path, file: config.file, port: own, listens, works: false });
  }
  const isGiven = !settingsPorts(config).includes(port);
  return isGiven && listens.includes(own) ? finding("other-port", { path, port, listens: own }) : null;
}

/** The link goes where this Yunzai is until it is started again. */
export function examineMove({ owner, endpoint }: TargetEvidence, yunzai: YunzaiEvidence): Finding[] {
  const { path, config, listens } = yunzai;
  if (owner?.is !== "this-yunzai" || !listens.includes(endpoint.port) || !hasMoved(yunzai)) return [];
  const { file, port } = config;
  return [finding("yunzai-needs-restart", { path, file, port, listens, works: true }, "warning")];
}

/** It listens, but on none of the ports that its settings have named since its start, as far as those can be read. */
function hasMoved(yunzai: YunzaiEvidence): boolean {
  const { listens, changedSinceStart, config } = yunzai;
  const stays = settingsPorts(config).some((port) => listens.includes(port));
  return knowsPorts(config) && changedSinceStart && listens.length > 0 && !stays;
}
