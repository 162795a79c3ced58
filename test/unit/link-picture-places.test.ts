import { expect, test } from "@playwright/test";
import { findingCodes, findingRules, type FindingCode } from "../../electron/core/findings.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { windowUi } from "../../electron/locales/zh-cn/window-ui.ts";
import { placeOfFinding } from "../../renderer/ui/link-picture/picture-places.ts";
import { explained } from "../support/sample-facts.ts";

const titled = /断在「(.+?)」/;
/** Errors whose headlines name no station: most are the fault of a program itself. */
const untitled: Partial<Record<FindingCode, string>> = {
  "wrong-program": "lagrange",
  "not-trss": "yunzai",
  "wrong-yunzai": "yunzai",
  "yunzai-loading": "yunzai",
  "yunzai-settings-invalid": "yunzai",
  "redis-not-running": "yunzai",
  "yunzai-needs-restart": "yunzai",
  "yunzai-paused": "yunzai",
  "wrong-section": windowUi.picture.stations.settings,
};

for (const code of findingCodes.filter((each) => findingRules[each].severity === "error")) {
  test(`${code} is drawn where its headline says that it breaks`, () => {
    for (const { title } of explained(localeFor("zh-CN"), code)) {
      const place = placeOfFinding[code];
      expect([titled.exec(title)?.[1] ?? untitled[code]]).toEqual([stationName(place) ?? place]);
    }
  });
}

/** What the picture calls a station; undefined for the programs at its ends. */
function stationName(place: string): string | undefined {
  return new Map<string, string>(Object.entries(windowUi.picture.stations)).get(place);
}
