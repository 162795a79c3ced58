import { join } from "node:path";
import { readFile, rm, writeFile } from "node:fs/promises";
import type { FindingCode, Remedy, Severity, Verdict } from "../../electron/core/findings.ts";
import type { CheckRequest } from "../../electron/jobs/check.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import { startPracticeYunzai, type PracticeYunzaiOptions } from "../../electron/practice/yunzai-server.ts";
import { startPractice, type RunningPractice } from "./cli.ts";
import { portOf, reverse, withWorld, type EngineWorld } from "./engine.ts";
import { startLagrange } from "./running-lagrange.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

/** What `check` is asked beside the two folders of the scene; nothing more unless told. */
export type Request = Partial<CheckRequest>;

/** A world in which all is well, and the tools to change that. */
export interface Scene extends EngineWorld {
  readonly port: number;
  /** The entry that leads to this Yunzai, with other values where they are given. */
  readonly entry: (more?: object) => object;
  /** Writes `appsettings.json` with these entries; without any, with the right one. */
  readonly link: (...entries: readonly object[]) => Promise<void>;
  /** Writes a file of the Yunzai folder; null removes it. */
  yunzaiFile(name: string, text: string | null): Promise<void>;
  /** Ends the Yunzai of this world and starts another in its place and folder, or none. */
  restart(options: Partial<PracticeYunzaiOptions> | null): Promise<void>;
  /** Has Lagrange run from its folder; the one before it ends. Null ends it. */
  runLagrange(environment: Readonly<Record<string, string>> | null): Promise<void>;
  /** A second Yunzai with a Lagrange folder of its own, in a process of its own. */
  otherPractice(args?: readonly string[]): Promise<RunningPractice>;
  /** Those, in their order. */
  readonly others: readonly RunningPractice[];
  /** To be done when the scene is over, the last first. */
  later(end: () => Promise<unknown>): void;
  /** Does the last of these now. */
  undo(): Promise<void>;
}

/** QQ id of the Lagrange in a scene, which has logged in before. */
export const uin = 123456789;

/** Sets a scene: a right link, a Lagrange that has logged in and does not run. Everything ends with `play`. */
export async function withScene(
  options: Partial<PracticeWorldOptions>,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  await withWorld({ age: "C", lagrange: { uin }, ...options }, async (world) => {
    const ends: (() => Promise<unknown>)[] = [];
    const scene = sceneOf(world, options, ends);
    try {
      await scene.link();
      await play(scene);
    } finally {
      while (ends.length > 0) await ends.pop()?.();
    }
  });
}

function sceneOf(
  world: EngineWorld,
  options: Partial<PracticeWorldOptions>,
  ends: (() => Promise<unknown>)[],
): Scene {
  const port = portOf(world);
  const others: RunningPractice[] = [];
  let endLagrange: (() => Promise<void>) | null = null;
  const later = (end: () => Promise<unknown>): void => void ends.push(end);
  const entry = (more: object = {}): object => reverse(port, new URL(world.url).pathname, more);
  const runLagrange = async (environment: Readonly<Record<string, string>> | null): Promise<void> => {
    await endLagrange?.();
    endLagrange = environment && (await startLagrange(world.lagrange, environment));
  };
  later(() => runLagrange(null));
  let close = (): Promise<void> => world.server.close();
  return {
    ...world,
    port,
    later,
    undo: async () => void (await ends.pop()?.()),
    others,
    entry,
    runLagrange,
    link: (...entries) =>
      world.write(JSON.stringify({ Implementations: entries.length > 0 ? entries : [entry()] }, null, 2)),
    async yunzaiFile(name, text) {
      const path = join(world.yunzai, name);
      await (text === null ? rm(path) : writeFile(path, text));
    },
    async restart(other) {
      await close();
      close = async () => undefined;
      if (!other) return;
      const { age = "C", auth } = options;
      const own = { age, port, folder: world.yunzai, ...(auth === undefined ? {} : { auth }) };
      const server = await startPracticeYunzai({ ...own, ...other });
      close = () => server.close();
      later(close);
    },
    async otherPractice(args = []) {
      const home = await makeFolder();
      later(() => removeFolder(home));
      const other = await startPractice(home, ["--dir", join(home, "world"), ...args]);
      later(other.stop);
      others.push(other);
      return other;
    },
  };
}

/** The text of a file of the Yunzai folder. */
export function yunzaiText(scene: Scene, name: string): Promise<string> {
  return readFile(join(scene.yunzai, name), "utf8");
}

/** One row of the matrix: a world in which exactly one thing is wrong, or worth telling. */
export interface Row {
  readonly code: FindingCode;
  /** Where it says more than the code. */
  readonly name?: string;
  readonly world?: Partial<PracticeWorldOptions>;
  /** Makes it wrong; hands back what `check` is then asked. */
  readonly fault: (scene: Scene) => Promise<Request | void>;
  /** The severity, where it is not the code's own. */
  readonly severity?: Severity;
  /** `broken` for an error and `healthy` for anything else, unless told. */
  readonly verdict?: Verdict;
  /** What is told beside it because it follows from it or cannot be parted from it. */
  readonly beside?: readonly string[];
  /** Nothing is told of how Lagrange runs. */
  readonly foreign?: boolean;
  /** Left out where nothing is wrong. */
  readonly cure?: Cure;
}

export interface Cure {
  /** The remedy that the finding itself offers. */
  readonly by: Remedy;
  /** Carries it out; hands back what `check` is asked afterwards. */
  readonly act: (scene: Scene, request: Request) => Promise<Request | void>;
}

/** The cure that the tool carries out by itself. */
export const applied: Cure = { by: "apply", act: (scene, request) => written(scene, request, {}) };

/** A fresh file that carries over what could be read. */
export const rebuilt: Cure = {
  by: "rebuild",
  act: (scene, request) => written(scene, request, { rebuild: true }),
};

/** What a person does by hand. */
export function byHand(act: Cure["act"]): Cure {
  return { by: "by-hand", act };
}

async function written(scene: Scene, request: Request, more: { rebuild?: boolean }): Promise<Request> {
  const { lagrange: _same, ...asked } = request;
  const { kind, reason } = await scene.apply({ ...asked, ...more });
  if (kind !== "written") throw new Error(`nothing was written: ${kind}, ${reason}`);
  return request;
}

/**
 * What a check tells, as `code` for an error and `code: severity` for the rest, in its order. Yunzais of
 * other tests run beside this one, so the note of several counts only where it is looked for.
 */
export function toldBy({ findings }: CheckResult, code?: FindingCode): readonly string[] {
  return findings
    .filter((item) => item.code !== "two-yunzais" || code === "two-yunzais")
    .map((item) => (item.severity === "error" ? item.code : `${item.code}: ${item.severity}`));
}
