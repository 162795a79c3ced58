import { expect, test } from "@playwright/test";
import { practiceSecrets } from "../../electron/practice/yunzai-status.ts";
import { httpGet, rawDial, refusal, soon, statusOf, switching } from "../support/raw-dial.ts";
import { withYunzai } from "../support/with-yunzai.ts";

test("Y10: GET /exit stops it: the connection dies unanswered and the port is free", async () => {
  await withYunzai({ age: "C" }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port });
    expect(await statusOf(dial)).toBe(switching);
    const exit = await httpGet(yunzai.port, "/exit");
    await yunzai.ended;
    await soon(exit.ended).not.toBeNull();
    expect(exit.bytes()).toHaveLength(0);
    await soon(dial.ended).not.toBeNull();
    expect(await refusal(yunzai.port)).toBe("ECONNREFUSED");
    expect(yunzai.recorded().requests).toEqual(["GET /exit HTTP/1.1"]);
  });
});

test("Y10: GET /status answers a diagnostic report with folder, pid, and the whole environment", async () => {
  await withYunzai({ age: "C" }, async (yunzai) => {
    const dial = await httpGet(yunzai.port, "/status");
    await soon(dial.ended).toBe("end");
    expect(dial.status()).toBe("HTTP/1.1 200 OK");
    const body = dial.bytes().toString().split("\r\n\r\n")[1] ?? "";
    expect(body.length).toBeGreaterThan(20_000);
    expect(JSON.parse(body)).toMatchObject({
      header: { cwd: process.cwd(), processId: process.pid },
      environmentVariables: practiceSecrets,
    });
  });
});

for (const [age, holds] of [
  ["B", { heapUsed: expect.any(Number) }],
  ["C0", { pid: process.pid, memory: { heapUsed: expect.any(Number) } }],
] as const) {
  test(`Y10: age ${age}: GET /status answers JSON that names no folder`, async () => {
    await withYunzai({ age }, async (yunzai) => {
      const dial = await httpGet(yunzai.port, "/status");
      await soon(dial.ended).toBe("end");
      const body: unknown = JSON.parse(dial.bytes().toString().split("\r\n\r\n")[1] ?? "");
      expect(body).toMatchObject(holds);
      expect(body).not.toHaveProperty("header");
    });
  });
}

test("Y10: age A has neither /status nor /exit: both are pages like any other", async () => {
  await withYunzai({ age: "A" }, async (yunzai) => {
    for (const target of ["/status", "/exit"]) {
      expect(await statusOf(await httpGet(yunzai.port, target))).toBe("HTTP/1.1 302 Found");
    }
  });
});

test("Y10: with status off, /status is a page like any other", async () => {
  await withYunzai({ age: "C", status: false }, async (yunzai) => {
    expect(await statusOf(await httpGet(yunzai.port, "/status"))).toBe("HTTP/1.1 302 Found");
  });
});
