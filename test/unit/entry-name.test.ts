import { expect, test } from "@playwright/test";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import { entryNameFor } from "../../electron/core/entry-name.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import { outcomeOf } from "../support/evidence.ts";
import { linksOf, reverse } from "../support/read-links.ts";

const planned: Endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };
const dialled = outcomeOf("handled");

interface Entry {
  readonly host: string;
  readonly port?: number;
  readonly outcome?: Outcome | null;
  readonly more?: object;
}

function nameAmong(
  entries: readonly Entry[],
  wanted = planned,
  ownHosts: readonly string[] = [],
  outcome = dialled,
) {
  const written = entries.map(({ host, port = 2536, more }) => ({
    ...reverse,
    Host: host,
    Port: port,
    ...more,
  }));
  const links = linksOf(JSON.stringify({ Implementations: written })).map((link, index) => {
    const { outcome: own = dialled } = entries[index] ?? {};
    return { link, outcome: own };
  });
  return entryNameFor({ endpoint: wanted, outcome }, links, ownHosts)?.host ?? null;
}

const cases: readonly (readonly [what: string, entries: readonly Entry[], name: string | null])[] = [
  ["a name that led to this machine is told", [{ host: "my-pc" }], "my-pc"],
  [
    "a name that led to ::1 is told",
    [{ host: "my-pc", outcome: outcomeOf("handled", { address: "::1" }) }],
    "my-pc",
  ],
  ["a name is told whatever its path gave", [{ host: "my-pc", outcome: outcomeOf("path-unknown") }], "my-pc"],
  ["the first of two names is told", [{ host: "my-pc" }, { host: "my-pc.lan" }], "my-pc"],
  ["a name for another port is none for this one", [{ host: "my-pc", port: 3000 }], null],
  ["a name for the port's TLS is none for it", [{ host: "wss://my-pc" }], null],
  [
    "a name of another machine is none",
    [{ host: "nas", outcome: outcomeOf("handled", { address: "192.168.1.9" }) }],
    null,
  ],
  ["a name that nothing answered to is none", [{ host: "my-pc", outcome: outcomeOf("refused") }], null],
  [
    "a name behind which another program is, is none",
    [{ host: "my-pc", outcome: outcomeOf("not-yunzai") }],
    null,
  ],
  [
    "a name that does not resolve is none",
    [{ host: "nope", outcome: outcomeOf("unresolved", { address: null }) }],
    null,
  ],
  ["a name that was not dialled is none", [{ host: "my-pc", outcome: null }], null],
  [
    "beside an entry that names the place already, no name is needed",
    [{ host: "localhost" }, { host: "my-pc" }],
    null,
  ],
  [
    "beside one that names it and does not run, the name that works is told",
    [{ host: "localhost", more: { Enable: "false" } }, { host: "my-pc" }],
    "my-pc",
  ],
  [
    "beside one that names it in two connections, too",
    [{ host: "localhost", more: { UseUniversalClient: false } }, { host: "my-pc" }],
    "my-pc",
  ],
  [
    "beside one whose token is refused, too",
    [{ host: "localhost", outcome: outcomeOf("unauthorized") }, { host: "my-pc" }],
    "my-pc",
  ],
  [
    "but not one that does not run either",
    [
      { host: "localhost", outcome: outcomeOf("unauthorized") },
      { host: "my-pc", more: { Enable: "false" } },
    ],
    null,
  ],
  [
    "nor one that may lead to another Yunzai on that port",
    [
      { host: "localhost", outcome: outcomeOf("unauthorized") },
      { host: "my-pc", outcome: outcomeOf("registered") },
    ],
    null,
  ],
  ["without entries there is none", [], null],
];

for (const [what, entries, name] of cases) {
  test(what, () => expect(nameAmong(entries)).toBe(name));
}

test("a name that led to one of this machine's own addresses is told", () => {
  const entry = { host: "my-pc", outcome: outcomeOf("handled", { address: "fe80::1" }) };
  expect(nameAmong([entry], planned, ["[fe80::1]"])).toBe("my-pc");
  expect(nameAmong([entry])).toBeNull();
});

test("where the place itself is another machine, no name of this one is looked for", () => {
  expect(nameAmong([{ host: "my-pc" }], { ...planned, host: "192.168.1.9" })).toBeNull();
});

test("where nobody answers at all, a name that resolves to this machine is told all the same", () => {
  const refused = outcomeOf("refused");
  const off = (address: string | null) =>
    nameAmong([{ host: "my-pc", outcome: { ...refused, address } }], planned, [], refused);
  expect(off("127.0.0.1")).toBe("my-pc");
  expect(off("192.168.1.9")).toBeNull();
  expect(off(null)).toBeNull();
});

test("with the name comes the address behind it, as a URL has it", () => {
  const links = linksOf({ Implementations: [{ ...reverse, Host: "my-pc" }] });
  const outcome = outcomeOf("handled", { address: "::1" });
  const named = links.map((link) => ({ link, outcome }));
  expect(entryNameFor({ endpoint: planned, outcome: dialled }, named, [])).toEqual({
    host: "my-pc",
    address: "[::1]",
  });
});
