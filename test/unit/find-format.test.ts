import { expect, test } from "@playwright/test";
import { formatFind } from "../../electron/hosts/terminal/format-find.ts";
import type { FindResult } from "../../electron/jobs/results.ts";
import { plain } from "../support/terminal-look.ts";

test("find tells what was found and why, what was refused and why, and how far it went", () => {
  const result: FindResult = {
    lagrange: [
      {
        path: "/bots/milky",
        executable: null,
        settingsPath: "/bots/milky/appsettings.json",
        program: "milky",
        uin: null,
        running: false,
        reason: "walk",
      },
    ],
    yunzai: [],
    refused: [{ path: "/bots/Miao", reason: "other-yunzai" }],
    scanned: { folders: 1200, unreadable: 3, ms: 1234, complete: false },
  };
  const text = formatFind(result, plain).join("\n");
  expect(text).toContain("Found 1 Lagrange and 0 Yunzai");
  expect(text).toContain("Lagrange v2");
  expect(text).toContain("found by searching");
  expect(text).toContain("/bots/Miao\n    this kind of Yunzai has no OneBot adapter");
  expect(text).toContain("Looked at 1200 folders in 1.2 s; 3 could not be read.");
  expect(text).toContain("--max-seconds");
  const nothing = { ...result, lagrange: [], scanned: { ...result.scanned, complete: true } };
  expect(formatFind(nothing, plain).join("\n")).toContain("--root");
});
