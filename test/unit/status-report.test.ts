import { expect, test } from "@playwright/test";
import { readStatusPrefix } from "../../electron/core/yunzai/status-report.ts";

const report = JSON.stringify({
  header: {
    reportVersion: 3,
    event: "JavaScript API",
    filename: null,
    processId: 4242,
    threadId: 0,
    cwd: 'C:\\Users\\云崽 "x"\\app',
    commandLine: ["node", "."],
    componentVersions: { node: "24.0.0" },
  },
  environmentVariables: { SECRET: "s3cret" },
});

test("Y10: both fields are found as soon as they are whole, long before the environment", () => {
  const environment = report.indexOf("commandLine");
  const found = Array.from({ length: report.length + 1 }, (_, length) =>
    readStatusPrefix(report.slice(0, length)),
  );
  const first = found.findIndex(({ kind }) => kind === "report");
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThanOrEqual(environment);
  expect(found[first]).toEqual({ kind: "report", folder: 'C:\\Users\\云崽 "x"\\app', pid: 4242 });
  expect(found.slice(0, first).every(({ kind }) => kind === "more")).toBe(true);
});

test("Y10: a number that may go on is not taken for the whole one", () => {
  expect(readStatusPrefix('{"header":{"cwd":"/y","processId":42')).toEqual({ kind: "more" });
  expect(readStatusPrefix('{"header":{"cwd":"/y","processId":42}')).toEqual({
    kind: "report",
    folder: "/y",
    pid: 42,
  });
});

test("Y10: nothing is looked for outside the header", () => {
  const others = [
    '{"header":{"cwd":"/y"},"processId":7, "x": 1',
    '{"header":{"inner":{"cwd":"/y","processId":7}},"a":1',
    '{"cwd":"/y","processId":7}}',
    '["header",{"cwd":"/y","processId":7},1',
    '{"header":{"cwd":5,"processId":"7"},"a":1',
    '{"header":{"cwd":"/y","processId":-7},"a":1',
  ];
  for (const text of others) expect(readStatusPrefix(text).kind, text).toBe("other");
  expect(readStatusPrefix("<html>").kind).toBe("more");
});
