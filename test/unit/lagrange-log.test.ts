import { expect, test } from "@playwright/test";
import { parseLagrangeLog } from "../../electron/core/yunzai/lagrange-log.ts";

const id = "c1b2a3f4-0000-4000-8000-123456789abc";

test("L12: a TCP, DNS, TLS or proxy failure is only a reconnect with its interval", () => {
  expect(
    parseLagrangeLog(`info: Lagrange.OneBot[1002]\n      [ReverseWS] Reconnecting ${id} at interval of 5000`),
  ).toEqual([{ kind: "reconnecting", interval: 5000 }]);
});

test("L12: an HTTP refusal is a disconnect whose next line has the status", () => {
  for (const status of [401, 404, 503]) {
    const text = [
      "warn: Lagrange.OneBot.Core.Network.Service.ReverseWSService[1001]",
      `      [ReverseWS] Disconnect(${id})`,
      `      System.Net.WebSockets.WebSocketException (0x80004005): The server returned status code '${status}' when status code '101' was expected.`,
      "         at System.Net.WebSockets.WebSocketHandle.ValidateResponse(HttpResponseMessage response)",
    ].join("\r\n");
    expect(parseLagrangeLog(text)).toEqual([{ kind: "refused", status }]);
  }
});

test("L12: accepted and then dropped", () => {
  const text = `[ReverseWS] Disconnect(${id})\nSystem.Net.WebSockets.WebSocketException: The remote party closed the WebSocket connection without completing the close handshake.`;
  expect(parseLagrangeLog(text)).toEqual([{ kind: "dropped" }]);
});

test("L12: older builds say it in other words, and a line that tells why counts once", () => {
  expect(parseLagrangeLog("[ReverseWS] Client reconnecting at interval of 5000")).toEqual([
    { kind: "reconnecting", interval: 5000 },
  ]);
  expect(parseLagrangeLog("[ReverseWS] Client disconnected")).toEqual([{ kind: "dropped" }]);
  const refused =
    "[ReverseWS] Client disconnected\nThe server returned status code '404' when status code '101' was expected.";
  expect(parseLagrangeLog(`${refused}\n${refused}`)).toEqual([
    { kind: "refused", status: 404 },
    { kind: "refused", status: 404 },
  ]);
  expect(
    parseLagrangeLog("Client disconnected\nwithout completing the close handshake.\nClient disconnected"),
  ).toEqual([{ kind: "dropped" }, { kind: "dropped" }]);
});

test("L12: no entry at all", () => {
  expect(parseLagrangeLog("[LagrangeWebSvcCollection]: No implementation has been configured")).toEqual([
    { kind: "no-implementation" },
  ]);
});

test("L7, L12: an URL that cannot be dialled is told, without its secrets", () => {
  expect(
    parseLagrangeLog("Invalid configuration was detected, url: ws://127.0.0.1:2536OneBotv11/?t=s3cret"),
  ).toEqual([{ kind: "invalid-url", url: "ws://127.0.0.1:2536OneBotv11/?t=***" }]);
});

test("L12: events come in their order, colours and other lines left out", () => {
  const text = [
    "\u001b[40m\u001b[32minfo\u001b[39m: Lagrange.Core[0] Login Success",
    `\u001b[33m[ReverseWS] Reconnecting ${id} at interval of 5000\u001b[0m`,
    "[0mNo implementation has been configured[0m",
    "http 404 status code '101'",
  ].join("\n");
  expect(parseLagrangeLog(text).map(({ kind }) => kind)).toEqual(["reconnecting", "no-implementation"]);
  expect(parseLagrangeLog("")).toEqual([]);
});

test("L12: hostile text of a megabyte is read in linear time", () => {
  const size = 1024 * 1024;
  // What is not linear takes hours.
  for (const unit of [
    "Reconnecting ",
    "Reconnecting a\n",
    "The server returned status code '",
    "\u001b[1;",
    "url: ?=",
  ]) {
    expect(parseLagrangeLog(unit.repeat(size / unit.length)), unit).toEqual([]);
  }
});
