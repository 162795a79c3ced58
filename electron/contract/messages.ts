import * as v from "valibot";

const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** From the window: a call, or its cancelling. */
const windowMessage = v.variant("type", [
  v.strictObject({ type: v.literal("call"), id, method: v.string(), argument: v.unknown() }),
  v.strictObject({ type: v.literal("cancel"), id }),
]);

const refusal = v.picklist([
  "not-a-message",
  "unknown-method",
  "bad-argument",
  "id-in-use",
  "too-many",
  "unknown-folder",
  "unknown-plan",
]);

/** Why a host did not run a job: a mistake of the window's, never of its user. */
export type CallRefusal = v.InferOutput<typeof refusal>;

/** From the host: what belongs to a call; `id` is null where the message it answers had none. */
const hostMessage = v.variant("type", [
  v.strictObject({ type: v.literal("event"), id, value: v.unknown() }),
  v.strictObject({ type: v.literal("result"), id, value: v.unknown() }),
  v.strictObject({ type: v.literal("refused"), id: v.nullable(id), why: refusal }),
  /** A bug in the host; it has been told where the host writes such things. */
  v.strictObject({ type: v.literal("failed"), id }),
]);

export type WindowMessage = v.InferOutput<typeof windowMessage>;
export type HostMessage = v.InferOutput<typeof hostMessage>;

/** A text that is no message. Its id is kept where it has one: whoever waits under that id gets an answer. */
interface NoMessage {
  readonly type: "none";
  readonly id: number | null;
}

/** A message of the window's out of its JSON. Never throws. */
export function readWindowMessage(json: string): WindowMessage | NoMessage {
  const value = parse(json);
  const message = v.safeParse(windowMessage, value);
  return message.success ? message.output : { type: "none", id: idOf(value) };
}

/** A message of the host's out of its JSON; null for anything else. Never throws. */
export function readHostMessage(json: string): HostMessage | null {
  const message = v.safeParse(hostMessage, parse(json));
  return message.success ? message.output : null;
}

function idOf(value: unknown): number | null {
  const named = v.safeParse(v.object({ id }), value);
  return named.success ? named.output.id : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
