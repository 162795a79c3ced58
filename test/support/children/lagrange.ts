import { writeFileSync } from "node:fs";
import {
  startPracticeLagrange,
  type PracticeLagrangeLink,
} from "../../../electron/practice/lagrange-client.ts";

/** What one Lagrange process does; given as JSON behind the script. */
export interface LagrangeTask extends PracticeLagrangeLink {
  /** Logs in first, which writes `keystore.json` (FACTS L11) with this id; null leaves the file alone. */
  readonly loginAs: number | null;
}

const { loginAs, ...link }: LagrangeTask = JSON.parse(process.argv.at(-1) ?? "");
if (loginAs !== null) writeFileSync("keystore.json", JSON.stringify({ Uin: loginAs }));
startPracticeLagrange(link);
process.stdout.write("dialling\n");
// A Lagrange whose entry leads nowhere stays open all the same.
setInterval(() => undefined, 60_000);
