import { expect, test } from "@playwright/test";
import { dialledTarget } from "../../electron/core/dialled-target.ts";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import type { DialledTarget } from "../../electron/core/settings/choose-entry.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import type { Link } from "../../electron/core/settings/settings-read.ts";
import { outcomeOf, settingsOf } from "../support/evidence.ts";

const wanted: Endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };

function linkTo(host: string, port: number): Link {
  const entry = { Type: "ReverseWebSocket", Host: host, Port: port, Suffix: "/onebot/v11/ws" };
  return first(JSON.stringify({ Implementations: [entry] }));
}

function first(text: string): Link {
  const [link] = readLinks(settingsOf(text), []);
  if (!link) throw new Error("no link");
  return link;
}

const elsewhere = linkTo("127.0.0.1", 3001);
const factory = first(factorySettings(factoryLink));

const rows: Readonly<Record<OutcomeKind, readonly [elsewhere: DialledTarget, factory: DialledTarget]>> = {
  handled: ["opens", "opens"],
  registered: ["opens", "opens"],
  unproven: ["opens", "opens"],
  "wrong-adapter": ["opens", "opens"],
  unstable: ["opens", "opens"],
  unauthorized: ["opens", "opens"],
  "path-unknown": ["does-not-open", "opens"],
  loading: ["does-not-open", "opens"],
  "not-yunzai": ["does-not-open", "opens"],
  tls: ["does-not-open", "opens"],
  refused: ["does-not-open", "does-not-open"],
  unreachable: ["does-not-open", "does-not-open"],
  unresolved: ["does-not-open", "does-not-open"],
  cancelled: ["does-not-open", "does-not-open"],
};

for (const [kind, expected] of Object.entries(rows)) {
  test(`an entry that leads elsewhere and is answered ${kind}: ${expected.join(", at the factory address ")}`, () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table
    const outcome = outcomeOf(kind as OutcomeKind);
    expect([elsewhere, factory].map((link) => dialledTarget(link, outcome, wanted))).toEqual(expected);
  });
}

test("nothing is told of an entry that leads to the wanted place, leads nowhere, or was not dialled", () => {
  const outcome = outcomeOf("handled");
  expect(dialledTarget(linkTo("localhost", 2536), outcome, wanted)).toBe("not-dialled");
  expect(dialledTarget(linkTo("a/b", 3001), outcome, wanted)).toBe("not-dialled");
  expect(dialledTarget(elsewhere, null, wanted)).toBe("not-dialled");
});
