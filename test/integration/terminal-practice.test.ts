import { readFile, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { onlyDocument, test } from "../support/cli-test.ts";
import { runCli } from "../support/cli.ts";
import { writeFiles } from "../support/folders.ts";
import { listenOn } from "../support/listen.ts";
import { onWindows } from "../support/platform.ts";

test("practice tells in one line where it is, runs in the Yunzai folder, and cleans up when interrupted", async ({
  home,
  practice,
}) => {
  const world = await practice("--age", "B");
  expect(world.pid).toBe(world.child.pid);
  if (process.platform === "linux") expect(await readlink(`/proc/${world.pid}/cwd`)).toBe(world.yunzai);
  const { code, stdout, stderr } = await world.stop();
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).toBe("");
  if (onWindows) return; // A console's Ctrl+C cannot be sent to another process.
  expect(code).toBe(0);
  expect(await readdir(home)).toEqual([]);
});

test("practice that cannot have its port or its folder says so", async ({ home }) => {
  const { server: holder, port } = await listenOn("127.0.0.1");
  await writeFiles(home, { "full/diary.txt": "mine" });
  const taken = await runCli(home, ["practice", "--port", String(port)]);
  holder.close();
  expect(taken).toMatchObject({ code: 2, stdout: "" });
  expect(taken.stderr).toContain(String(port));
  const full = await runCli(home, ["practice", "--dir", join(home, "full")]);
  expect(full).toMatchObject({ code: 2, stdout: "" });
  expect(await readdir(join(home, "full"))).toEqual(["diary.txt"]);
  const gone = join(home, "gone");
  for (const job of ["practice", "demo"]) {
    const environment = { TMPDIR: gone, TEMP: gone, TMP: gone };
    const nowhere = await runCli(home, [job], { environment });
    expect(nowhere).toMatchObject({ code: 2, stdout: "" });
    expect(nowhere.stderr).toContain(gone);
    expect(nowhere.stderr).toContain("cannot be written");
  }
});

test("the demo tells the whole story and leaves nothing behind", async ({ home }) => {
  const { code, stdout, stderr } = await runCli(home, ["demo"], { environment: { LANG: "zh_CN.UTF-8" } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const told of [
    "断在「端口」",
    "/OneBotv11",
    '+            "Suffix": "/OneBotv11"',
    ".bak",
    "连接已验证，改动已展示，第二次体检正常",
  ]) {
    expect(stdout).toContain(told);
  }
  expect(await readdir(home)).toEqual([]);
});

test("the demo as JSON, kept: the backup it names is the file as it was", async ({ home }) => {
  const { code, stdout } = await runCli(home, ["demo", "--keep", "--json"]);
  expect(code).toBe(0);
  const told = onlyDocument(stdout);
  expect(told).toMatchObject({
    before: "broken",
    outcome: { kind: "handled" },
    after: "healthy",
    failedAt: null,
  });
  expect(await readFile(String(told["backup"]), "utf8")).toContain('"Port": 8080');
});
