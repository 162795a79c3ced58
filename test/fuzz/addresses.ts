import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { pasteLimit } from "../../electron/contract/methods.ts";
import {
  endpointUrl,
  entryHost,
  examineTarget,
  glueUrl,
  handlerSegment,
  matchSuffix,
  maskUrl,
  parseEndpointUrl,
  type EntryTarget,
} from "../../electron/core/endpoint.ts";
import { readFields } from "../../electron/core/link-fields.ts";
import { readPaste } from "../../electron/core/paste.ts";
import { fieldsInText, type TypedFields } from "../../electron/core/typed-address.ts";
import { desiredLink, settingsText } from "../support/settings-documents.ts";
import { spoiled } from "./damage.ts";
import { rawDocument } from "./raw-documents.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

const noise = fc.oneof(
  fc.constantFrom(..."/\\:@?#&=.,-_[](){}<>*+%!~'\"` \t\n0123456789abcxyz".split("")),
  fc.constantFrom(..."：，。／？＠１２７．ｗｓ“”「」、；云崽零一二三".split("")),
  fc.constantFrom("\u200b", "\ufeff", "\u00a0", "\u0000", "\ud800", "😀", "%4F", "..", "//", "://"),
  fc.constantFrom(
    "ws://",
    "wss://",
    "http://",
    "https://",
    "WS://",
    "ws:",
    "localhost",
    "127.0.0.1",
    "0.0.0.0",
  ),
  fc.constantFrom(
    "[::1]",
    "::1",
    "[::]",
    ":2536",
    "2536",
    "/OneBotv11",
    "OneBotv11",
    "/onebotv11",
    "/go-cqhttp",
  ),
  fc.constantFrom("/?a=b", "?access_token=x", "me:pw@", "example.com", "连接地址：", "[OneBotv11,go-cqhttp]"),
  fc.constantFrom(
    '"Host": "h",',
    '"Port": 2536',
    '{"Suffix":"/OneBotv11"}',
    "Implementations",
    "AccessToken",
  ),
);
const typed = fc.oneof(
  fc.array(noise, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const fields: fc.Arbitrary<TypedFields> = fc.record({
  host: fc.oneof(typed, fc.constant("127.0.0.1")),
  port: fc.oneof(typed, fc.constant("2536")),
  suffix: fc.oneof(typed, fc.constantFrom("/OneBotv11", "")),
});
const segments = fc.constantFrom<readonly string[]>(
  [],
  ["OneBotv11"],
  ["OneBotv11", "go-cqhttp"],
  ["x y", ""],
);
const secret = "Zq7vT0k3nXw9";

function expectSound(target: EntryTarget): void {
  const { url, endpoint, problems } = examineTarget(target);
  equal(url, glueUrl(target));
  equal(endpoint === null, problems.length > 0);
  if (!endpoint) return;
  // What is sound can be dialled, and is what it says.
  const dialled = new URL(endpointUrl(endpoint));
  equal(dialled.protocol, endpoint.secure ? "wss:" : "ws:");
  equal(Number(dialled.port || (endpoint.secure ? 443 : 80)), endpoint.port);
  equal(dialled.username + dialled.password, "");
  const again = examineTarget({
    host: entryHost(endpoint),
    port: String(endpoint.port),
    suffix: endpoint.suffix,
  });
  deepEqual(again.endpoint, endpoint);
}

function expectFields(drawn: TypedFields, served: readonly string[]): void {
  const { fields: read, problems } = readFields(drawn, served);
  if (read) expectSound({ ...read, port: String(read.port) });
  for (const name of ["host", "port", "suffix"] as const) {
    const correction = problems[name]?.correction;
    if (!correction) continue;
    // A correction mends its own field, and is not corrected once more.
    equal(readFields({ ...drawn, ...correction }, served).problems[name], undefined);
  }
}

export const addressTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "any three values are an endpoint that can be dialled or have problems, and a correction mends",
    input: fc.tuple(fields, segments),
    runs: 3000,
    holds([drawn, served]) {
      expectSound(drawn);
      expectFields(drawn, served);
    },
  }),
  fuzzTarget({
    name: "a URL that is read comes back the same, whatever it is",
    input: fc.oneof(
      typed,
      fc.tuple(desiredLink, typed).map(([{ endpoint }, more]) => endpointUrl(endpoint) + more),
    ),
    runs: 2000,
    holds(url) {
      const parsed = parseEndpointUrl(url);
      if (parsed.kind === "invalid") return;
      deepEqual(parseEndpointUrl(endpointUrl(parsed.endpoint)), parsed);
      const found = fieldsInText(endpointUrl(parsed.endpoint));
      ok(found === null || found.host === undefined || typeof found.host === "string");
    },
  }),
  fuzzTarget({
    name: "a suffix matches just where its first segment on the wire is the handler's",
    input: fc.tuple(typed, fc.constantFrom("OneBotv11", "go-cqhttp")),
    runs: 1500,
    holds([suffix, segment]) {
      const match = matchSuffix(suffix, segment);
      if (match === "no-slash") return;
      const base = `ws://127.0.0.1:2536${suffix}`;
      const wire = URL.canParse(base) ? new URL(base) : null;
      const first = wire ? (wire.pathname + wire.search).split("/")[1] : handlerSegment(suffix);
      equal(match === "match", first === segment);
    },
  }),
  fuzzTarget({
    name: "a masked URL holds no query value and no password",
    input: fc
      .tuple(fc.constantFrom("ws://", "wss://", "", "http://"), typed, typed)
      .map(([scheme, before, behind]) => [
        `${scheme}me:${secret}@${before.replaceAll(/[/?#]/g, "")}/x`,
        `${scheme}${before}?token=${secret}${behind}`,
        `${scheme}${before}?a=b&${behind.replaceAll(/[=&]/g, "")}=${secret}`,
      ]),
    runs: 1000,
    holds(urls) {
      for (const url of urls) ok(!maskUrl(url).includes(secret), maskUrl(url));
    },
  }),
  fuzzTarget({
    name: "any paste is read in the end, and what it gives are texts",
    input: fc
      .tuple(
        fc.oneof(
          {
            weight: 4,
            arbitrary: fc.array(noise, { minLength: 1, maxLength: 6 }).map((parts) => parts.join("")),
          },
          { weight: 2, arbitrary: fc.oneof(rawDocument, settingsText, spoiled(settingsText)) },
        ),
        fc.constantFrom(1, 1, 1, 1, 100_000),
        typed,
      )
      .map(([unit, times, end]) =>
        (unit.repeat(Math.min(times, pasteLimit / unit.length)) + end).slice(0, pasteLimit),
      ),
    runs: 600,
    holds(text) {
      const reading = readPaste(text);
      if (reading.kind !== "fields") return;
      ok(Object.values(reading.fields).every((value) => typeof value === "string"));
      ok(reading.token !== "");
    },
  }),
];
