import { differentialTargets } from "../fuzz/differential.ts";
import { testTargets } from "../fuzz/in-tests.ts";

testTargets(differentialTargets, "documents");
