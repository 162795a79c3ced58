import { expect, test } from "@playwright/test";
import { localeFor } from "../../electron/locales/index.ts";

const [chinese, english] = [localeFor("zh-CN"), localeFor("en")].map(({ steps }) => steps.details);

test("an answer that is no HTTP is told in words, not by the parser's code", () => {
  const facts = { cause: "not-http", code: "HPE_INVALID_CONSTANT", silent: false } as const;
  expect(chinese?.upgrade(facts)).toBe("应答不是 HTTP");
  expect(english?.upgrade(facts)).not.toContain("HPE");
});

test("an answer that is no WebSocket is told in words, not as ERROR", () => {
  const facts = { cause: "not-websocket", code: "ERROR", silent: false } as const;
  expect(chinese?.upgrade(facts)).toBe("应答不是 WebSocket");
  expect(english?.upgrade(facts)).not.toContain("ERROR");
});

test("an answer that began and did not end is told as that, and silence as silence", () => {
  expect(chinese?.upgrade({ code: "ETIMEDOUT", silent: false })).toBe("应答没有发完");
  expect(chinese?.upgrade({ code: "ETIMEDOUT", silent: true })).toBe("没有任何应答");
});

test("a connection that was left for what it sent says so, beside the time it stood", () => {
  const facts = { opened: 76, cause: "flood", code: "TOO_MANY_FRAMES" } as const;
  expect(chinese?.stay(facts)).toBe("76 毫秒后断开，一下子发来太多数据");
  expect(english?.stay(facts)).toMatch(/^dropped after 76 ms, [a-z ]+$/);
});
