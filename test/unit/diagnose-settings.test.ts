import { expect, test } from "@playwright/test";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { LagrangeEvidence, SettingsEvidence } from "../../electron/core/evidence.ts";
import type { FindingCode, FindingFacts } from "../../electron/core/findings.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readOverlayEnvironment } from "../../electron/core/settings/settings-overlays.ts";
import type { Link } from "../../electron/core/settings/settings-read.ts";
import { healthyEvidence, outcomeOf, settingsOf } from "../support/evidence.ts";

const path = "/bots/Lagrange/appsettings.json";
const good = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11" };

type Told = { readonly [C in FindingCode]?: FindingFacts[C] } & { readonly severity?: "warning" | "info" };

/** What is told of a Lagrange folder beside a Yunzai where all is well, without what says so. */
function judged(lagrange: Partial<LagrangeEvidence>): unknown {
  const healthy = healthyEvidence();
  const { findings } = diagnose({ ...healthy, lagrange: { ...healthy.lagrange, ...lagrange } });
  return findings.flatMap(({ code, facts, severity }) =>
    code === "link-healthy" ? [] : [{ [code]: facts, ...(severity === "error" ? {} : { severity }) }],
  );
}

/** Settings as read, all of whose dials that can be made were good unless told; the link is the entry of this index. */
function file(
  content: object | string,
  linkIndex: number | null = 0,
  dialled: (link: Link) => Outcome | null = ({ endpoint }) => endpoint && outcomeOf("registered"),
): SettingsEvidence {
  const settings = settingsOf(typeof content === "string" ? content : JSON.stringify(content));
  const links = readLinks(settings, []).map((link) => ({
    link,
    outcome: dialled(link),
  }));
  return { kind: "readable", settings, links, linkIndex };
}

const cases: readonly (readonly [what: string, about: Partial<LagrangeEvidence>, told: readonly Told[]])[] = [
  ["a right file has nothing to tell", { settings: file({ Implementations: [good] }) }, []],
  ["L13: another program's file", { program: "milky" }, [{ "wrong-program": { path } }]],
  ["no file", { settings: { kind: "missing" } }, [{ "settings-missing": { path } }]],
  [
    "a file that the disk does not give",
    { settings: { kind: "failed", problem: "no-permission" } },
    [{ "settings-unreadable": { path, line: null, column: null, problem: "no-permission" } }],
  ],
  [
    "N1: a file that .NET does not read, with the place",
    { settings: { kind: "unreadable", problem: "bad-number", line: 3, column: 4 } },
    [{ "settings-unreadable": { path, line: 3, column: 4, problem: "bad-number" } }],
  ],
  [
    "N2: a key that stands twice",
    { settings: { kind: "duplicate-key", key: "A:B", line: 3, column: 4 } },
    [{ "duplicate-key": { path, key: "A:B", line: 3, column: 4 } }],
  ],
  [
    "N5: an overlay that .NET does not read",
    {
      brokenOverlay: {
        path: "/bots/Lagrange/appsettings.Production.json",
        read: { kind: "unreadable", problem: "empty", line: 1, column: 1 },
      },
    },
    [
      {
        "settings-unreadable": {
          path: "/bots/Lagrange/appsettings.Production.json",
          line: 1,
          column: 1,
          problem: "empty",
        },
      },
    ],
  ],
  [
    "no entry is meant for Yunzai, and where one would stand",
    { settings: file({ Implementations: [{ Type: "Http" }] }, null) },
    [{ "no-link": { path, section: "Implementations" } }],
  ],
  ["no section at all", { settings: file({}, null) }, [{ "no-link": { path, section: null } }]],
  [
    "L4: only the section that nothing reads",
    { settings: file({ reverseWebSocket: { Port: 1 } }, null) },
    [{ "wrong-section": { section: "reverseWebSocket" } }],
  ],
  [
    "L4: it beside another's link is not the cause",
    { settings: file({ ReverseWebSocket: { Port: 1 }, Implementations: [good] }, null) },
    [{ "no-link": { path, section: "Implementations" } }],
  ],
  [
    "L4: it beside a working link",
    { settings: file({ ReverseWebSocket: { Port: 1 }, Implementations: [good] }) },
    [{ "wrong-section": { section: "ReverseWebSocket" }, severity: "info" }],
  ],
  [
    "two links to one Yunzai",
    { settings: file({ Implementations: [good, { ...good, Host: "localhost" }] }) },
    [{ "several-links": { indexes: [0, 1] }, severity: "warning" }],
  ],
  [
    "Y9: two links that its log told of, whatever they call its machine",
    {
      settings: file({ Implementations: [good, { ...good, Host: "192.168.1.5" }] }, 0, () =>
        outcomeOf("handled"),
      ),
    },
    [{ "several-links": { indexes: [0, 1] }, severity: "warning" }],
  ],
  [
    "two links that one address answered",
    {
      settings: file({ Implementations: [good, { ...good, Host: "my-pc" }] }, 0, () =>
        outcomeOf("registered", { address: "127.0.0.1" }),
      ),
    },
    [{ "several-links": { indexes: [0, 1] }, severity: "warning" }],
  ],
  [
    "two links to one port of two machines are not several",
    {
      settings: file({ Implementations: [good, { ...good, Host: "10.0.0.9" }] }, 0, ({ target }) =>
        outcomeOf("registered", { address: target.host }),
      ),
    },
    [],
  ],
  [
    "two links to two places, one of them disabled or of another kind, are not several",
    {
      settings: file({
        Implementations: [
          good,
          { ...good, Port: 3000 },
          { ...good, Enable: "false" },
          { ...good, Type: "HttpPost" },
        ],
      }),
    },
    [],
  ],
  [
    "a second one that does not work is none",
    { settings: file({ Implementations: [good, good] }, 0, () => null) },
    [],
  ],
  [
    "beside a working one, a link that cannot be dialled is told as what it is, not as a second",
    { settings: file({ Implementations: [{ ...good, Suffix: "OneBotv11" }, good] }) },
    [{ "suffix-no-slash": { index: 0, suffix: "OneBotv11", expected: "/OneBotv11" } }],
  ],
  [
    "N3: a value in a neighbour's entry that stops the program, its query hidden",
    { settings: file({ Implementations: [good, { Type: "Http", Port: "x?a=s3cret" }] }) },
    [{ "value-invalid": { index: 1, option: "Port", value: "x?a=***" } }],
  ],
  [
    "L3: the old section beside the new one",
    { settings: file({ Implementations: [good], Implementation: [good] }) },
    [{ "shadowed-section": { section: "Implementation", by: "Implementations" }, severity: "info" }],
  ],
  [
    "L4, L6: options that do nothing, by where they stand",
    { settings: file({ Implementation: { ReverseWebSocket: { ...good, Enable: false, Enabled: true } } }) },
    [
      { "enable-has-no-effect": { index: 0 }, severity: "info" },
      { "ignored-enabled": { section: "Implementation:ReverseWebSocket" }, severity: "info" },
    ],
  ],
  [
    "a file that cannot be replaced",
    { writeProblem: "read-only" },
    [{ "file-not-writable": { path, reason: "read-only" }, severity: "warning" }],
  ],
];

for (const [what, about, told] of cases) {
  test(what, () => expect(judged(about)).toEqual(told));
}

test("N5, L6: an option that does nothing in an entry that only a layer has is told by its place there", () => {
  const read = file({});
  if (read.kind !== "readable") throw new Error(read.kind);
  const option = { Implementations__0__Type: "Http", Implementations__0__Enabled: "true" };
  const links = readLinks(read.settings, [readOverlayEnvironment(option)]).map((link) => ({
    link,
    outcome: null,
  }));
  expect(judged({ settings: { ...read, links, linkIndex: null } })).toEqual([
    { "no-link": { path, section: null } },
    { "ignored-enabled": { section: "Implementations:0" }, severity: "info" },
  ]);
});

test("N4: bytes that are no text are told by their line", () => {
  const text = `{\n// \ufffd\n"Implementations":[${JSON.stringify(good)}]}`;
  const read = file(text);
  if (read.kind !== "readable") throw new Error(read.kind);
  const { settings } = read;
  const decoded = { ...settings.decoded, firstBadLine: 2 };
  expect(judged({ settings: { ...read, settings: { ...settings, decoded } } })).toEqual([
    { "settings-encoding": { path, line: 2 }, severity: "warning" },
  ]);
});

test("N5: a broken overlay is cured by hand, not by rebuilding the file under it", () => {
  const { lagrange, ...others } = healthyEvidence();
  const read = { kind: "duplicate-key", key: "A", line: 1, column: 1 } as const;
  const broken = { ...lagrange, brokenOverlay: { path: "/o.json", read } };
  const [first] = diagnose({ ...others, lagrange: broken }).findings;
  expect(first).toMatchObject({ code: "duplicate-key", remedies: ["by-hand", "show-folder"] });
});
