import { addressTargets } from "../fuzz/addresses.ts";
import { testTargets } from "../fuzz/in-tests.ts";

testTargets(addressTargets);
