import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { openPracticeWorld, type PracticeProgram } from "../../electron/hosts/desktop/practice-world.ts";
import { bundle } from "../support/bundle.ts";
import { cliPath } from "../support/cli.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder = "";
let preload = "";
test.beforeAll(async () => {
  folder = await makeFolder();
  preload = await bundle(join(import.meta.dirname, "../support/children/parent-port.ts"), folder);
});
test.afterAll(() => removeFolder(folder));

/** The command line in a process that has Electron's channel instead of Node's. */
function runCommandLine(args: readonly string[], cwd: string): PracticeProgram {
  const child = fork(cliPath, [...args], {
    cwd,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    execArgv: ["--import", pathToFileURL(preload).href],
  });
  if (!child.stdout) throw new Error("a piped process has no output");
  return {
    stdout: child.stdout,
    channel: {
      send: (message) => void child.send(message),
      listen: (onMessage) => void child.on("message", onMessage),
    },
    exited: once(child, "exit").then(() => undefined),
    kill: () => void child.kill(),
  };
}

test("in the desktop program a practice world's programs are started over Electron's own channel", async () => {
  const practice = await openPracticeWorld(runCommandLine, ["--stopped"]);
  if (!practice) throw new Error("no practice world");
  const { stage, lagrange } = practice;
  try {
    expect(stage.playing()).toEqual({ lagrange: null, yunzai: null });
    const before = Date.now();
    expect(await stage.start("yunzai")).toEqual({ kind: "started", pid: null });
    expect(stage.playing().yunzai).toBeGreaterThanOrEqual(before);
    expect(await stage.start("yunzai")).toEqual({ kind: "failed", reason: "running" });
    expect(await stage.start("lagrange")).toEqual({ kind: "started", pid: null });
    await expect.poll(() => readdir(lagrange)).toContain("keystore.json");
  } finally {
    await practice.end();
  }
  expect(stage.playing()).toEqual({ lagrange: null, yunzai: null });
});

test("what is no message of a practice process changes nothing", async () => {
  const practice = await openPracticeWorld((args, cwd) => {
    const program = runCommandLine(args, cwd);
    const { channel } = program;
    const strangers = [null, "start", { type: "start", role: "node" }, { role: "yunzai" }, { type: "start" }];
    return {
      ...program,
      channel: {
        send(message) {
          for (const stranger of strangers) channel.send(Object(stranger));
          channel.send(message);
        },
        listen(onMessage) {
          for (const stranger of [null, "playing", { type: "playing" }, { type: "answer", role: "yunzai" }]) {
            onMessage(stranger);
          }
          channel.listen(onMessage);
        },
      },
    };
  }, []);
  try {
    expect(practice?.stage.playing()).toEqual({ lagrange: null, yunzai: expect.any(Number) });
    expect(await practice?.stage.start("yunzai")).toEqual({ kind: "failed", reason: "running" });
  } finally {
    await practice?.end();
  }
});

test("a practice process that never says what it plays does not keep its window waiting for good", async () => {
  const mute = (args: readonly string[], cwd: string): PracticeProgram => ({
    ...runCommandLine(args, cwd),
    channel: { send: () => undefined, listen: () => undefined },
  });
  const practice = await openPracticeWorld(mute, []);
  try {
    expect(practice?.stage.playing()).toEqual({ lagrange: null, yunzai: null });
  } finally {
    await practice?.end();
  }
});
