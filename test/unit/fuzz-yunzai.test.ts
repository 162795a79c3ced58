import { testTargets } from "../fuzz/in-tests.ts";
import { yunzaiTargets } from "../fuzz/yunzai.ts";

testTargets(yunzaiTargets);
