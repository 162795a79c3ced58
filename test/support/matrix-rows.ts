import type { FindingCode } from "../../electron/core/findings.ts";
import { besideRows } from "./matrix-beside.ts";
import { runningRows } from "./matrix-running.ts";
import { otherSideRows } from "./matrix-other-side.ts";
import type { Row } from "./matrix-scene.ts";
import { settingsRows } from "./matrix-settings.ts";

/** A world for every finding that can be made on this machine. */
export const rows: readonly Row[] = [...settingsRows, ...otherSideRows, ...runningRows, ...besideRows];

/** Findings no world can be made for here, and why. */
export const unmakeable: Partial<Record<FindingCode, string>> = {
  "reserved-port": "only Windows reserves ports (FACTS Y15)",
  "yunzai-paused": "only Windows' own console holds its program up, and says so in its title",
  "lagrange-paused": "the same",
};
