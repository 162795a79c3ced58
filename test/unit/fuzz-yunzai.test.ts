import { testTargets } from "../fuzz/in-tests.ts";
import { yunzaiLogTargets } from "../fuzz/yunzai-logs.ts";
import { yunzaiSettingsTargets } from "../fuzz/yunzai-settings.ts";

testTargets([...yunzaiSettingsTargets, ...yunzaiLogTargets]);
