import type { Finding } from "../../electron/core/findings.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { Picture, PictureInput } from "../../renderer/ui/link-picture/picture-types.ts";
import { outcomeOf } from "./evidence.ts";

/** Before anything was checked: where the link should lead, and both programs running. */
export const before: PictureInput = {
  of: "settings",
  check: null,
  known: null,
  url: null,
  steps: null,
  fields: { host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
  asksToken: false,
  lagrange: { uin: "123456789", running: true },
  yunzai: { running: true, port: 2536 },
};

interface Checked {
  readonly findings?: readonly Finding[];
  readonly outcome?: Outcome | null;
  /** Where the one entry leads. */
  readonly url?: string;
  readonly needsToken?: boolean;
}

/** A check of settings with one link; as it stands, one that works. */
export function checked({
  findings = [],
  outcome = outcomeOf("handled"),
  url = "ws://127.0.0.1:2536/OneBotv11",
  needsToken = false,
}: Checked): CheckResult {
  return {
    verdict: "unproven",
    findings,
    lagrange: {
      path: "/l",
      settingsPath: "/l/appsettings.json",
      uin: "123456789",
      running: true,
      links: [{ index: 0, type: "ReverseWebSocket", url, state: "used", isYunzaiLink: true }],
    },
    yunzai: { path: "/y", flavour: "trss", adapters: ["OneBotv11"], port: 2536, running: true },
    outcome,
    recommended: {
      url: "ws://127.0.0.1:2536/OneBotv11",
      host: "127.0.0.1",
      port: 2536,
      suffix: "/OneBotv11",
      needsToken,
    },
  };
}

/** `settings good 1`, `port bad 8080 -> 2536`: what the picture shows, a line per station. */
export function drawn({ stations }: Picture): readonly string[] {
  return stations.map(({ id, state, value, expected }) => {
    const shown =
      value === null
        ? ""
        : value.kind === "text"
          ? value.text
          : value.kind === "word"
            ? value.word
            : value.count;
    return [id, state, shown, expected === null ? "" : `-> ${expected}`]
      .filter((part) => part !== "")
      .join(" ");
  });
}

/** `good bad unknown`: the states of the stations, without their names. */
export function states({ stations }: Picture): string {
  return stations.map(({ state }) => state).join(" ");
}
