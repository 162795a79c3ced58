import { expect, test } from "@playwright/test";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import { answered, dials, failing, late, playProbe, type Script } from "../support/scripted-probe.ts";

/** One row: the two dials, what `GET /` says, and the verdict. */
type Row = readonly [name: string, script: Script, kind: OutcomeKind];

const rows: readonly Row[] = [
  // The table of Y7, row by row.
  [
    "Y7: open with a pong, control 404: registered",
    { chosen: dials.open, control: answered(404) },
    "registered",
  ],
  [
    "Y7: open with a pong, control opens and dies: registered",
    { chosen: dials.open, control: dials.dropped },
    "registered",
  ],
  ["Y7: both open with a pong: proves nothing", { chosen: dials.open, control: dials.open }, "unproven"],
  [
    "Y7: both 404 and GET / says 302: the path is unknown",
    { chosen: answered(404), control: answered(404), same: 302 },
    "path-unknown",
  ],
  [
    "Y7: both 404 and GET / says 404: still loading",
    { chosen: answered(404), control: answered(404), same: 404 },
    "loading",
  ],
  [
    "Y7: both open and die and GET / says 302: the path is unknown",
    { chosen: dials.dropped, control: dials.dropped, same: 302 },
    "path-unknown",
  ],
  [
    "Y7: both open and die and GET / says 404: still loading",
    { chosen: dials.dropped, control: dials.dropped, same: 404 },
    "loading",
  ],
  ["Y7: 401 on both: the token", { chosen: answered(401), control: answered(401) }, "unauthorized"],
  ["Y7: silence on both: loading", { chosen: dials.silent, control: dials.silent }, "loading"],
  [
    "Y7: open with a pong, control silent: age Z, registered",
    { chosen: dials.open, control: dials.silent, same: 302 },
    "registered",
  ],
  ["Y7: refused on both", { chosen: failing("refused"), control: failing("refused") }, "refused"],

  // What the table leaves to judgement.
  [
    "Y7: silence on the control of a server that takes one connection at a time proves nothing",
    { chosen: dials.open, control: dials.silent, same: null },
    "unproven",
  ],
  [
    "Y6: silence while GET / says 302 is age Z with an unknown path, not loading",
    { chosen: dials.silent, control: dials.silent, same: 302 },
    "path-unknown",
  ],
  [
    "silence from a server that answers GET / in its own way: no WebSocket server",
    { chosen: dials.silent, control: dials.silent, same: 200 },
    "not-yunzai",
  ],
  [
    "Y6: silence that ends while GET / is on its way is judged by the dials",
    {
      chosen: late(8100, dials.open),
      control: late(8100, answered(404)),
      same: 302,
      plan: { patienceMs: 5000 },
    },
    "registered",
  ],
  [
    "Y6: silence that ends right behind the answer to GET / is judged by the dials",
    { chosen: late(8300, dials.open), control: late(8300, answered(404)), same: 302 },
    "registered",
  ],
  [
    "Y7: while GET / is on its way, silence on the control proves nothing, whatever the chosen dial hears",
    {
      chosen: { ...dials.open, tells: [...dials.open.tells, [2000, { type: "message", bytes: 3 }]] },
      control: dials.silent,
      same: null,
    },
    "unproven",
  ],
  [
    "Y6: bare 404 on both while a plugin serves the root: the path is unknown",
    { chosen: answered(404), control: answered(404), same: 200 },
    "path-unknown",
  ],
  [
    "404 with headers on both, GET / says 200: an ordinary web server",
    { chosen: answered(404, false), control: answered(404, false), same: 200 },
    "not-yunzai",
  ],
  [
    "404 with headers on both, GET / says 404 too: an ordinary web server without a start page, nothing that loads",
    { chosen: answered(404, false), control: answered(404, false), same: 404 },
    "not-yunzai",
  ],
  ["403 counts as 401", { chosen: answered(403, false), control: answered(403, false) }, "unauthorized"],
  [
    "a token that fits no header",
    { chosen: failing("bad-header"), control: failing("bad-header") },
    "unauthorized",
  ],
  ["another status", { chosen: answered(503, false), control: answered(503, false) }, "not-yunzai"],
  [
    "open with a pong, then closed within the stay, control 404: unstable",
    { chosen: dials.broken, control: answered(404) },
    "unstable",
  ],
  [
    "dropped on the chosen path only: unstable",
    { chosen: dials.dropped, control: answered(404) },
    "unstable",
  ],
  [
    "Y6: a pong and a late death beside a control that was dropped at once (B): unstable, not unknown",
    { chosen: dials.broken, control: dials.dropped, same: 302 },
    "unstable",
  ],
  [
    "Y6: dropped, and the control later, in the same way (B): the path is unknown",
    { chosen: dials.dropped, control: late(300, dials.dropped), same: 302 },
    "path-unknown",
  ],
  [
    "both open and die, and GET / gets no answer: unstable is all that is known",
    { chosen: dials.dropped, control: dials.dropped, same: null },
    "unstable",
  ],
  ["stays open and never answers a ping", { chosen: dials.mute, control: dials.mute }, "not-yunzai"],
  [
    "Y6: an answer whose first byte comes after a long silence is heard out",
    {
      chosen: late(9000, { ...dials.open, tells: [...dials.dripping.tells, [60, { type: "opened" }]] }),
      control: late(9000, answered(404)),
      plan: { patienceMs: 5000 },
    },
    "registered",
  ],
  ["an answer that never ends", { chosen: dials.dripping, control: dials.dripping }, "not-yunzai"],
  ["no address in time", { chosen: dials.unresolved, control: dials.unresolved }, "unresolved"],
  ["no connection in time", { chosen: dials.unconnected, control: dials.unconnected }, "unreachable"],
  [
    "open, but the control never connected: unproven",
    { chosen: dials.open, control: dials.unconnected },
    "unproven",
  ],
  ["open, but the control failed by itself", { chosen: dials.open, control: failing("reset") }, "unproven"],
  [
    "open, but the control's answer never ends: unproven",
    { chosen: dials.open, control: dials.dripping },
    "unproven",
  ],
  [
    "open, but the control never answers a ping: unproven",
    { chosen: dials.open, control: dials.mute },
    "unproven",
  ],
  ["not HTTP", { chosen: failing("not-http"), control: failing("not-http") }, "not-yunzai"],
  ["a 101 that is no WebSocket's", { chosen: failing("not-websocket"), control: dials.open }, "not-yunzai"],
  ["a flood", { chosen: failing("flood"), control: failing("flood") }, "not-yunzai"],
  ["no route", { chosen: failing("unreachable"), control: failing("unreachable") }, "unreachable"],
  ["no such name", { chosen: failing("unresolved"), control: failing("unresolved") }, "unresolved"],
  ["no URL", { chosen: failing("bad-url"), control: failing("bad-url") }, "unresolved"],

  // TLS.
  [
    "Y14: a self-signed certificate",
    { chosen: failing("certificate"), control: failing("certificate") },
    "tls",
  ],
  [
    "a TLS handshake that was refused",
    { chosen: failing("tls-refused"), control: failing("tls-refused") },
    "tls",
  ],
  ["a TLS alert on ws://", { chosen: failing("speaks-tls"), control: failing("speaks-tls") }, "tls"],
  [
    "Y14: ws:// reset without a byte, and wss:// answers: only the scheme is wrong",
    { chosen: failing("reset"), control: failing("reset"), other: 404 },
    "tls",
  ],
  [
    "Y14: ws:// reset without a byte, and wss:// does not answer either",
    { chosen: failing("reset"), control: failing("reset"), other: null },
    "not-yunzai",
  ],
  [
    "Y14: wss:// to what speaks no TLS, and ws:// answers: only the scheme is wrong",
    { chosen: failing("not-tls"), control: failing("not-tls"), other: 302, plan: { secure: true } },
    "tls",
  ],
  [
    "Y14: wss:// to what speaks neither TLS nor HTTP",
    { chosen: failing("not-tls"), control: failing("not-tls"), other: null, plan: { secure: true } },
    "not-yunzai",
  ],
  [
    "400 on ws://, and wss:// answers: a TLS port that explains itself in plain HTTP",
    { chosen: answered(400, false), control: answered(400, false), other: 302 },
    "tls",
  ],
  [
    "400 on ws://, and no TLS behind it",
    { chosen: answered(400, false), control: answered(400, false), other: null },
    "not-yunzai",
  ],
];

for (const [name, script, kind] of rows) {
  test(name, () => {
    expect(playProbe(script).state.verdict).toBe(kind);
  });
}

for (const segment of ["ComWeChat", "GSUIDCore", "OPQBot"]) {
  test(`Y4: ${segment} accepts a socket but does not speak OneBot v11`, () => {
    const proved = playProbe({ plan: { segment }, chosen: dials.open, control: answered(404) });
    const unproved = playProbe({ plan: { segment }, chosen: dials.open, control: dials.open });
    expect([proved.state.verdict, unproved.state.verdict]).toEqual(["wrong-adapter", "wrong-adapter"]);
  });
}
