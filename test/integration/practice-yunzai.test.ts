import { expect, test } from "@playwright/test";
import { networkInterfaces } from "node:os";
import { connect as connectTls } from "node:tls";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { practiceSecrets } from "../../electron/practice/yunzai-status.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { httpGet, pause, pongs, rawDial, rawSend, refusal, soon, statusOf } from "../support/raw-dial.ts";
import { closeFrame, frame, opcodes } from "../support/websocket-bytes.ts";
import { withYunzai } from "../support/with-yunzai.ts";

const switching = "HTTP/1.1 101 Switching Protocols";
// The accept value that RFC 6455 gives for the key the raw client sends.
const sampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === "::1");

const rightPath = { Z: "/go-cqhttp", A: "/go-cqhttp", B: "/OneBotv11", C0: "/OneBotv11", C: "/OneBotv11" };

for (const age of ["Z", "A", "B", "C0", "C"] as const) {
  test(`Y6: age ${age}: the right path gets 101, stays open, pongs, and echoes close 1000`, async () => {
    await withYunzai({ age }, async (yunzai) => {
      const dial = await rawDial({ port: yunzai.port, target: rightPath[age] });
      expect(await statusOf(dial)).toBe(switching);
      expect(dial.head()).toContain(`Sec-WebSocket-Accept: ${sampleAccept}`);
      await pause(150);
      expect(dial.ended()).toBeNull();
      expect(await pongs(dial)).toBe(true);
      dial.socket.write(closeFrame(1000, true));
      await soon(dial.ended).toBe("end");
      expect(dial.frames().at(-1)).toEqual({ opcode: opcodes.close, payload: Buffer.from([0x03, 0xe8]) });
      await soon(() => yunzai.recorded().dials[0]?.closeCode).toBe(1000);
      expect(yunzai.recorded()).toMatchObject({
        dials: [{ path: rightPath[age], outcome: "opened", pings: 1 }],
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
    const started = performance.now();
    dial.socket.write(frame(opcodes.ping, Buffer.from("p1"), true));
    await soon(dial.ended, 2).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(100);
    expect(dial.status()).toBe(switching);
    expect(dial.frames()).toEqual([]);
    expect(yunzai.recorded().dials).toMatchObject([{ outcome: "dropped", closeCode: 1006 }]);
  });
});

test("Y6: age A: an unknown path gets 101, stays open and pongs, though nobody handles it", async () => {
  await withYunzai({ age: "A" }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port, target: "/nonsense" });
    expect(await statusOf(dial)).toBe(switching);
    expect(await pongs(dial)).toBe(true);
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
    expect(await pongs(late)).toBe(true);
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
  await withYunzai({ age: "C", loadingMs: 600 }, async (yunzai) => {
    const dial = await rawDial({ port: yunzai.port });
    const control = await rawDial({ port: yunzai.port, target: "/nonsense" });
    const page = await httpGet(yunzai.port, "/");
    await pause(250);
    expect([dial, control, page].map((each) => each.bytes().length)).toEqual([0, 0, 0]);
    expect([dial, control, page].map((each) => each.ended())).toEqual([null, null, null]);
    expect(yunzai.recorded().dials.map((each) => each.outcome)).toEqual(["held", "held"]);
    await yunzai.ready;
    expect(await statusOf(dial)).toBe(switching);
    expect(await statusOf(control)).toBe("HTTP/1.1 404 Not Found");
    expect(await statusOf(page)).toBe("HTTP/1.1 302 Found");
    expect(await pongs(dial)).toBe(true);
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
for (const age of ["Z", "A", "B", "C0", "C"] as const) {
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
        await pause(40);
        const complained = yunzai
          .console()
          .slice(before)
          .some((line) => line.includes("找不到对应Bot"));
        const speaks = segments.includes(name) && ["OneBotv11", "go-cqhttp"].includes(name);
        expect(complained, name).toBe(speaks);
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

test("Y3: it listens on 127.0.0.1 and ::1, on one port", async () => {
  test.skip(!hasIpv6, "this system has no IPv6 loopback");
  await withYunzai({ age: "C" }, async (yunzai) => {
    for (const address of ["127.0.0.1", "::1"]) {
      const dial = await rawDial({ port: yunzai.port, address });
      expect(await statusOf(dial)).toBe(switching);
      dial.socket.destroy();
    }
  });
});

test("Y14: it can be told to listen on one family only", async () => {
  test.skip(!hasIpv6, "this system has no IPv6 loopback");
  await withYunzai({ age: "C", families: ["ipv6"] }, async (yunzai) => {
    expect(yunzai.url).toBe(`ws://[::1]:${yunzai.port}/OneBotv11`);
    const dial = await rawDial({ port: yunzai.port, address: "::1" });
    expect(await statusOf(dial)).toBe(switching);
    dial.socket.destroy();
    expect(await refusal(yunzai.port, "127.0.0.1")).toBe("ECONNREFUSED");
  });
});

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

test("Y14: https: a wss handshake works on its port, plain bytes there end without an answer", async () => {
  const certificate = selfSignedCertificate();
  await withYunzai({ age: "C", https: { ...certificate, port: 0 } }, async (yunzai) => {
    const port = yunzai.httpsPort ?? 0;
    const plain = await rawDial({ port });
    await soon(plain.ended).not.toBeNull();
    expect(plain.bytes().toString()).not.toContain("HTTP");

    const socket = connectTls({ port, host: "127.0.0.1", ca: certificate.cert, servername: "localhost" });
    const answer = new Promise<string>((resolve, reject) => {
      socket.once("data", (chunk: Buffer) => resolve(chunk.toString()));
      socket.once("error", reject);
    });
    socket.write(
      "GET /OneBotv11 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    );
    expect(await answer).toContain(switching);
    socket.destroy();
    expect(yunzai.console().join("\n")).toContain(`wss://localhost:${port}/`);
  });
});

test("close frees the port and every connection, answered, held or idle", async () => {
  const yunzai = await startPracticeYunzai({ age: "C", loadingMs: Infinity });
  const held = await rawDial({ port: yunzai.port });
  const idle = await rawSend(yunzai.port, "127.0.0.1", "GET");
  await soon(() => yunzai.recorded().dials.length).toBe(1);
  await yunzai.close();
  await soon(() => [held.ended(), idle.ended()]).not.toContain(null);
  expect(await refusal(yunzai.port)).toBe("ECONNREFUSED");
  await yunzai.ready;
  await yunzai.ended;
});

test("a taken port is told as a value on the error, and nothing stays behind", async () => {
  await withYunzai({ age: "C" }, async (first) => {
    await expect(startPracticeYunzai({ age: "C", port: first.port })).rejects.toMatchObject({
      name: "PracticeStartError",
      problem: "port-taken",
      subject: String(first.port),
    });
    expect(first.recorded().requests).toEqual([]);
  });
});
