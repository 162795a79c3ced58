import { folderTargets } from "../fuzz/folders.ts";
import { testTargets } from "../fuzz/in-tests.ts";

testTargets(folderTargets);
