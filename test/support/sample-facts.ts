import type { FindingCode, FindingFacts } from "../../electron/core/findings.ts";
import { explain, type Explanation } from "../../electron/locales/explain.ts";
import type { Locale } from "../../electron/locales/types.ts";

/** Facts for every code, in each shape its sentences tell apart. The type makes a new code ask for its own. */
export const sampleFacts: { readonly [C in keyof FindingFacts]: readonly FindingFacts[C][] } = {
  "settings-missing": [{ path: "/bots/a/appsettings.json" }],
  "settings-unreadable": [
    { path: "/bots/a/appsettings.json", line: 12, column: 5, problem: "unexpected-token" },
    { path: "/bots/a/appsettings.json", line: null, column: null, problem: "no-permission" },
  ],
  "duplicate-key": [{ path: "/bots/a/appsettings.json", key: "Account:Uin", line: 14, column: 9 }],
  "no-link": [
    { path: "/bots/a/appsettings.json", section: null },
    { path: "/bots/a/appsettings.json", section: "Implementations" },
  ],
  "entry-skipped": [
    { index: 3, type: null, expected: "ReverseWebSocket" },
    { index: 3, type: "ReverseWebsocket", expected: "ReverseWebSocket" },
  ],
  "entry-disabled": [{ index: 3 }],
  "host-invalid": [
    { index: 3, host: "0.0.0.0", problem: "host-wildcard", expected: "127.0.0.1" },
    { index: 3, host: "", problem: "host-missing", expected: "127.0.0.1" },
  ],
  "port-invalid": [
    { index: 3, port: "70000", problem: "port-out-of-range", expected: 2536 },
    { index: 3, port: "", problem: "port-missing", expected: 2536 },
  ],
  "value-invalid": [{ index: 3, option: "HeartBeatInterval", value: "soon" }],
  "suffix-no-slash": [{ index: 3, suffix: "OneBotv11", expected: "/OneBotv11" }],
  "suffix-query": [{ index: 3, suffix: "/OneBotv11?a=***", expected: "/OneBotv11/?a=***" }],
  "suffix-case": [{ index: 3, suffix: "/onebotv11", expected: "/OneBotv11" }],
  "suffix-mismatch": [
    { index: 3, suffix: "/onebot/v11/ws", expected: "/OneBotv11" },
    { index: 3, suffix: "", expected: "/OneBotv11" },
    { index: null, suffix: "/onebot/v11/ws", expected: "/OneBotv11" },
  ],
  "port-mismatch": [{ index: 3, port: 8080, expected: 2536 }],
  "host-mismatch": [{ index: 3, host: "192.168.1.9", expected: "127.0.0.1" }],
  "token-mismatch": [
    { index: 3, has: "none", wants: null },
    { index: 3, has: "empty", wants: "authorization" },
    { index: 3, has: "other", wants: "authorization" },
    { index: null, has: "none", wants: null },
    { index: null, has: "other", wants: "authorization" },
  ],
  "token-needs-query": [{ index: 3, key: "X-Token", expected: "/OneBotv11/?X-Token=***" }],
  "not-universal": [{ index: 3 }],
  "overridden-by-file": [
    { file: "appsettings.Production.json", key: "Implementations:0:Port", value: "8080", expected: "2536" },
  ],
  "overridden-by-environment": [
    {
      name: "Implementations__0__Port",
      key: "Implementations:0:Port",
      value: "8080",
      expected: "2536",
    },
  ],
  "wrong-section": [{ section: "ReverseWebSocket" }],
  "wrong-program": [{ path: "/bots/milky/appsettings.json" }],
  "not-trss": [{ path: "/bots/Miao-Yunzai", name: "miao-yunzai" }],
  "adapter-missing": [
    { path: "/bots/Yunzai", adapters: ["ComWeChat", "OPQBot"] },
    { path: "/bots/Yunzai", adapters: [] },
  ],
  "yunzai-not-running": [
    { path: "/bots/Yunzai", host: "127.0.0.1", port: 2536, window: null },
    { path: null, host: "127.0.0.1", port: 2536, window: null },
    { path: "/bots/Yunzai", host: "127.0.0.1", port: 2536, window: "TRSS Yunzai v3.1.3 © TimeRainStarSky" },
  ],
  "yunzai-paused": [{ window: "Select TRSS Yunzai v3.1.3 © TimeRainStarSky" }],
  "lagrange-paused": [{ path: "/bots/a" }],
  "yunzai-loading": [{ url: "ws://127.0.0.1:2536/OneBotv11" }],
  "yunzai-needs-restart": [
    { path: "/bots/Yunzai", file: "config/config/server.yaml", port: 2537, listens: [2536], works: false },
    {
      path: "/bots/Yunzai",
      file: "config/config/server.yaml",
      port: 2537,
      listens: [2536, 9000],
      works: true,
    },
  ],
  "other-port": [{ path: "/bots/Yunzai", port: 8080, listens: 2536 }],
  "port-taken": [
    { port: 2536, pid: 4711, program: "nginx.exe" },
    { port: 2536, pid: null, program: null },
  ],
  "wrong-yunzai": [{ port: 2536, path: "/bots/Yunzai-2", expected: "/bots/Yunzai" }],
  "yunzai-settings-invalid": [
    { file: "/bots/Yunzai/config/config/server.yaml", problem: "not-yaml", line: 7 },
    { file: "/bots/Yunzai/config/config/server.yaml", problem: "unreadable", line: null },
  ],
  "auth-unmeetable": [
    { file: "/bots/Yunzai/config/config/server.yaml", problem: "not-a-map", key: null },
    { file: "/bots/Yunzai/config/config/server.yaml", problem: "not-a-string", key: "access_token" },
    { file: "/bots/Yunzai/config/config/server.yaml", problem: "no-single-value", key: "X-Token" },
  ],
  "redis-not-running": [
    { host: "10.0.0.5", port: 6379, reason: "ECONNREFUSED" },
    { host: "10.0.0.5", port: 6379, reason: "WRONGPASS" },
  ],
  "other-family": [{ host: "127.0.0.1", answered: "[::1]", port: 2536 }],
  "reserved-port": [{ port: 2536, from: 2500, to: 2599 }],
  "tls-mismatch": [
    { url: "ws://127.0.0.1:2537/OneBotv11", listens: "wss" },
    { url: "wss://127.0.0.1:2536/OneBotv11", listens: "ws" },
  ],
  "certificate-untrusted": [{ url: "wss://127.0.0.1:2537/OneBotv11", code: "DEPTH_ZERO_SELF_SIGNED_CERT" }],
  "remote-unreachable": [{ host: "192.168.1.9", port: 2536, code: "EHOSTUNREACH" }],
  "settings-encoding": [{ path: "/bots/a/appsettings.json", line: 8 }],
  "several-links": [{ indexes: [3, 5] }],
  "file-not-writable": [{ path: "/bots/a/appsettings.json", reason: "read-only" }],
  "url-port-disagree": [
    { file: "/bots/Yunzai/config/config/server.yaml", url: "http://localhost:2537", port: 2536 },
  ],
  "stale-port-setting": [{ file: "/bots/Yunzai/config/config/bot.yaml", port: 2600, effective: 2536 }],
  "two-yunzais": [{ paths: ["/bots/Yunzai-2", "/bots/Yunzai-3"] }],
  "proxy-in-the-way": [
    { variable: "HTTP_PROXY", proxy: "http://127.0.0.1:7890", url: "ws://127.0.0.1:2536/OneBotv11" },
    { variable: null, proxy: "http://127.0.0.1:7890", url: "ws://127.0.0.1:2536/OneBotv11" },
  ],
  "lagrange-needs-restart": [{ path: "/bots/a" }],
  "lagrange-flapping": [{ path: "/bots/a", connects: 17 }],
  "sign-server-gone": [{ server: "https://sign.lagrangecore.org/api/sign" }, { server: "" }],
  "enable-has-no-effect": [{ index: 3 }],
  "ignored-enabled": [{ section: "ReverseWebSocket" }],
  "shadowed-section": [{ section: "Implementation", by: "Implementations" }],
  "lagrange-not-running": [{ path: "/bots/a" }],
  "lagrange-never-logged-in": [{ path: "/bots/a" }],
  "marker-not-echoed": [{ log: "/bots/Yunzai/logs/command.2026-01-02.log" }],
  "link-healthy": [{ url: "ws://127.0.0.1:2536/OneBotv11" }],
};

/** A code's samples in words. */
export function explained({ findings }: Locale, code: FindingCode): readonly Explanation[] {
  return sampleFacts[code].map((facts) => explain(findings, { code, facts }));
}
