import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import { formatApply } from "../../electron/hosts/terminal/format-apply.ts";
import { formatDiff } from "../../electron/hosts/terminal/format-diff.ts";
import { formatRestore } from "../../electron/hosts/terminal/format-restore.ts";
import { escape } from "../../electron/hosts/terminal/paint.ts";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";
import type { ApplyResult, RestoreResult } from "../../electron/jobs/results.ts";
import { outcomeOf } from "../support/evidence.ts";
import { chinese, coloured, plain } from "../support/terminal-look.ts";

const applied: ApplyResult = {
  kind: "written",
  reason: null,
  step: null,
  backup: "/l/appsettings.json.20260101-120000.bak",
  diff: '--- a\n+++ b\n@@ -1 +1 @@\n-"Port": 8080\n+"Port": 2536\n',
  outcome: null,
  candidates: [],
  remaining: [],
};

test("what was written is told with difference, backup and the way back", () => {
  const text = formatApply(applied, "/l", plain).join("\n");
  expect(text).toContain('  -"Port": 8080\n  +"Port": 2536\n');
  expect(text).toContain("backup  /l/appsettings.json.20260101-120000.bak");
  expect(text).toContain("undo    npm run -s cli -- restore --lagrange /l");
  expect(text).toContain("close it and open it again");
});

test("what keeps Lagrange from its links all the same is told beneath", () => {
  const remaining = [finding("value-invalid", { index: 1, option: "ReconnectInterval", value: "soon" })];
  for (const kind of ["written", "planned", "unchanged"] as const) {
    const text = formatApply({ ...applied, kind, remaining }, "/l", plain).join("\n");
    expect(text).toMatch(/\n\n.*value-invalid\n(?:.*\n)*.*ReconnectInterval of entry #1 is “soon”/);
  }
});

test("a refused write says that nothing changed, why, at which step, and among what to choose", () => {
  const told = (more: Partial<ApplyResult>): readonly string[] =>
    formatApply({ ...applied, kind: "refused", ...more }, "/l", plain);
  expect(told({ reason: "locked", step: "replace" }).slice(0, 3)).toEqual([
    "Not written; nothing has changed",
    "Another program is using the file. Close it, then try again.",
    "It failed while replacing the old file.",
  ]);
  const nameless = { index: 1, type: null, url: "ws://:0", state: "invalid", isYunzaiLink: false } as const;
  const asked = told({ reason: "ambiguous", candidates: [nameless] }).join("\n");
  expect(asked).toContain("choose one with --entry");
  expect(asked).toContain("  #1  ws://:0  malformed");
});

test("a write that the handshake stands against tells where that broke", () => {
  const steps = [{ stage: "upgrade", status: "failed", ms: 12, facts: { status: 404 } }] as const;
  const outcome = outcomeOf("path-unknown", { steps });
  const told = formatApply({ ...applied, kind: "refused", reason: "not-verified", outcome }, "/l", plain);
  expect(told.join("\n")).toContain("HTTP 404");
});

const listed: RestoreResult = {
  kind: "listed",
  reason: null,
  step: null,
  restored: null,
  backup: null,
  diff: "",
  backups: [],
};

test("backups are listed with what each would change", () => {
  const backups = [
    { path: "/l/b2.bak", at: 1_700_000_000_000, diff: "-a\n+b\n" },
    { path: "/l/b1.bak", at: 1_600_000_000_000, diff: "" },
  ];
  const text = formatRestore({ ...listed, backups }, plain).join("\n");
  expect(text).toMatch(
    /^2 backups, newest first\n\n\/l\/b2\.bak .*\n {2}-a\n {2}\+b\n\n\/l\/b1\.bak .*\n {2}the same/,
  );
  expect(formatRestore(listed, plain)).toEqual(["There are no backups yet."]);
});

test("what was restored is told with what it replaced; a refused restore with its reason and step", () => {
  const done = {
    ...listed,
    kind: "written",
    restored: "/l/old.bak",
    backup: "/l/new.bak",
    diff: "-a\n+b\n",
  } as const;
  const text = formatRestore(done, plain).join("\n");
  for (const told of ["Restored  /l/old.bak", "  -a\n  +b", "backup  /l/new.bak"])
    expect(text).toContain(told);
  const stopped = { ...listed, kind: "refused", reason: "disk-full", step: "backup", backup: null } as const;
  expect(formatRestore(stopped, plain)).toEqual([
    "Not written; nothing has changed",
    "The disk is full. Free some space, then try again.",
    "It failed while backing up.",
  ]);
});

test("a difference is coloured by what comes and what goes", () => {
  expect(formatDiff("+new\n-old\n same", coloured)).toEqual([
    `  ${escape}[32m+new${escape}[0m`,
    `  ${escape}[31m-old${escape}[0m`,
    "   same",
  ]);
});

test("a secret that is new is told so in the reader's language, and what the file says is left alone", () => {
  const diff = maskedDiff('"Token": "old"\n// *** (new)\n', '"Token": "other"\n// *** (new)\n');
  expect(formatDiff(diff, chinese)).toEqual(
    expect.arrayContaining([
      `  -"Token": "***"`,
      `  +"Token": "${chinese.locale.newSecret}"`,
      "   // *** (new)",
    ]),
  );
  expect(formatDiff(diff, plain)).toContain(`  +"Token": "*** (new)"`);
});
