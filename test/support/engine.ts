import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { createPorts } from "../../electron/hosts/common/ports.ts";
import {
  factoryLink,
  factorySettings,
  type FactoryLink,
} from "../../electron/core/settings/factory-settings.ts";
import type { FindingCode } from "../../electron/core/findings.ts";
import { commitApply, planApply, type ApplyRequest } from "../../electron/jobs/apply.ts";
import { check, type CheckRequest } from "../../electron/jobs/check.ts";
import type { ApplyResult, CheckResult } from "../../electron/jobs/results.ts";
import {
  startPracticeWorld,
  type PracticeWorld,
  type PracticeWorldOptions,
} from "../../electron/practice/world.ts";
import { freePort } from "./free-port.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

/** Long enough for every age to show what it does, short enough for a hundred tests. */
const stayMs = 120;
/** How long a Yunzai that loads for ever is listened to, in milliseconds: its silence is no other after ten seconds. */
export const silenceMs = 4000;

export const ports = createPorts("0.0.0");
const quiet = (): void => undefined;

export interface EngineWorld extends PracticeWorld {
  readonly settingsPath: string;
  /** Writes `appsettings.json`: whole text or bytes, or the factory's with other link values. */
  write(settings: string | Uint8Array | Partial<FactoryLink>): Promise<void>;
  read(): Promise<string>;
  check(request?: Partial<CheckRequest>): Promise<CheckResult>;
  apply(request?: Partial<ApplyRequest>): Promise<ApplyResult>;
}

/** A practice world with the jobs tied to it. */
export async function withWorld(
  options: PracticeWorldOptions,
  play: (world: EngineWorld) => Promise<void>,
): Promise<void> {
  const dir = await makeFolder();
  // Some tests close its Yunzai and start another in its place.
  const world = await startPracticeWorld({ port: await freePort(), ...options, dir });
  const settingsPath = join(world.lagrange, "appsettings.json");
  const usual = { lagrange: world.lagrange, yunzai: world.yunzai, url: null, token: null, stayMs };
  const link = options.loadingMs === Infinity ? { ...usual, deadlineMs: silenceMs } : usual;
  try {
    await play({
      ...world,
      settingsPath,
      write: (settings) => writeFile(settingsPath, textOf(settings)),
      read: () => readFile(settingsPath, "utf8"),
      check: (request = {}) => check(ports, { ...link, ...request }, signal(), quiet),
      apply: async (request = {}) => {
        const all = { ...link, entry: null, unverified: false, rebuild: false, ...request };
        const plan = await planApply(ports, all, signal(), quiet);
        return commitApply(ports.settingsFile, plan, signal());
      },
    });
  } finally {
    await world.close();
    await removeFolder(dir);
  }
}

function textOf(settings: string | Uint8Array | Partial<FactoryLink>): string | Uint8Array {
  if (typeof settings === "string" || settings instanceof Uint8Array) return settings;
  return factorySettings({ ...factoryLink, ...settings });
}

function signal(): AbortSignal {
  return new AbortController().signal;
}

/** The codes of the findings that stand as errors, in their order. */
export function errorsOf({ findings }: Pick<CheckResult, "findings">): readonly FindingCode[] {
  return findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

/** The codes of all findings of a severity. */
export function codesOf(
  { findings }: Pick<CheckResult, "findings">,
  severity: "warning" | "info",
): readonly FindingCode[] {
  return findings.filter((item) => item.severity === severity).map(({ code }) => code);
}

/** A reverse entry as a settings file holds it. */
export const reverse = (Port: number, Suffix: string, more: object = {}) => ({
  Type: "ReverseWebSocket",
  Host: "127.0.0.1",
  Port,
  Suffix,
  ...more,
});

/** The port of the world's Yunzai. */
export function portOf(world: EngineWorld): number {
  return Number(new URL(world.url).port);
}

/** The entries of `Implementations` as the file has them. */
export async function linksIn(world: EngineWorld): Promise<readonly unknown[]> {
  const settings: unknown = JSON.parse(await world.read());
  if (settings === null || typeof settings !== "object" || !("Implementations" in settings)) return [];
  return Array.isArray(settings.Implementations) ? settings.Implementations : [];
}

/** The link is healthy and there is nothing left to change. */
export async function expectCured(world: EngineWorld): Promise<void> {
  const after = await world.check();
  expect(errorsOf(after)).toEqual([]);
  expect(after.verdict).toBe("healthy");
  expect((await world.apply()).kind).toBe("unchanged");
}
