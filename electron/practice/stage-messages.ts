import type { Program } from "../core/program.ts";

/** Since when each runs, milliseconds since the epoch; null while it does not. */
export type Playing = Readonly<Record<Program, number | null>>;

/** To the practice process: what its user would start by hand. */
export interface StageOrder {
  readonly type: "start";
  readonly role: Program;
}

/** From the practice process. */
export type StageNews =
  /** Told at the beginning, and whenever it has changed. */
  | { readonly type: "playing"; readonly playing: Playing }
  /** The answer to an order; `running`: it is played already. */
  | { readonly type: "answer"; readonly role: Program; readonly end: StageAnswer };

export type StageAnswer = "started" | "running" | "failed";

const answers: readonly StageAnswer[] = ["started", "running", "failed"];

/** An order out of a message; null for anything else. */
export function readOrder(message: unknown): StageOrder | null {
  const role = fieldOf(message, "role");
  return fieldOf(message, "type") === "start" && isRole(role) ? { type: "start", role } : null;
}

/** News out of a message; null for anything else. */
export function readNews(message: unknown): StageNews | null {
  const role = fieldOf(message, "role");
  const end = answers.find((answer) => answer === fieldOf(message, "end"));
  if (fieldOf(message, "type") === "answer") {
    return isRole(role) && end !== undefined ? { type: "answer", role, end } : null;
  }
  const playing = fieldOf(message, "playing");
  const [lagrange, yunzai] = [fieldOf(playing, "lagrange"), fieldOf(playing, "yunzai")];
  if (fieldOf(message, "type") !== "playing" || !isTime(lagrange) || !isTime(yunzai)) return null;
  return { type: "playing", playing: { lagrange, yunzai } };
}

function isRole(value: unknown): value is Program {
  return value === "lagrange" || value === "yunzai";
}

function isTime(value: unknown): value is number | null {
  return value === null || typeof value === "number";
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
