import { expect, test } from "@playwright/test";
import type { Stage, Step } from "../../electron/core/outcome.ts";
import { proofPhase } from "../../renderer/steps/verify-phase.ts";
import { loadingPatience, startPatience } from "../../renderer/wizard/next-action.ts";
import { freshProof, type Job, type Proof } from "../../renderer/wizard/state.ts";
import { checkResult } from "../support/wizard.ts";

const request = { lagrange: null, yunzai: null, link: null, token: null };
const proving = (waitSeconds: number | null): Job => ({ kind: "prove", request, waitSeconds });
const proof = (more: Partial<Proof>): Proof => ({ ...freshProof(), ...more });
const ok = (...stages: readonly Stage[]): readonly Step[] =>
  stages.map((stage) => ({ stage, status: "ok", ms: 1, facts: {} }));
const failed = (stage: Stage): Step => ({ stage, status: "failed", ms: 1, facts: {} });

test("a running check says what it is busy with, stage by stage", () => {
  const doing = (progress: readonly Step[]): unknown =>
    proofPhase(proof({ progress }), proving(null), "prove");
  expect(doing([])).toEqual({ kind: "running", doing: "reading" });
  expect(doing(ok("resolve"))).toEqual({ kind: "running", doing: "connect" });
  expect(doing(ok("resolve", "connect"))).toEqual({ kind: "running", doing: "upgrade" });
  expect(doing(ok("resolve", "connect", "upgrade", "control"))).toEqual({ kind: "running", doing: "stay" });
  expect(doing(ok("resolve", "connect", "upgrade", "stay", "ping"))).toMatchObject({ doing: "marker" });
  expect(doing([...ok("resolve"), failed("connect")])).toEqual({ kind: "running", doing: "judging" });
});

test("a wait is one for a start until somebody listens, and then one for the loading", () => {
  const waits = (progress: readonly Step[], waitSeconds: number): unknown =>
    proofPhase(proof({ progress, secondsLeft: 90 }), proving(waitSeconds), "prove");
  const stopped = [...ok("resolve"), failed("connect")];
  expect(waits(stopped, startPatience)).toEqual({ kind: "waiting", waitsFor: "start", secondsLeft: 90 });
  // Every dial begins anew; what is waited for does not change with it.
  expect(waits(ok("resolve"), startPatience)).toMatchObject({ waitsFor: "start" });
  expect(waits(ok("resolve", "connect"), startPatience)).toMatchObject({ waitsFor: "ready" });
  expect(waits(ok("resolve"), loadingPatience)).toMatchObject({ waitsFor: "ready" });
});

test("once Yunzai has answered, the wait is over and the check goes on", () => {
  const progress = ok("resolve", "connect", "upgrade");
  const phase = proofPhase(proof({ progress, secondsLeft: 40 }), proving(startPatience), "prove");
  expect(phase).toEqual({ kind: "running", doing: "stay" });
});

test("another page's job is not this page's, and what was stopped has no verdict", () => {
  const result = checkResult("handled");
  expect(proofPhase(proof({ result }), { kind: "health", request, waitSeconds: null }, "prove")).toEqual({
    kind: "settled",
    result,
  });
  expect(proofPhase(freshProof(), null, "prove")).toEqual({ kind: "stopped" });
  expect(proofPhase(proof({ result: checkResult("cancelled") }), null, "health")).toEqual({
    kind: "stopped",
  });
});
