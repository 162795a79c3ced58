import { expect, test } from "@playwright/test";
import {
  expectPong,
  pause,
  ping,
  rawDial,
  sampleAccept,
  soon,
  statusOf,
  switching,
} from "../support/raw-dial.ts";
import { closeFrame, frame, opcodes } from "../support/websocket-bytes.ts";
import { withYunzai } from "../support/with-yunzai.ts";
import { ages, segmentOf } from "../support/yunzai-ages.ts";

for (const age of ages) {
  test(`Y6: age ${age}: the right path gets 101, stays open, pongs, and echoes close 1000`, async () => {
    await withYunzai({ age }, async (yunzai) => {
      const dial = await rawDial({ port: yunzai.port, target: `/${segmentOf[age]}` });
      expect(await statusOf(dial)).toBe(switching);
      expect(dial.head()).toContain(`Sec-WebSocket-Accept: ${sampleAccept}`);
      await pause(150);
      expect(dial.ended()).toBeNull();
      await expectPong(dial);
      dial.socket.write(closeFrame(1000, true));
      await soon(dial.ended).toBe("end");
      expect(dial.frames().at(-1)).toEqual({ opcode: opcodes.close, payload: Buffer.from([0x03, 0xe8]) });
      await soon(() => yunzai.recorded().dials[0]?.closeCode).toBe(1000);
      expect(yunzai.recorded()).toMatchObject({
        dials: [{ path: `/${segmentOf[age]}`, outcome: "opened", pings: 1 }],
        frames: [],
        requests: [],
        bots: [],
      });
    });
  });
}

for (const age of ["C0", "C"] as const) {
  test(`Y6: age ${age}: an unknown path gets a bare 404 and is closed`, async () => {
    await withYunzai({ age }, async (yunzai) => {
      const dial = await rawDial({ port: yunzai.port, target: "/nonsense" });
      await soon(dial.ended).not.toBeNull();
      expect(dial.bytes().toString()).toBe("HTTP/1.1 404 Not Found\r\n\r\n");
      expect(yunzai.recorded().dials).toMatchObject([{ path: "/nonsense", outcome: "not-found" }]);
    });
  });
}

test("Y6: age B: an unknown path gets 101 and is dropped at once, without close frame or pong", async () => {
  await withYunzai({ age: "B" }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port, target: "/nonsense" });
    ping(dial);
    await soon(dial.ended).not.toBeNull();
    expect(dial.status()).toBe(switching);
    expect(dial.frames()).toEqual([]);
    expect(yunzai.recorded().dials).toMatchObject([{ outcome: "dropped", closeCode: 1006 }]);
  });
});

test("Y6: age A: an unknown path gets 101, stays open and pongs, though nobody handles it", async () => {
  await withYunzai({ age: "A" }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port, target: "/nonsense" });
    expect(await statusOf(dial)).toBe(switching);
    await expectPong(dial);
    dial.socket.write(frame(opcodes.text, Buffer.from('{"post_type":"meta_event"}'), true));
    await soon(() => yunzai.recorded().frames.length).toBe(1);
    expect(dial.ended()).toBeNull();
    expect(yunzai.console().join("\n")).not.toContain("找不到对应Bot");
    dial.socket.destroy();
  });
});

test("Y6: age Z: an unknown path gets no answer at all, and TCP stays open", async () => {
  await withYunzai({ age: "Z" }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port, target: "/nonsense" });
    await pause(300);
    expect(dial.bytes()).toHaveLength(0);
    expect(dial.ended()).toBeNull();
    expect(yunzai.recorded().dials).toMatchObject([{ outcome: "unanswered" }]);
    dial.socket.destroy();
  });
});

for (const target of ["/OneBotv11", "/OneBotv11/", "/OneBotv11/x", "/OneBotv11/?a=b"]) {
  test(`Y5: ${target} reaches the adapter`, async () => {
    await withYunzai({ age: "C" }, async (yunzai) => {
      const dial = await rawDial({ port: yunzai.port, target });
      expect(await statusOf(dial)).toBe(switching);
      dial.socket.destroy();
    });
  });
}

for (const target of [
  "/onebotv11",
  "/OneBot/v11/ws",
  "//OneBotv11",
  "/%4FneBotv11",
  "/OneBotv11?a=b",
  "/",
  "/toString",
]) {
  test(`Y5: ${target} does not reach the adapter`, async () => {
    await withYunzai({ age: "C" }, async (yunzai) => {
      const dial = await rawDial({ port: yunzai.port, target });
      expect(await statusOf(dial)).toBe("HTTP/1.1 404 Not Found");
    });
  });
}

const strangers = ["ComWeChat", "GSUIDCore"];
const segmentsOf = {
  Z: [...strangers, "go-cqhttp"],
  A: [...strangers, "OPQBot", "go-cqhttp"],
  B: [...strangers, "OPQBot", "OneBotv11", "go-cqhttp"],
  C0: [...strangers, "OPQBot", "OneBotv11", "go-cqhttp"],
  C: [...strangers, "OPQBot", "OneBotv11"],
};
for (const age of ages) {
  const segments = segmentsOf[age];
  test(`Y4: age ${age} handles ${segments.join(", ")} and no other known name`, async () => {
    await withYunzai({ age }, async (yunzai) => {
      const known = [
        "ComWeChat",
        "GSUIDCore",
        "OPQBot",
        "OneBotv11",
        "go-cqhttp",
        "stdin",
        "Milky",
        "Satori",
      ];
      const event = JSON.stringify({ post_type: "meta_event", meta_event_type: "heartbeat", self_id: 7 });
      for (const name of known) {
        const dial = await rawDial({ port: yunzai.port, target: `/${name}` });
        const opens = segments.includes(name) || age === "A";
        await soon(() => yunzai.recorded().dials.at(-1)).toMatchObject({ path: `/${name}` });
        expect(yunzai.recorded().dials.at(-1)?.outcome === "opened", name).toBe(opens);
        // Only the adapters that speak OneBot v11 have something to say to an event.
        const before = yunzai.console().length;
        dial.socket.write(frame(opcodes.text, Buffer.from(event), true));
        const complains = (): boolean =>
          yunzai
            .console()
            .slice(before)
            .some((line) => line.includes("找不到对应Bot"));
        const speaks = segments.includes(name) && ["OneBotv11", "go-cqhttp"].includes(name);
        if (speaks) await soon(complains).toBe(true);
        else await pause(40);
        expect(complains(), name).toBe(speaks);
        dial.socket.destroy();
      }
    });
  });
}

test("Y4: further adapters can be registered", async () => {
  await withYunzai({ age: "C", adapters: ["OneBotv11", "MyPlugin"] }, async (yunzai) => {
    const mine = await rawDial({ port: yunzai.port, target: "/MyPlugin" });
    expect(await statusOf(mine)).toBe(switching);
    const other = await rawDial({ port: yunzai.port, target: "/ComWeChat" });
    expect(await statusOf(other)).toBe("HTTP/1.1 404 Not Found");
    mine.socket.destroy();
  });
});
