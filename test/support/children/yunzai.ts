import { startPracticeYunzai } from "../../../electron/practice/yunzai-server.ts";

// Serves as the Yunzai of the folder it is started in, on the port of its last argument.
await startPracticeYunzai({ age: "C", folder: process.cwd(), port: Number(process.argv.at(-1)) });
process.stdout.write("listening\n");
