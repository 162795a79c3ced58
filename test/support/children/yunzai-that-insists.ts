import { setTimeout as pause } from "node:timers/promises";
import { PracticeStartError } from "../../../electron/practice/practice-start-error.ts";
import { startPracticeYunzai } from "../../../electron/practice/yunzai-server.ts";

// Starts a practice Yunzai on the port of its argument. Where the port is taken it does as the real one (FACTS Y10): it
// asks the holder for /exit and tries again. Prints what the asking gave, then `listening`.
const port = Number(process.argv[2]);
for (;;) {
  try {
    await startPracticeYunzai({ age: "C", port });
    process.stdout.write("listening\n");
    break;
  } catch (error) {
    if (!(error instanceof PracticeStartError) || error.problem !== "port-taken") throw error;
    const headers = { authorization: "Bearer s3cret" };
    const answer = await fetch(`http://localhost:${port}/exit`, { headers }).catch(() => null);
    process.stdout.write(`asked: ${answer?.status ?? "no answer"}\n`);
    await pause(100);
  }
}
