import { createSystem } from "../../electron/adapters/system/system.ts";
import { systemSuite } from "../contract/system-suite.ts";

// The same promises on every platform that these tests run on, Windows under Wine among them.
systemSuite(process.platform, createSystem(process.platform, process.env));
