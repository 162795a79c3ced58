import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { whyShut } from "../../renderer/wizard/select.ts";
import {
  asked,
  botChecked,
  botPlanned,
  botWritten,
  botsDone,
  curable,
  healthy,
  refused,
  withChecked,
  wrote,
} from "../support/wizard-bots.ts";
import { deeds } from "../support/wizard-deeds.ts";
import { broken } from "../support/wizard-news.ts";
import { checkResult, play, type Play } from "../support/wizard.ts";

/** Plans for these bots, and no more. */
const allPlanned = (...paths: readonly string[]): readonly Play[] => [
  ...paths.map((path) => botPlanned(path)),
  botsDone,
];

test("bots are repaired together: planned one by one, shown, and written under way without a way out", () => {
  const both = withChecked({ "/a": curable, "/b": curable });
  const reviewing = play([{ type: "plan-bots" }, botPlanned("/a")], both);
  expect(reviewing).toMatchObject({ page: "bots-review", job: { kind: "plan-bots" } });
  // While plans still come, nothing may be written.
  expect(play([{ type: "write-bots" }], reviewing)).toBe(reviewing);
  const shown = play([botPlanned("/b"), botsDone], reviewing);
  expect(whyShut(shown)).toBeNull();
  const writing = play([{ type: "write-bots" }], shown);
  expect(writing.job).toEqual({
    kind: "write-bots",
    plans: [
      { lagrange: "/a", plan: "plan of /a" },
      { lagrange: "/b", plan: "plan of /b" },
    ],
  });
  for (const deed of deeds) expect(reduce(writing, deed)).toBe(writing);
});

test("only bots that an edit cures are planned, and a plan that was refused is not written", () => {
  const loading = checkResult("handled", [finding("yunzai-loading", { url: "ws://h" })]);
  const state = play(
    [{ type: "plan-bots" }],
    withChecked({ "/a": curable, "/b": healthy, "/c": curable, "/d": loading }),
  );
  expect(asked(state)).toEqual(["/a", "/c"]);
  const writing = play([botPlanned("/a"), botPlanned("/c", null), botsDone, { type: "write-bots" }], state);
  expect(asked(writing)).toEqual(["/a"]);
});

test("after the write exactly what it touched or refused is checked again, and tells what was written", () => {
  const state = play(
    [
      { type: "plan-bots" },
      ...allPlanned("/a", "/b"),
      { type: "write-bots" },
      botWritten("/a", wrote),
      botWritten("/b", refused),
      botsDone,
    ],
    withChecked({ "/a": curable, "/b": curable, "/c": healthy }),
  );
  expect(state).toMatchObject({ page: "bots", job: { kind: "bots" } });
  expect(asked(state)).toEqual(["/a", "/b"]);
  const after = play([botChecked("/a", healthy), botChecked("/b", curable), botsDone], state);
  expect(after.job).toBeNull();
  expect(after.bots.map((bot) => [bot.result?.verdict, bot.written?.kind ?? null])).toEqual([
    ["healthy", "written"],
    ["broken", "refused"],
    ["healthy", null],
  ]);
});

test("a write that a bug cut short is looked at anew, those after it as well, and no old plan is written", () => {
  const paths = ["/a", "/b", "/c"];
  const after = play(
    [
      { type: "plan-bots" },
      ...allPlanned(...paths),
      { type: "write-bots" },
      botWritten("/a", wrote),
      botsDone,
    ],
    withChecked({ "/a": curable, "/b": curable, "/c": curable }),
  );
  expect(after.page).toBe("bots");
  expect(asked(after)).toEqual(paths);
  expect(reduce(after, { type: "write-bots" })).toBe(after);
  const rechecked = [
    botChecked("/a", healthy),
    botChecked("/b", healthy),
    botChecked("/c", curable),
    botsDone,
  ];
  const again = play(
    [...rechecked, { type: "plan-bots" }, botPlanned("/c", "new"), botsDone, { type: "write-bots" }],
    after,
  );
  expect(again.job).toEqual({ kind: "write-bots", plans: [{ lagrange: "/c", plan: "new" }] });
});

test("while a failure is told in their place, the edits that came before it cannot be written", () => {
  const failed = play(
    [{ type: "plan-bots" }, botPlanned("/a"), broken],
    withChecked({ "/a": curable, "/b": curable }),
  );
  expect(failed).toMatchObject({ page: "bots-review", failed: { kind: "plan-bots" } });
  expect(reduce(failed, { type: "write-bots" })).toBe(failed);
});

test("leaving the edits forgets them: they are planned anew before anything is written", () => {
  const shown = play(
    [{ type: "plan-bots" }, ...allPlanned("/a", "/b")],
    withChecked({ "/a": curable, "/b": curable }),
  );
  const left = play([{ type: "back" }], shown);
  expect(left).toMatchObject({ page: "bots", job: null, bots: [{ plan: null }, { plan: null }] });
  expect(reduce(left, { type: "write-bots" })).toBe(left);
});
