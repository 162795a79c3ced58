import { expect, test } from "@playwright/test";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import {
  authorizationOf,
  chosenUrl,
  controlUrl,
  otherSchemeUrl,
  readinessUrl,
} from "../../electron/core/probe/probe.ts";
import { commandLogName } from "../../electron/core/yunzai/yunzai-log.ts";

function at(suffix: string): Endpoint {
  return { secure: false, host: "127.0.0.1", port: 2536, suffix };
}

function controls(suffix: string): string {
  return controlUrl(at(suffix), "c0ffee").slice("ws://127.0.0.1:2536".length);
}

test("L7: what is dialled is glued together, without the fragment that never goes on the wire", () => {
  expect(chosenUrl(at("/OneBotv11"))).toBe("ws://127.0.0.1:2536/OneBotv11");
  expect(chosenUrl({ ...at("/OneBotv11/?a=b#c"), secure: true, host: "[::1]" })).toBe(
    "wss://[::1]:2536/OneBotv11/?a=b",
  );
  expect(chosenUrl(at(""))).toBe("ws://127.0.0.1:2536");
});

test("Y7: the control has another first segment, and everything else as the chosen dial", () => {
  expect(controls("/OneBotv11")).toBe("/c0ffee");
  expect(controls("/OneBotv11/")).toBe("/c0ffee/");
  expect(controls("/OneBotv11/x")).toBe("/c0ffee/x");
  expect(controls("/OneBotv11/?X-Token=s3cret")).toBe("/c0ffee/?X-Token=s3cret");
  expect(controls("/OneBotv11?a=b/c")).toBe("/c0ffee?a=b/c");
  expect(controls("//OneBotv11")).toBe("/c0ffee/OneBotv11");
  expect(controls("/onebot/v11/ws")).toBe("/c0ffee/v11/ws");
  expect(controls("")).toBe("/c0ffee");
  expect(controls("?a=b")).toBe("/c0ffee?a=b");
});

test("Y8: GET / carries the query that may hold the credentials; the other scheme gets none", () => {
  expect(readinessUrl(at("/OneBotv11/?X-Token=s3cret"))).toBe("ws://127.0.0.1:2536/?X-Token=s3cret");
  expect(readinessUrl(at("/OneBotv11"))).toBe("ws://127.0.0.1:2536/");
  expect(otherSchemeUrl(at("/OneBotv11/?X-Token=s3cret"))).toBe("wss://127.0.0.1:2536/");
});

test("L9: Authorization is absent without a token, and sent for an empty one", () => {
  expect(authorizationOf(null)).toBeNull();
  expect(authorizationOf("")).toBe("Bearer ");
  expect(authorizationOf("abc")).toBe("Bearer abc");
});

test("Y12: the log of the day is the day's in Shanghai", () => {
  expect(commandLogName(Date.UTC(2026, 5, 30, 15, 59, 59))).toBe("logs/command.2026-06-30.log");
  expect(commandLogName(Date.UTC(2026, 5, 30, 16, 0, 0))).toBe("logs/command.2026-07-01.log");
});
