import { browserHostTargets } from "../fuzz/browser-host.ts";
import { testTargets } from "../fuzz/in-tests.ts";

testTargets(browserHostTargets);
