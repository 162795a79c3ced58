import { expect, test } from "@playwright/test";
import { formatFind } from "../../electron/hosts/terminal/format-find.ts";
import type { FindResult, YunzaiCandidate } from "../../electron/jobs/results.ts";
import { plain } from "../support/terminal-look.ts";

const miao: YunzaiCandidate = {
  path: "/bots/Miao",
  flavour: "other",
  adapters: [],
  port: 2536,
  running: true,
  reason: "running",
};
const trss: YunzaiCandidate = { ...miao, path: "/bots/TRSS", flavour: "trss", running: false };

function told(yunzai: readonly YunzaiCandidate[]): string {
  const result: FindResult = {
    lagrange: [],
    yunzai,
    refused: [{ path: miao.path, reason: "other-yunzai" }],
    scanned: { folders: 2, unreadable: 0, ms: 1, complete: true },
  };
  return formatFind(result, plain).join("\n");
}

test("a Yunzai that Lagrange cannot reach is told once, among what is of no use, and not counted", () => {
  const text = told([trss, miao]);
  expect(text).toContain("Found 0 Lagrange and 1 Yunzai");
  expect(text.split("/bots/Miao")).toHaveLength(2);
  expect(text).toMatch(/no use\n {2}\/bots\/Miao\n {4}.* · running\n/);
  expect(text).toContain("  Yunzai  /bots/TRSS\n");
});

test("where nothing else is there, nothing was found", () => {
  expect(told([miao])).toContain("--root");
});
