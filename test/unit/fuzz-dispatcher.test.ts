import { dispatcherTargets } from "../fuzz/dispatcher.ts";
import { testTargets } from "../fuzz/in-tests.ts";

testTargets(dispatcherTargets);
