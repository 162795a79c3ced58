import { version } from "../../../package.json";
import { exitCodes } from "../common/exit-codes.ts";
import { parseArguments } from "./options.ts";

const parsed = parseArguments(process.argv.slice(2));

// Answered before anything else is loaded: installers and scripts ask for it.
if (parsed.request.kind === "version") {
  process.stdout.write(`${version}\n`);
} else {
  const { answer } = await import("./answer.ts");
  const code = await answer(parsed.request, parsed.lang, version);
  process.exitCode = code;
  // After a bug nobody knows what is still open and would keep the process alive.
  if (code === exitCodes.bug) process.stderr.write("", () => process.exit(code));
}
