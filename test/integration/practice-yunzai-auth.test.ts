import { expect, test } from "@playwright/test";
import type { PracticeAuth } from "../../electron/practice/yunzai-auth.ts";
import { httpGet, rawDial, soon, statusOf, switching } from "../support/raw-dial.ts";
import { withYunzai } from "../support/with-yunzai.ts";

const unauthorized = "HTTP/1.1 401 Unauthorized";
const bearer = { authorization: "Bearer s3cret" };

interface AuthCase {
  readonly what: string;
  readonly auth: PracticeAuth;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly passes: boolean;
}

const cases: readonly AuthCase[] = [
  { what: "the right header", auth: bearer, headers: { Authorization: "Bearer s3cret" }, passes: true },
  {
    what: "a header name in another case",
    auth: { AUTHORIZATION: "Bearer s3cret" },
    headers: { aUTHORIZATION: "Bearer s3cret" },
    passes: true,
  },
  { what: "no header", auth: bearer, passes: false },
  { what: "a wrong token", auth: bearer, headers: { Authorization: "Bearer other" }, passes: false },
  { what: "an empty token", auth: bearer, headers: { Authorization: "Bearer " }, passes: false },
  {
    what: "a token in another case",
    auth: bearer,
    headers: { Authorization: "Bearer S3CRET" },
    passes: false,
  },
  {
    what: "bearer in another case",
    auth: bearer,
    headers: { Authorization: "bearer s3cret" },
    passes: false,
  },
  {
    what: "only part of the value",
    auth: bearer,
    headers: { Authorization: "Bearer s3cret2" },
    passes: false,
  },
  {
    what: "the token without Bearer",
    auth: bearer,
    headers: { Authorization: "s3cret" },
    passes: false,
  },
  {
    what: "the right query value",
    auth: bearer,
    target: "/OneBotv11/?authorization=Bearer%20s3cret",
    passes: true,
  },
  {
    what: "a query name in another case",
    auth: bearer,
    target: "/OneBotv11/?Authorization=Bearer%20s3cret",
    passes: false,
  },
  {
    what: "another key by query",
    auth: { "X-Token": "s3cret" },
    target: "/OneBotv11/?X-Token=s3cret",
    passes: true,
  },
  {
    what: "all of two keys",
    auth: { ...bearer, "X-Token": "two" },
    target: "/OneBotv11/?X-Token=two",
    headers: { Authorization: "Bearer s3cret" },
    passes: true,
  },
  {
    what: "one of two keys",
    auth: { ...bearer, "X-Token": "two" },
    headers: { Authorization: "Bearer s3cret" },
    passes: false,
  },
  {
    what: "a value that YAML read as a number",
    auth: { access_token: 123 },
    target: "/OneBotv11/?access_token=123",
    headers: { access_token: "123" },
    passes: false,
  },
  {
    what: "auth as a string",
    auth: "Bearer s3cret",
    headers: { Authorization: "Bearer s3cret" },
    passes: false,
  },
  { what: "an empty map", auth: {}, passes: true },
];

for (const { what, auth, target = "/OneBotv11", headers = {}, passes } of cases) {
  test(`Y8: ${what} ${passes ? "passes" : "gets a bare 401"}`, async () => {
    await withYunzai({ age: "C", auth }, async (yunzai) => {
      const dial = await rawDial({ port: yunzai.port, target, headers });
      expect(await statusOf(dial)).toBe(passes ? switching : unauthorized);
      if (!passes) {
        await soon(dial.ended).not.toBeNull();
        expect(dial.bytes().toString()).toBe(`${unauthorized}\r\n\r\n`);
        expect(yunzai.recorded().dials).toMatchObject([{ outcome: "unauthorized" }]);
      }
      dial.socket.destroy();
    });
  });
}

for (const age of ["C0", "C"] as const) {
  test(`Y7, Y8: age ${age}: 401 is decided before the path, and for plain requests too`, async () => {
    await withYunzai({ age, auth: bearer }, async (yunzai) => {
      expect(await statusOf(await rawDial({ port: yunzai.port, target: "/nonsense" }))).toBe(unauthorized);
      expect(await statusOf(await httpGet(yunzai.port, "/"))).toBe(unauthorized);
      expect(await statusOf(await httpGet(yunzai.port, "/status"))).toBe(unauthorized);
      const headers = { Authorization: "Bearer s3cret" };
      expect(await statusOf(await rawDial({ port: yunzai.port, target: "/nonsense", headers }))).toBe(
        "HTTP/1.1 404 Not Found",
      );
      expect(await statusOf(await httpGet(yunzai.port, "/", headers))).toBe("HTTP/1.1 302 Found");
    });
  });
}

test("Y8: age C0: while loading a missing token still gets 401", async () => {
  await withYunzai({ age: "C0", auth: bearer, loadingMs: Infinity }, async (yunzai) => {
    expect(await statusOf(await rawDial({ port: yunzai.port }))).toBe(unauthorized);
  });
});

for (const age of ["Z", "A", "B"] as const) {
  test(`Y8: age ${age} knows no auth`, async () => {
    await withYunzai({ age, auth: bearer }, async (yunzai) => {
      const dial = await rawDial({ port: yunzai.port, target: "/go-cqhttp" });
      expect(await statusOf(dial)).toBe(switching);
      dial.socket.destroy();
    });
  });
}

test("Y7: a Host header that fits in no URL meets silence", async () => {
  await withYunzai({ age: "C" }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port, headers: { Host: "no host" } });
    await soon(() => yunzai.recorded().dials).toMatchObject([{ outcome: "unanswered" }]);
    expect(dial.bytes()).toHaveLength(0);
    dial.socket.destroy();
  });
});

test("a recording holds header names and no header value but the user agent", async () => {
  await withYunzai({ age: "C", auth: bearer }, async (yunzai) => {
    const headers = { Authorization: "Bearer s3cret", "User-Agent": "raw-test" };
    const dial = await rawDial({ port: yunzai.port, headers });
    await statusOf(dial);
    const [entry] = yunzai.recorded().dials;
    expect(entry?.headerNames).toContain("authorization");
    expect(entry?.userAgent).toBe("raw-test");
    expect(JSON.stringify(yunzai.recorded())).not.toContain("s3cret");
    dial.socket.destroy();
  });
});
