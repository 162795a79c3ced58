import { join } from "node:path";
import { expect } from "@playwright/test";
import { onlyDocument, test } from "../support/cli-test.ts";
import { runCli } from "../support/cli.ts";
import { makeLagrangeFolder } from "../support/folders.ts";
import { onWindows } from "../support/platform.ts";

test.skip(onWindows, "Windows' desktop is where its registry says, not in the test's home");

for (const [name, args] of [
  ["apply", ["apply", "--url", "ws://127.0.0.1:9/OneBotv11"]],
  ["restore", ["restore"]],
] as const) {
  test(`${name} takes neither of two Lagrange folders, and names both`, async ({ home }) => {
    const folders = [join(home, "Desktop", "lagrange-1"), join(home, "Desktop", "lagrange-2")];
    for (const folder of folders) await makeLagrangeFolder(folder, {});
    const { code, stdout, stderr } = await runCli(home, [...args, "--json"]);
    expect(code).toBe(3);
    expect(onlyDocument(stdout)).toMatchObject({ kind: "refused", reason: "ambiguous" });
    expect(stderr).toMatch(/^More than one Lagrange was found: .*, .*\. Name one with --lagrange\.$/m);
    for (const folder of folders) expect(stderr).toContain(folder);
    expect(stderr).not.toContain("taking the one found");
  });
}

test("a list of backups writes nothing, and may take the first of two Lagrange folders", async ({ home }) => {
  for (const name of ["lagrange-1", "lagrange-2"]) await makeLagrangeFolder(join(home, "Desktop", name), {});
  const { code, stderr } = await runCli(home, ["restore", "--list", "--json"]);
  expect(code).toBe(0);
  expect(stderr).toContain("taking the one found");
});
