/** The window tells what it saw since a check by the same findings, with the same rules. */
export { finding } from "../core/findings.ts";
