import { testTargets } from "../fuzz/in-tests.ts";
import { settingsBytesTargets } from "../fuzz/settings-bytes.ts";
import { settingsEditTargets } from "../fuzz/settings-edits.ts";
import { settingsSecretTargets } from "../fuzz/settings-secrets.ts";

testTargets([...settingsBytesTargets, ...settingsEditTargets, ...settingsSecretTargets]);
