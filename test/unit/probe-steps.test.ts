import { expect, test } from "@playwright/test";
import type { ProbeState } from "../../electron/core/probe/probe-state.ts";
import { stepsOf } from "../../electron/core/probe/probe-steps.ts";
import {
  answered,
  dials,
  failing,
  playProbe,
  stateAfter,
  stepOf,
  type Script,
} from "../support/scripted-probe.ts";

test("every stage is told once, in order, and those never reached are skipped", () => {
  const stages = ["resolve", "connect", "upgrade", "stay", "ping", "close", "control", "ready", "marker"];
  const scripts: Script[] = [
    { chosen: dials.open, control: answered(404) },
    { chosen: failing("refused", "ECONNREFUSED"), control: failing("refused", "ECONNREFUSED") },
    { chosen: dials.unresolved, control: dials.unresolved },
  ];
  for (const script of scripts) {
    const played = playProbe(script);
    expect(stepsOf(played.state, played.ms).map(({ stage }) => stage)).toEqual(stages);
  }
  const refused = playProbe({ chosen: answered(404), control: answered(404), same: 302 });
  expect(stepsOf(refused.state, refused.ms).map(({ status }) => status)).toEqual([
    "ok",
    "ok",
    "failed",
    "skipped",
    "skipped",
    "skipped",
    "ok",
    "ok",
    "skipped",
  ]);
});

test("a stage is told once it is settled, not while it is under way", () => {
  const told = (state: ProbeState, now: number): string[] => stepsOf(state, now).map(({ stage }) => stage);
  const opened = stateAfter([
    [1, { type: "resolved", addresses: ["127.0.0.1"] }],
    [2, { type: "connected", address: "127.0.0.1" }],
    [4, { type: "opened" }],
  ]);
  expect(told(opened, 1503)).toEqual(["resolve", "connect", "upgrade"]);
  expect(told(opened, 3504)).toEqual(["resolve", "connect", "upgrade", "stay", "ping"]);
});

test("Y7: the control is told as silent where it got as far as that, else as skipped", () => {
  const silent = playProbe({ chosen: dials.open, control: dials.silent, same: 302 });
  expect(stepOf(silent, "control")).toMatchObject({ status: "ok", facts: { answer: "waiting" } });
  const held = playProbe({ chosen: dials.silent, control: dials.silent });
  expect(stepOf(held, "control")).toMatchObject({ status: "failed", facts: { answer: "waiting" } });
  const unconnected = playProbe({ chosen: dials.open, control: dials.unconnected });
  expect(stepOf(unconnected, "control")).toMatchObject({ status: "skipped", facts: {} });
});

test("Y6: an unstable path tells the close code and how long it was open", () => {
  const played = playProbe({ chosen: dials.broken, control: answered(404) });
  expect(stepOf(played, "stay")).toEqual({
    stage: "stay",
    status: "failed",
    ms: 496,
    facts: { opened: 496, code: 1001 },
  });
});

test("Y14: the facts of tls say which side to change", () => {
  const plain = playProbe({ chosen: failing("reset", "ECONNRESET"), control: failing("reset"), other: 302 });
  expect(stepOf(plain, "upgrade")?.facts).toMatchObject({ listens: "wss", code: "ECONNRESET", silent: true });
  const secure = { secure: true };
  const mismatch = playProbe({
    plan: secure,
    chosen: failing("not-tls", "ERR_SSL_WRONG_VERSION_NUMBER"),
    control: failing("not-tls"),
    other: 302,
  });
  expect(stepOf(mismatch, "connect")?.facts).toMatchObject({
    listens: "ws",
    code: "ERR_SSL_WRONG_VERSION_NUMBER",
  });
  const untrusted = failing("certificate", "DEPTH_ZERO_SELF_SIGNED_CERT");
  const certificate = playProbe({ plan: secure, chosen: untrusted, control: untrusted });
  expect(stepOf(certificate, "connect")?.facts).toMatchObject({
    certificate: "DEPTH_ZERO_SELF_SIGNED_CERT",
    selfSigned: true,
  });
});
