import * as v from "valibot";
import type { Argument, JobName } from "./api.ts";

/** Longer texts are no path, no name and no token; in characters. */
const text = v.pipe(v.string(), v.maxLength(4096));
const textOrNull = v.nullable(text);
/** A paste is cut to this by the window. */
export const pasteLimit = 200_000;

const folders = { lagrange: textOrNull, yunzai: textOrNull };
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const link = v.strictObject({ host: text, port, suffix: text });
const linkRequest = { ...folders, link: v.nullable(link), token: textOrNull };
const entryIndex = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
/** Longer than Yunzai's slowest start, shorter than anybody's patience; in seconds. */
const seconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600));

/** The guard of every job's argument. */
export type Guards = { readonly [N in JobName]: v.GenericSchema<unknown, Argument<N>> };

/**
 * Every job the window can ask for, with the guard of its argument. Unknown fields are refused: nothing
 * reaches a job that its type does not name. Clients and hosts derive their methods from these keys.
 */
export const methods = {
  hello: v.null(),
  prefer: v.strictObject({ language: v.picklist(["zh-CN", "en"]) }),
  find: v.strictObject({ full: v.boolean() }),
  pickFolder: v.null(),
  listFolder: v.strictObject({ path: textOrNull }),
  takeFolder: v.strictObject({ path: text }),
  suggest: v.strictObject(folders),
  revealToken: v.strictObject(folders),
  readPaste: v.strictObject({ text: v.pipe(v.string(), v.maxLength(pasteLimit)) }),
  check: v.strictObject(linkRequest),
  waitAndCheck: v.strictObject({ ...linkRequest, seconds }),
  plan: v.strictObject({
    ...linkRequest,
    lagrange: text,
    entry: v.nullable(v.union([v.literal("new"), entryIndex])),
    unverified: v.boolean(),
    rebuild: v.boolean(),
  }),
  write: v.strictObject({ plan: text }),
  backups: v.strictObject({ lagrange: text }),
  restore: v.strictObject({ lagrange: text, backup: text }),
  watch: v.strictObject({ lagrange: text, yunzai: textOrNull, link: v.nullable(link), seconds }),
  listen: v.strictObject({ yunzai: textOrNull, port, seconds }),
  planStart: v.strictObject({ program: v.picklist(["lagrange", "yunzai"]), folder: text }),
  start: v.strictObject({ plan: text }),
  showFolder: v.strictObject({ path: text }),
} satisfies Guards;

/** The names in the table, in its order. */
export const jobNames: readonly JobName[] = Object.keys(methods).filter(isJobName);

/** True for a name of the table's own: `constructor` and its like are in every object. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(methods, name);
}
