import { expect, test } from "@playwright/test";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import { proxyFor } from "../../electron/core/proxy.ts";

const plain: Endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };

test("L14: HTTP_PROXY and ALL_PROXY take ws:// dials, loopback included", () => {
  expect(proxyFor({ HTTP_PROXY: "http://p:1" }, plain)).toEqual({ name: "HTTP_PROXY", proxy: "http://p:1" });
  expect(proxyFor({ ALL_PROXY: "http://p:2" }, plain)).toEqual({ name: "ALL_PROXY", proxy: "http://p:2" });
  expect(proxyFor({ HTTPS_PROXY: "http://p:3" }, plain)).toBeNull();
  expect(proxyFor({ HTTPS_PROXY: "http://p:3" }, { ...plain, secure: true })?.name).toBe("HTTPS_PROXY");
});

test("L14: NO_PROXY names whole hosts, or domains with a leading dot", () => {
  const through = (exceptions: string, host: string) =>
    proxyFor({ http_proxy: "http://p:1", NO_PROXY: exceptions }, { ...plain, host }) !== null;
  expect(through("localhost,127.0.0.1", "127.0.0.1")).toBe(false);
  expect(through("localhost", "127.0.0.1")).toBe(true);
  expect(through("::1", "[::1]")).toBe(false);
  expect(through(".example.org", "bot.example.org")).toBe(false);
  expect(through("example.org", "bot.example.org")).toBe(true);
});

test("L14: an empty variable is no proxy", () => {
  expect(proxyFor({ HTTP_PROXY: "", http_proxy: "" }, plain)).toBeNull();
});
