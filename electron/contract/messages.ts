import * as v from "valibot";

/** Why a host did not run a job: the window is at fault, not the user. */
export type Refusal =
  | "not-a-message"
  | "unknown-method"
  | "bad-argument"
  | "id-in-use"
  | "too-many"
  | "unknown-folder"
  | "unknown-plan";

const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** From the window: a call, or its cancelling. */
const windowMessage = v.variant("type", [
  v.strictObject({ type: v.literal("call"), id, method: v.string(), argument: v.unknown() }),
  v.strictObject({ type: v.literal("cancel"), id }),
]);

const refusals = v.picklist([
  "not-a-message",
  "unknown-method",
  "bad-argument",
  "id-in-use",
  "too-many",
  "unknown-folder",
  "unknown-plan",
] satisfies readonly Refusal[]);

/** From the host: what belongs to a call; `id` is null where the message it answers had none. */
const hostMessage = v.variant("type", [
  v.strictObject({ type: v.literal("event"), id, value: v.unknown() }),
  v.strictObject({ type: v.literal("result"), id, value: v.unknown() }),
  v.strictObject({ type: v.literal("refused"), id: v.nullable(id), why: refusals }),
  /** A bug in the host; it has been told where the host writes such things. */
  v.strictObject({ type: v.literal("failed"), id }),
]);

export type WindowMessage = v.InferOutput<typeof windowMessage>;
export type HostMessage = v.InferOutput<typeof hostMessage>;

/** A message of the window's out of its JSON; null for anything else. */
export function readWindowMessage(json: string): WindowMessage | null {
  return read(windowMessage, json);
}

/** A message of the host's out of its JSON; null for anything else. */
export function readHostMessage(json: string): HostMessage | null {
  return read(hostMessage, json);
}

function read<Message>(schema: v.GenericSchema<unknown, Message>, json: string): Message | null {
  const parsed = v.safeParse(schema, parse(json));
  return parsed.success ? parsed.output : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
