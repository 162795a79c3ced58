import { addressTargets } from "./addresses.ts";
import { browserHostTargets } from "./browser-host.ts";
import { differentialTargets } from "./differential.ts";
import { dispatcherTargets } from "./dispatcher.ts";
import { folderTargets } from "./folders.ts";
import { settingsBytesTargets } from "./settings-bytes.ts";
import { settingsEditTargets } from "./settings-edits.ts";
import { settingsSecretTargets } from "./settings-secrets.ts";
import type { FuzzTarget } from "./target.ts";
import { yunzaiLogTargets } from "./yunzai-logs.ts";
import { yunzaiSettingsTargets } from "./yunzai-settings.ts";

/** Everything that is fuzzed. */
export const allTargets: readonly FuzzTarget[] = [
  ...differentialTargets,
  ...settingsBytesTargets,
  ...settingsEditTargets,
  ...settingsSecretTargets,
  ...yunzaiSettingsTargets,
  ...yunzaiLogTargets,
  ...addressTargets,
  ...dispatcherTargets,
  ...browserHostTargets,
  ...folderTargets,
];
