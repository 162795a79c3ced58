import { addressTargets } from "./addresses.ts";
import { browserHostTargets } from "./browser-host.ts";
import { differentialTargets } from "./differential.ts";
import { dispatcherTargets } from "./dispatcher.ts";
import { folderTargets } from "./folders.ts";
import { settingsTargets } from "./settings.ts";
import type { FuzzTarget } from "./target.ts";
import { yunzaiTargets } from "./yunzai.ts";

/** Everything that is fuzzed. */
export const allTargets: readonly FuzzTarget[] = [
  ...differentialTargets,
  ...settingsTargets,
  ...yunzaiTargets,
  ...addressTargets,
  ...dispatcherTargets,
  ...browserHostTargets,
  ...folderTargets,
];
