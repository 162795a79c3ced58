import { expect, test } from "@playwright/test";
import {
  httpGet,
  pause,
  expectPong,
  rawDial,
  refusal,
  soon,
  statusOf,
  switching,
} from "../support/raw-dial.ts";
import { withYunzai } from "../support/with-yunzai.ts";

for (const age of ["Z", "A"] as const) {
  test(`Y6: age ${age}: while loading the port refuses, afterwards it answers`, async () => {
    await withYunzai({ age, loadingMs: Infinity }, async (yunzai) => {
      expect(await refusal(yunzai.port)).toBe("ECONNREFUSED");
      await yunzai.finishLoading();
      const dial = await rawDial({ port: yunzai.port, target: "/go-cqhttp" });
      expect(await statusOf(dial)).toBe(switching);
      dial.socket.destroy();
    });
  });
}

test("Y6, Y7: age B: while loading the right path is dropped too and GET / says 404, then 302", async () => {
  await withYunzai({ age: "B", loadingMs: Infinity }, async (yunzai) => {
    const early = await rawDial({ port: yunzai.port });
    await soon(early.ended).not.toBeNull();
    expect(early.status()).toBe(switching);
    expect(await statusOf(await httpGet(yunzai.port, "/"))).toBe("HTTP/1.1 404 Not Found");
    await yunzai.finishLoading();
    expect(await statusOf(await httpGet(yunzai.port, "/"))).toBe("HTTP/1.1 302 Found");
    const late = await rawDial({ port: yunzai.port });
    expect(await statusOf(late)).toBe(switching);
    await expectPong(late);
    late.socket.destroy();
  });
});

test("Y6, Y7: age C0: while loading the right path gets 404 too and GET / says 404, then 302", async () => {
  await withYunzai({ age: "C0", loadingMs: Infinity }, async (yunzai) => {
    const early = await rawDial({ port: yunzai.port });
    expect(await statusOf(early)).toBe("HTTP/1.1 404 Not Found");
    expect(await statusOf(await httpGet(yunzai.port, "/"))).toBe("HTTP/1.1 404 Not Found");
    await yunzai.finishLoading();
    const ready = await httpGet(yunzai.port, "/");
    expect(await statusOf(ready)).toBe("HTTP/1.1 302 Found");
    expect(ready.head()).toMatch(/^location: https:\/\//im);
    expect(yunzai.recorded().requests).toEqual(["GET / HTTP/1.1", "GET / HTTP/1.1"]);
  });
});

test("Y6, Y7: age C: while loading a dial and GET / meet silence, then the held ones are answered", async () => {
  await withYunzai({ age: "C", loadingMs: Infinity }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port });
    const control = await rawDial({ port: yunzai.port, target: "/nonsense" });
    const page = await httpGet(yunzai.port, "/");
    await soon(() => yunzai.recorded().dials.map((each) => each.outcome)).toEqual(["held", "held"]);
    await pause(100);
    expect([dial, control, page].map((each) => each.bytes().length)).toEqual([0, 0, 0]);
    expect([dial, control, page].map((each) => each.ended())).toEqual([null, null, null]);
    await yunzai.finishLoading();
    expect(await statusOf(dial)).toBe(switching);
    expect(await statusOf(control)).toBe("HTTP/1.1 404 Not Found");
    expect(await statusOf(page)).toBe("HTTP/1.1 302 Found");
    await expectPong(dial);
    dial.socket.destroy();
  });
});

test("Y6: age C: a held dial that left before the end of loading does no harm", async () => {
  await withYunzai({ age: "C", loadingMs: Infinity }, async (yunzai) => {
    const gone = await rawDial({ port: yunzai.port });
    await soon(() => yunzai.recorded().dials.length).toBe(1);
    gone.socket.resetAndDestroy();
    await pause(50);
    await yunzai.finishLoading();
    const next = await rawDial({ port: yunzai.port });
    expect(await statusOf(next)).toBe(switching);
    next.socket.destroy();
  });
});
