import { testTargets } from "../fuzz/in-tests.ts";
import { settingsTargets } from "../fuzz/settings.ts";

testTargets(settingsTargets);
