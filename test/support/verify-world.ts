import { expect } from "@playwright/test";
import type { Outcome } from "../../electron/core/outcome.ts";
import {
  startPracticeYunzai,
  type PracticeYunzai,
  type PracticeYunzaiOptions,
} from "../../electron/practice/yunzai-server.ts";
import { freePort } from "./free-port.ts";
import { expectNothingLeft, openResources } from "./open-resources.ts";
import { verifyAim, type VerifyOptions } from "./probe-world.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

interface VerifyPlace {
  readonly yunzai: PracticeYunzai;
  readonly folder: string;
  /** One handshake with this Yunzai; its folder is known unless told otherwise. */
  readonly verify: (suffix: string, options?: VerifyOptions) => Promise<Outcome>;
}

/** Runs `use` beside a practice Yunzai, then checks that no handshake harmed it (FACTS Y9, Y10) or left anything open. */
export async function beside(
  options: PracticeYunzaiOptions,
  use: (place: VerifyPlace) => Promise<void>,
): Promise<void> {
  const before = openResources();
  const folder = await makeFolder();
  // Some ages take their port when they have loaded, and not before.
  const yunzai = await startPracticeYunzai({ folder, port: await freePort(), ...options });
  try {
    const verify: VerifyPlace["verify"] = (suffix, request) =>
      verifyAim({ port: yunzai.port, suffix }, { yunzaiFolder: folder, ...request });
    await use({ yunzai, folder, verify });
    expectHarmless(yunzai);
  } finally {
    await yunzai.close();
    await removeFolder(folder);
  }
  await expectNothingLeft(before);
}

function expectHarmless(yunzai: PracticeYunzai): void {
  const { frames, requests, bots, dials } = yunzai.recorded();
  expect(bots).toEqual([]);
  for (const { path, text } of frames) {
    expect(path).toMatch(/^\/(?:OneBotv11|go-cqhttp)(?:\/|$)/);
    expect(JSON.parse(text)).toMatchObject({ post_type: "meta_event", meta_event_type: "heartbeat" });
  }
  for (const request of requests) expect(request).toMatch(/^GET \/(?:\?\S*)? HTTP\/1\.1$/);
  for (const { userAgent, headerNames } of dials) {
    expect(userAgent).toMatch(/^lagrange-yunzai-setup\//);
    expect(headerNames).toContain("x-client-role");
    expect(headerNames).not.toContain("x-self-id");
  }
}
