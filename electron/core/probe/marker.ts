import type { Endpoint } from "../endpoint.ts";
import { leadsToOneBot } from "../recognise.ts";
import { unknownBotSaid } from "../yunzai/yunzai-log.ts";

/** True where the one harmless frame may be sent: on exactly the two segments of FACTS Y9. */
export function takesMarker(endpoint: Endpoint): boolean {
  return leadsToOneBot(endpoint.suffix);
}

/**
 * An id no bot can have: QQ ids end at eleven digits, this one has fifteen, the largest count that a
 * JSON number keeps exactly whatever the digits are. `hex` gives at least 12 random hex digits.
 */
export function markerId(hex: string): string {
  const digits = (Number.parseInt(hex.slice(0, 12), 16) % 1e14).toString().padStart(14, "0");
  return `9${digits}`;
}

/** The marker: a OneBot v11 heartbeat event. `time` in seconds since the epoch. */
export function markerFrame(selfId: string, time: number): string {
  return JSON.stringify({
    time,
    self_id: Number(selfId),
    post_type: "meta_event",
    meta_event_type: "heartbeat",
    status: { online: true, good: true },
    interval: 5000,
  });
}

/** True when freshly written log text holds Yunzai's answer to the marker with this id (FACTS Y12). */
export function echoesMarker(text: string, selfId: string): boolean {
  return text.split("\n").some((line) => line.includes(unknownBotSaid) && line.includes(selfId));
}
