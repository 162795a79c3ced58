import { finding, type Finding } from "../../electron/core/findings.ts";

/** Findings that the window's pages make something of, each as a check tells it. */
export const mismatch = finding("suffix-mismatch", { index: 0, suffix: "/a", expected: "/OneBotv11" });
export const stopped = finding("yunzai-not-running", {
  path: "/y",
  host: "127.0.0.1",
  port: 2536,
  window: null,
});
export const redis = finding("redis-not-running", { host: "127.0.0.1", port: 6379, reason: "ECONNREFUSED" });
export const followsRedis: Finding = { ...stopped, severity: "info", causedBy: "redis-not-running" };
export const twice = finding("two-yunzais", { paths: ["/z"] });
export const off = finding("lagrange-not-running", { path: "/l" });
export const never = finding("lagrange-never-logged-in", { path: "/l" });
export const old = finding("lagrange-needs-restart", { path: "/l" });
export const healthy = finding("link-healthy", { url: "ws://127.0.0.1:2536/OneBotv11" });
