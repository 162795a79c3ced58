import { ok } from "node:assert/strict";
import fc from "fast-check";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import { editSettings, type EntryChoice } from "../../electron/core/settings/settings-edit.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings } from "../../electron/core/settings/settings-read.ts";
import { rebuildSettings } from "../../electron/core/settings/settings-rebuild.ts";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";
import { healthyEvidence, outcomeOf } from "../support/evidence.ts";
import { yunzai } from "../support/settings-cases.ts";
import { desiredLink } from "../support/settings-documents.ts";
import { documents, entryChoice } from "./settings-inputs.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

const oldSecret = "Zq7vT0k3nXw9";
const newSecret = "Kp4wN3wS3cr3t";

/** A document that holds a secret wherever one may stand. */
const secretDocument = fc
  .tuple(
    documents,
    fc.constantFrom(
      `"AccessToken": "${oldSecret}"`,
      `"accesstoken" : "${oldSecret}"`,
      `"Acce\\u0073sToken":"${oldSecret}"`,
      `"Suffix": "/OneBotv11/?X-Token=${oldSecret}"`,
      `"Host": "ws://me:${oldSecret}@127.0.0.1"`,
      `"Host": "me:${oldSecret}@127.0.0.1"`,
      `"AccessToken": ["${oldSecret}", {"a": "${oldSecret}"}]`,
      `// "AccessToken": "${oldSecret}",\n"AccessToken": ""`,
      `"AccessToken: ${oldSecret}"`,
      `"AccessToken': '${oldSecret}'`,
      `"AccessToken": "${oldSecret}", /* was ${oldSecret} */ "Note": "${oldSecret}"`,
    ),
    fc.nat(3),
  )
  .map(([text, member, place]) => {
    const braces = [...text.matchAll(/\{(?!\s*\})/g)];
    const at = braces[place % Math.max(1, braces.length)]?.index;
    return at === undefined ? `{${member}}` : `${text.slice(0, at + 1)}${member},${text.slice(at + 1)}`;
  });

const outcomeKinds: fc.Arbitrary<OutcomeKind> = fc.constantFrom(
  ...([
    "handled",
    "registered",
    "unproven",
    "path-unknown",
    "unauthorized",
    "refused",
    "not-yunzai",
  ] as const),
);

/** Settings from which a secret once got out. */
const leaks: readonly string[] = [
  `{"Implementations":[{"Host": "me:${oldSecret}@127.0.0.1"}]}`,
  `{"Acce\\u0073sToken":"${oldSecret}"}`,
  `{"a":["{"AccessToken": "${oldSecret}",[,:]}"]}`,
  `{"a":"{"Host": "ws://me:${oldSecret}@127.0.0.1",[,:]}"}`,
  `{"a":"{"Host": "me:${oldSecret}@127.0.0.1",[,:]}"}`,
  `{"AccessToken: ${oldSecret}"}`,
  `{"AccessToken': '${oldSecret}', "Port": 1}`,
];

export const settingsSecretTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "no token of the settings stands in a difference or a finding",
    input: fc.tuple(secretDocument, entryChoice, desiredLink, fc.array(outcomeKinds, { minLength: 1 })),
    runs: 300,
    regressions: leaks.map((text): [string, EntryChoice, DesiredLink, OutcomeKind[]] => [
      text,
      { kind: "entry", index: 0 },
      yunzai,
      ["unauthorized"],
    ]),
    holds([text, entry, { endpoint, ignoreCertificate }, kinds]) {
      const desired: DesiredLink = { endpoint, ignoreCertificate, token: { kind: "set", value: newSecret } };
      const bytes = new TextEncoder().encode(text);
      const read = readSettings(bytes);
      const rebuilt = rebuildSettings(bytes, desired);
      if (rebuilt.kind === "rebuilt") expectHidden(maskedDiff(text, rebuilt.text, [newSecret]));
      if (read.kind !== "readable") return;
      const edit = editSettings(bytes, read.settings, entry, desired);
      const now = edit.kind === "edited" ? edit.text : text;
      expectHidden(maskedDiff(text, now, [newSecret]));
      expectHidden(maskedDiff(null, text, [newSecret]));
      const { lagrange, ...others } = healthyEvidence();
      const links = readLinks(read.settings, []).map((link, at) => ({
        link,
        outcome: outcomeOf(kinds[at % kinds.length] ?? "handled"),
      }));
      const candidates = links.filter(({ link }) => link.kind === null || link.kind === "reverse");
      for (const linkIndex of [null, ...candidates.map(({ link }) => link.index)]) {
        const settings = { kind: "readable" as const, settings: read.settings, links, linkIndex };
        expectHidden(JSON.stringify(diagnose({ ...others, lagrange: { ...lagrange, settings } })));
      }
    },
  }),
];

function expectHidden(shown: string): void {
  for (const secret of [oldSecret, newSecret]) ok(!shown.includes(secret), `${secret} in ${shown}`);
}
