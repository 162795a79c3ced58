import { expect, test } from "@playwright/test";
import { networkInterfaces } from "node:os";
import { connect as connectTls } from "node:tls";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { selfSignedCertificate } from "../support/certificate.ts";
import { rawDial, rawSend, refusal, soon, statusOf, switching } from "../support/raw-dial.ts";
import { withYunzai } from "../support/with-yunzai.ts";

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === "::1");

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
