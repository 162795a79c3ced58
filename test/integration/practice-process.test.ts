import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startPracticeProcess } from "../../electron/hosts/common/practice-process.ts";
import { isAlive } from "../support/children-of.ts";
import { soon } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

interface Trial {
  readonly startsWithin?: number;
  /** Gives up once it runs. */
  readonly givesUp?: boolean;
}

/** Another program in place of the practice one; what came of it, and whether its process is gone. */
async function outcomeOf(
  source: string,
  { startsWithin, givesUp = false }: Trial = {},
): Promise<{ readonly world: unknown; readonly gone: boolean }> {
  const folder = await makeFolder();
  try {
    const program = join(folder, "program.mjs");
    const note = join(folder, "pid");
    const own = `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(note)}, String(process.pid));\n`;
    await writeFile(program, own + source);
    const stop = new AbortController();
    const order = { program, options: [], ...(startsWithin === undefined ? {} : { startsWithin }) };
    const starting = startPracticeProcess(order, folder, stop.signal);
    const pid = (): Promise<number> => readFile(note, "utf8").then(Number, () => 0);
    let over = false;
    void starting.then(() => (over = true));
    // Where its time is short it may be over before its process has come to say who it is.
    await soon(async () => over || (await pid()) > 0).toBe(true);
    if (givesUp) stop.abort();
    const world = await starting;
    return { world, gone: !(await isAlive(await pid())) };
  } finally {
    await removeFolder(folder);
  }
}

/** Ends with its channel, as the practice program does. */
const heeds = `process.on("disconnect", () => process.exit());\n`;
const stays = `${heeds}setInterval(() => {}, 1000);\n`;

test("a practice process whose first line is no address is ended, and there is no practice", async () => {
  for (const line of ["Debugger listening on ws://127.0.0.1:9229", "{}", "null", '{"pid":"1"}']) {
    const source = `${stays}console.log(${JSON.stringify(line)});\n`;
    expect(await outcomeOf(source), line).toEqual({ world: null, gone: true });
  }
});

test("a practice process that never says anything is ended when its time is over", async () => {
  expect(await outcomeOf(stays, { startsWithin: 3000 })).toEqual({ world: null, gone: true });
});

test("one that does not end when it is asked to is ended by its id", async () => {
  const deaf = `process.on("disconnect", () => {});\nsetInterval(() => {}, 1000);\nconsole.log("up");\n`;
  expect(await outcomeOf(deaf)).toEqual({ world: null, gone: true });
});

test("whoever gives up before the first line has nothing left running", async () => {
  expect(await outcomeOf(stays, { givesUp: true })).toEqual({ world: null, gone: true });
});
