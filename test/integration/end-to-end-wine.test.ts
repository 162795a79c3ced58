import { expect, test } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { runCli, startPractice } from "../support/cli.ts";
import { makeLagrangeFolder } from "../support/folders.ts";
import { onWindows, underWine } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

// The built command line, run by Node for Windows, from finding both programs to the proved repair and back.

test.skip(!onWindows, "the same story is told on every system in terminal.test.ts");
// A dozen processes one after the other, each several seconds under Wine on a busy computer.
test.setTimeout(180_000);

let home: string;
test.beforeEach(async () => {
  home = await makeFolder();
});
test.afterEach(() => removeFolder(home));

/** Runs a job, expects its exit code, and resolves with the one JSON document it prints. */
async function job(code: number, args: readonly string[], token?: string): Promise<unknown> {
  const environment = token === undefined ? {} : { YUNZAI_TOKEN: token };
  const ended = await runCli(home, [...args, "--json"], { environment });
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: "" });
  return JSON.parse(ended.stdout);
}

test("against a practice world in a Chinese folder: found, broken, proved, written, healthy, restored", async () => {
  const dir = join(home, "机器人", "拉格朗日 1");
  const world = await startPractice(home, ["--dir", dir]);
  try {
    expect(await job(0, ["find", "--root", home.replaceAll(sep, "/"), "--full"])).toMatchObject({
      lagrange: [{ path: world.lagrange, program: "onebot" }],
      yunzai: [{ path: world.yunzai, flavour: "trss" }],
    });
    const folders = ["--lagrange", world.lagrange, "--yunzai", world.yunzai];
    expect(await job(1, ["check", ...folders])).toMatchObject({ verdict: "broken" });
    const yunzaiOnly = ["verify", "--yunzai", world.yunzai.toUpperCase()];
    expect(await job(0, yunzaiOnly)).toMatchObject({ kind: "handled", ok: true });

    const settings = join(world.lagrange, "appsettings.json");
    const before = await readFile(settings);
    expect(await job(0, ["apply", ...folders, "--dry-run"])).toMatchObject({ kind: "planned" });
    expect(await readFile(settings)).toEqual(before);
    // As people type it: the other slashes, the other case.
    const spelt = ["--lagrange", world.lagrange.replaceAll(sep, "/").toLowerCase(), "--yunzai", world.yunzai];
    expect(await job(0, ["apply", ...spelt])).toMatchObject({ kind: "written", reason: null });
    expect(await job(0, ["check", ...folders])).toMatchObject({ verdict: "healthy" });
    expect(await job(0, ["apply", ...folders])).toMatchObject({ kind: "unchanged" });

    const listed = await job(0, ["restore", "--lagrange", world.lagrange, "--list"]);
    expect(listed).toMatchObject({ backups: [{ path: expect.stringMatching(/\.bak$/) }] });
    const backup = (await readdir(world.lagrange)).find((name) => name.endsWith(".bak")) ?? "";
    const restored = await job(0, ["restore", "--lagrange", world.lagrange, "--backup", backup]);
    expect(restored).toMatchObject({ kind: "written" });
    expect(await readFile(settings)).toEqual(before);
  } finally {
    await world.stop();
  }
});

test("against a Yunzai on the Linux side that wants a token: the same, and the token stays hidden", async () => {
  test.skip(!underWine, "the other side is there under Wine alone (build/wine.mjs)");
  const { url, folder, token }: { url: string; folder: string; token: string } = JSON.parse(
    process.env["LINUX_YUNZAI"] ?? "",
  );
  const lagrange = await makeLagrangeFolder(join(home, "机器人", "拉格朗日 2"));
  const link = ["--lagrange", lagrange, "--url", url];
  const withToken = [...link, "--token-env", "YUNZAI_TOKEN"];
  expect(await job(1, ["verify", "--url", url])).toMatchObject({ kind: "unauthorized", ok: false });
  expect(await job(0, ["verify", "--url", url, "--token-env", "YUNZAI_TOKEN"], token)).toMatchObject({
    kind: "registered",
  });
  // Its folder can be read from here, so the echo in its log proves the adapter (FACTS Y12).
  expect(await job(0, ["verify", "--yunzai", folder])).toMatchObject({ kind: "handled" });
  expect(await job(1, ["check", ...withToken], token)).toMatchObject({ verdict: "broken" });
  const applied = await job(0, ["apply", ...withToken], token);
  expect(applied).toMatchObject({ kind: "written" });
  expect(JSON.stringify(applied)).not.toContain(token);
  expect(await readFile(join(lagrange, "appsettings.json"), "utf8")).toContain(token);
  expect(await job(0, ["check", ...withToken], token)).toMatchObject({ verdict: "healthy" });
});
