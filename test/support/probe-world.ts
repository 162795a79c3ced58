import { randomBytes } from "node:crypto";
import { createClock } from "../../electron/adapters/clock.ts";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createNetwork } from "../../electron/adapters/network/network.ts";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import type { Outcome, Stage, Step } from "../../electron/core/outcome.ts";
import type { Disk, Network } from "../../electron/jobs/ports.ts";
import {
  verify,
  type VerifyPorts,
  type VerifyProgress,
  type VerifyRequest,
} from "../../electron/jobs/verify/verify.ts";

/** The real things, as a host would hand them in. */
export function probePorts(): VerifyPorts {
  return {
    network: createNetwork("0.0.0-test"),
    clock: createClock(),
    disk: createDisk(),
    random: (bytes) => randomBytes(bytes).toString("hex"),
  };
}

export type Aim = Partial<Endpoint> & { readonly port: number };

export interface VerifyOptions extends Partial<Omit<VerifyRequest, "endpoint">> {
  readonly signal?: AbortSignal;
  readonly onProgress?: VerifyProgress;
  /** In place of the real ones. */
  readonly disk?: Disk;
  readonly network?: Network;
}

/** One handshake with a short stay: with 127.0.0.1, `/OneBotv11`, no token and no folder, unless told otherwise. */
export function verifyAim(
  { secure = false, host = "127.0.0.1", port, suffix = "/OneBotv11" }: Aim,
  options: VerifyOptions = {},
): Promise<Outcome> {
  const { signal = new AbortController().signal, onProgress = () => undefined, ...more } = options;
  const ports = probePorts();
  const { disk = ports.disk, network = ports.network, ...request } = more;
  return verify(
    { ...ports, disk, network },
    {
      endpoint: { secure, host, port, suffix },
      token: null,
      ignoreCertificate: false,
      yunzaiFolder: null,
      adapterKnown: false,
      stayMs: 150,
      deadlineMs: 2000,
      waitSeconds: 0,
      ...request,
    },
    signal,
    onProgress,
  );
}

/** One stage of an outcome; every outcome has all of them. */
export function stepIn<S extends Stage>({ steps }: Outcome, stage: S): Extract<Step, { readonly stage: S }> {
  const found = steps.find((step): step is Extract<Step, { readonly stage: S }> => step.stage === stage);
  if (!found) throw new Error(`no stage ${stage}`);
  return found;
}
