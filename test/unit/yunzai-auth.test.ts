import { expect, test } from "@playwright/test";
import { recommendedAuth } from "../../electron/core/yunzai/yunzai-config.ts";
import { server } from "../support/yunzai-files.ts";

test("Y8: auth is a map of exact values, order and case kept", () => {
  expect(server("auth:\n  Authorization: Bearer aB\n  X-Token: s3cret\n").auth).toEqual({
    kind: "values",
    values: [
      { key: "Authorization", value: "Bearer aB" },
      { key: "X-Token", value: "s3cret" },
    ],
  });
});

test("Y8: first trap: a value that YAML reads as a number, boolean or null locks everyone out", () => {
  for (const value of ["123", "1e3", "true", "", "null", "[a]", "{a: b}"]) {
    expect(server(`auth:\n  authorization: Bearer a\n  access_token: ${value}\n`).auth, value).toEqual({
      kind: "unmeetable",
      problem: "not-a-string",
      key: "access_token",
    });
  }
  expect(server('auth:\n  access_token: "123"\n').auth.kind).toBe("values");
});

test("Y8: second trap: auth that is text, not a map, locks everyone out", () => {
  for (const value of ["Bearer abc", "[a, b]"]) {
    expect(server(`auth: ${value}\n`).auth, value).toEqual({
      kind: "unmeetable",
      problem: "not-a-map",
      key: null,
    });
  }
});

test("Y8: auth without keys asks for nothing", () => {
  for (const value of ["", "{}", "[]", '""', "false", "null"]) {
    expect(server(`auth: ${value}\n`).auth, value).toEqual({ kind: "none" });
  }
});

function advised(auth: string): unknown {
  return recommendedAuth(server(`auth:\n${auth}`));
}

test("Y8: authorization: Bearer X is met by AccessToken X, however the name is cased", () => {
  expect(advised("  authorization: Bearer X1\n")).toEqual({ kind: "token", token: "X1" });
  expect(advised("  AUTHORIZATION: Bearer a b==\n")).toEqual({ kind: "token", token: "a b==" });
});

test("Y8: any other key is met by a query only, its case and its value kept", () => {
  expect(advised("  X-Token: s3cret\n")).toEqual({
    kind: "query",
    parameters: [{ key: "X-Token", value: "s3cret" }],
    token: null,
  });
});

test("Y8, L9: an authorization that Lagrange's header cannot bring unchanged goes into the query", () => {
  for (const value of [
    "bearer abc",
    "Basic abc",
    "abc",
    '"Bearer "',
    "Bearer",
    "Bearer 令牌",
    '"Bearer a "',
    '""',
  ]) {
    expect(advised(`  authorization: ${value}\n`), value).toMatchObject({
      kind: "query",
      parameters: [{ key: "authorization" }],
      token: null,
    });
  }
});

test("Y8: of several keys the bearer is the token and the others are the query", () => {
  expect(advised("  a: '1'\n  authorization: Bearer T\n  b: '2'\n")).toEqual({
    kind: "query",
    parameters: [
      { key: "a", value: "1" },
      { key: "b", value: "2" },
    ],
    token: "T",
  });
  expect(advised("  authorization: Bearer T\n  Authorization: Bearer U\n")).toEqual({
    kind: "query",
    parameters: [{ key: "Authorization", value: "Bearer U" }],
    token: "T",
  });
  expect(advised("  authorization: Bearer T\n  Authorization: Bearer T\n")).toEqual({
    kind: "token",
    token: "T",
  });
});

test("Y8: what no URL can carry cannot be met", () => {
  expect(advised('  X-Token: "\\ud83d"\n')).toEqual({
    kind: "unmeetable",
    problem: "no-single-value",
    key: "X-Token",
  });
  expect(advised('  X-Token: "😀"\n')).toMatchObject({ kind: "query" });
});

test("Y8: the traps pass through, and no demand asks for nothing", () => {
  expect(recommendedAuth(server("auth: Bearer abc\n"))).toMatchObject({
    kind: "unmeetable",
    problem: "not-a-map",
  });
  expect(recommendedAuth(server("auth:\n"))).toEqual({ kind: "none" });
});
