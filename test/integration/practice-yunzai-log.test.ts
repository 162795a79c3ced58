import { expect, test } from "@playwright/test";
import { existsSync, readFileSync, statSync } from "node:fs";
import { EOL } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { YunzaiAge } from "../../electron/core/recognise.ts";
import type { PracticeYunzai, PracticeYunzaiOptions } from "../../electron/practice/yunzai-server.ts";
import { httpGet, pause, rawDial, soon, statusOf } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { closeFrame, frame, opcodes } from "../support/websocket-bytes.ts";
import { withYunzai } from "../support/with-yunzai.ts";

// 20:30:15.042 UTC is already the next day in Shanghai.
const evening = Date.UTC(2026, 5, 30, 20, 30, 15, 42);
const stamp = "[04:30:15.042]";
const commandLog = "command.2026-07-01.log";
const key = "dGhlIHNhbXBsZSBub25jZQ==";
const esc = "\u001b";

interface Logs {
  readonly folder: string;
  /** Raw bytes of a file in `logs` as text; null when it does not exist. */
  raw(name: string): string | null;
  /** The same without ANSI codes. */
  plain(name: string): string;
}

async function withLogs(
  options: PracticeYunzaiOptions,
  play: (yunzai: PracticeYunzai, logs: Logs) => Promise<void>,
): Promise<void> {
  const folder = await makeFolder();
  const raw = (name: string) => {
    const path = join(folder, "logs", name);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  };
  const logs: Logs = {
    folder: join(folder, "logs"),
    raw,
    plain: (name) => stripVTControlCharacters(raw(name) ?? ""),
  };
  try {
    await withYunzai({ now: () => evening, ...options, folder }, async (yunzai) => {
      await play(yunzai, logs);
    });
  } finally {
    await removeFolder(folder);
  }
}

const text = (value: unknown) => frame(opcodes.text, Buffer.from(JSON.stringify(value)), true);
const heartbeat = (selfId: number) => ({
  time: 1,
  self_id: selfId,
  post_type: "meta_event",
  meta_event_type: "heartbeat",
});

test("Y12: the start is a mark with Shanghai time and ANSI codes, in a file of mode 0600", async () => {
  await withLogs({ age: "C" }, async (yunzai, logs) => {
    const url = `http://[::]:${yunzai.port}`;
    expect(logs.raw(commandLog)).toBe(
      `${stamp}[MARK]${esc}[34m[  Server  ]${esc}[39m 启动 HTTP 服务器 ${esc}[32m${url}${esc}[39m${EOL}`,
    );
    const { mode } = statSync(join(logs.folder, commandLog));
    if (process.platform !== "win32") expect(mode & 0o777).toBe(0o600);
    expect(logs.raw("error.log")).toBeNull();
  });
});

for (const age of ["C0", "C"] as const) {
  test(`Y12: age ${age}: a wrong path is an error in both files, with address, peer and headers`, async () => {
    await withLogs({ age }, async (yunzai, logs) => {
      const dial = await rawDial({
        port: yunzai.port,
        target: "/nonsense/x?token=q1",
        headers: { "User-Agent": "raw-test", "X-Self-ID": "10001", Authorization: "Bearer s3cret" },
      });
      const peer = dial.socket.localPort;
      expect(await statusOf(dial)).toBe("HTTP/1.1 404 Not Found");
      const line = logs.plain("error.log");
      const address = `ws://127.0.0.1:${yunzai.port}/nonsense/x?token=q1`;
      expect(line).toContain(
        `${stamp}[ERRO][${address} <≠> ::ffff:127.0.0.1:${peer}-${key}] WebSocket 处理器 nonsense 不存在 {`,
      );
      // Written as Node inspects objects, its colours included, and with the token in clear.
      expect(logs.raw("error.log")).toContain(
        `${esc}[32m'user-agent'${esc}[39m: ${esc}[32m'raw-test'${esc}[39m`,
      );
      expect(line).toContain("'x-self-id': '10001'");
      expect(line).toContain("authorization: 'Bearer s3cret'");
      expect(line).toContain("query: { token: 'q1' }");
      expect(logs.plain(commandLog)).toContain(line);
    });
  });
}

test("Y12: a failed authorization names the key", async () => {
  await withLogs({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (yunzai, logs) => {
    const dial = await rawDial({ port: yunzai.port, headers: { "User-Agent": "raw-test" } });
    await statusOf(dial);
    const address = `ws://127.0.0.1:${yunzai.port}/OneBotv11`;
    const line = logs.plain("error.log");
    expect(line).toContain(`${stamp}[ERRO][${address} <≠ ::ffff:127.0.0.1:`);
    expect(line).toContain("] HTTP GET 请求 authorization 鉴权失败 {");
    expect(line).toContain("'user-agent': 'raw-test'");
    expect(logs.plain(commandLog)).toContain("鉴权失败");
  });
});

test("Y12: opening and closing are marks with url and peer", async () => {
  await withLogs({ age: "C" }, async (yunzai, logs) => {
    const dial = await rawDial({ port: yunzai.port });
    const between = `::ffff:127.0.0.1:${dial.socket.localPort}-${key}`;
    const address = `ws://127.0.0.1:${yunzai.port}/OneBotv11`;
    await statusOf(dial);
    expect(logs.plain(commandLog)).toContain(`${stamp}[MARK][${address} <=> ${between}] 建立连接 {`);
    dial.socket.write(closeFrame(1000, true));
    await soon(() => logs.plain(commandLog)).toContain(
      `${stamp}[MARK][${address} <≠> ${between}] 断开连接${EOL}`,
    );
    expect(logs.raw("error.log")).toBeNull();
  });
});

test("Y12: age B: a wrong path is 建立连接 and 断开连接 in one go, headers bare", async () => {
  await withLogs({ age: "B" }, async (yunzai, logs) => {
    const dial = await rawDial({ port: yunzai.port, target: "/nonsense" });
    await soon(() => logs.plain(commandLog)).toContain("断开连接");
    const lines = logs.plain(commandLog);
    expect(lines).toMatch(/建立连接 \{\n {2}host: /);
    expect(lines).not.toContain("不存在");
    expect(lines.indexOf("建立连接")).toBeLessThan(lines.indexOf("断开连接"));
    dial.socket.destroy();
  });
});

test("Y12: age A: the peer is named first, and a blank follows the level", async () => {
  await withLogs({ age: "A" }, async (yunzai, logs) => {
    const dial = await rawDial({ port: yunzai.port, target: "/go-cqhttp" });
    await statusOf(dial);
    expect(logs.plain(commandLog)).toContain(
      `${stamp}[MARK] [::ffff:127.0.0.1-${key} <=> ws://127.0.0.1:${yunzai.port}/go-cqhttp] 建立连接 {`,
    );
    expect(logs.plain(commandLog)).toContain(
      `${stamp}[MARK] 启动 HTTP 服务器：http://[::]:${yunzai.port}${EOL}`,
    );
    dial.socket.destroy();
  });
});

for (const [age, segment] of [
  ["A", "go-cqhttp"],
  ["B", "go-cqhttp"],
  ["C0", "OneBotv11"],
  ["C", "OneBotv11"],
] as const) {
  test(`Y9, Y12: age ${age}: a heartbeat no bot sent is answered by nothing, and logged whole at once`, async () => {
    await withLogs({ age }, async (yunzai, logs) => {
      const dial = await rawDial({ port: yunzai.port, target: `/${segment}` });
      await statusOf(dial);
      const marker = JSON.stringify(heartbeat(1234567890));
      dial.socket.write(frame(opcodes.text, Buffer.from(marker), true));
      await soon(() => logs.raw(commandLog)).toContain(marker);
      const gap = age === "A" ? " " : "";
      expect(logs.raw(commandLog)).toContain(
        `${stamp}[WARN]${gap}${esc}[34m[1234567890]${esc}[39m 找不到对应Bot，忽略消息：${esc}[35m${marker}${esc}[39m${EOL}`,
      );
      expect(logs.raw("error.log")).toBeNull();
      expect(dial.frames()).toEqual([]);
      expect(yunzai.recorded()).toMatchObject({ frames: [{ path: `/${segment}`, text: marker }], bots: [] });
      dial.socket.destroy();
    });
  });
}

test("Y12: a lifecycle event registers the bot: 已连接 with its id, and its heartbeats are quiet then", async () => {
  await withLogs({ age: "C" }, async (yunzai, logs) => {
    const dial = await rawDial({ port: yunzai.port });
    await statusOf(dial);
    dial.socket.write(text({ post_type: "meta_event", meta_event_type: "lifecycle", self_id: 1234567890 }));
    await soon(() => dial.frames().length).toBe(1);
    const call = dial.frames()[0]?.payload.toString() ?? "";
    expect(call).toContain('"action":"get_version_info"');
    const echo = /"echo":"([^"]+)"/.exec(call)?.[1];
    const data = { app_name: "Lagrange.OneBot", app_version: "0.0.3" };
    dial.socket.write(text({ status: "ok", retcode: 0, data, echo }));
    await soon(() => logs.plain(commandLog)).toContain(
      `${stamp}[MARK][1234567890] OneBotv11(QQ) Lagrange.OneBot v0.0.3 已连接${EOL}`,
    );
    dial.socket.write(text(heartbeat(1234567890)));
    await pause(50);
    expect(logs.plain(commandLog)).not.toContain("找不到对应Bot");
    expect(yunzai.recorded().bots).toEqual(["1234567890"]);
    dial.socket.destroy();
  });
});

test("Y12: 已连接 comes, nameless, when nobody answers for the version", async () => {
  await withLogs({ age: "C" }, async (yunzai, logs) => {
    const dial = await rawDial({ port: yunzai.port });
    await statusOf(dial);
    dial.socket.write(text({ post_type: "meta_event", meta_event_type: "lifecycle", self_id: 123456789 }));
    await soon(() => logs.plain(commandLog)).toContain(
      `[ 123456789] OneBotv11(QQ) undefined vundefined 已连接`,
    );
    dial.socket.destroy();
  });
});

test("Y9: junk on the adapter is an error line, the connection stays", async () => {
  await withLogs({ age: "C" }, async (yunzai, logs) => {
    const dial = await rawDial({ port: yunzai.port });
    await statusOf(dial);
    dial.socket.write(frame(opcodes.text, Buffer.from("{not json"), true));
    await soon(() => logs.plain("error.log")).toContain("解码数据失败 {not json");
    expect(dial.ended()).toBeNull();
    dial.socket.destroy();
  });
});

test("Y7: a plain request is a mark", async () => {
  await withLogs({ age: "C" }, async (yunzai, logs) => {
    await statusOf(await httpGet(yunzai.port, "/"));
    expect(logs.plain(commandLog)).toContain(`[http://127.0.0.1:${yunzai.port}/ <= ::ffff:127.0.0.1:`);
    expect(logs.plain(commandLog)).toContain("] HTTP GET 请求 { headers: {");
  });
});

const lines: Readonly<Record<YunzaiAge, (port: number) => readonly string[]>> = {
  Z: (port) =>
    ["ComWeChat", "GSUIDCore", "go-cqhttp"].map(
      (name) => `[TRSSYz]${stamp}[INFO] 本机 ${name} 连接地址：ws://localhost:${port}/${name}`,
    ),
  A: (port) =>
    ["ComWeChat", "GSUIDCore", "OPQBot", "go-cqhttp"].map(
      (name) => `[TRSSYz]${stamp}[INFO] [${name}] 连接地址：ws://localhost:${port}/${name}`,
    ),
  B: (port) => [together("[WebSocket]", port, ",go-cqhttp")],
  C0: (port) => [together("[WebSocket ]", port, ",go-cqhttp")],
  C: (port) => [together("[ WebSocket]", port, "")],
};

function together(bracket: string, port: number, more: string): string {
  const paths = `[ComWeChat,GSUIDCore,OPQBot,OneBotv11${more}]`;
  return `${stamp}[INFO]${bracket} 连接地址：ws://localhost:${port}/${paths}`;
}

for (const age of ["Z", "A", "B", "C0", "C"] as const) {
  test(`Y11: age ${age}: the console tells the addresses in its form, the log files do not`, async () => {
    const heard: string[] = [];
    await withLogs({ age, onConsole: (line) => heard.push(line) }, async (yunzai, logs) => {
      const told = yunzai.console().filter((line) => line.includes("连接地址"));
      expect(told.map(stripVTControlCharacters)).toEqual(lines[age](yunzai.port));
      expect(told[0]).toContain(`${esc}[32m`);
      expect(heard).toEqual(yunzai.console());
      expect(logs.plain(commandLog)).not.toContain("连接地址");
    });
  });
}

test("Y11: colours stand between the parts of the line", async () => {
  await withYunzai({ age: "C", now: () => evening }, async (yunzai) => {
    const url = `ws://localhost:${yunzai.port}/`;
    expect(yunzai.console().at(-1)).toBe(
      `${esc}[32m${stamp}[INFO]${esc}[39m${esc}[34m[ WebSocket]${esc}[39m 连接地址：` +
        `${esc}[34m${url}${esc}[39m${esc}[36m[ComWeChat,GSUIDCore,OPQBot,OneBotv11]${esc}[39m`,
    );
  });
});

test("Y11: while loading the addresses are not told yet", async () => {
  await withYunzai({ age: "C", loadingMs: Infinity }, async (yunzai) => {
    expect(yunzai.console().join()).not.toContain("连接地址");
    await yunzai.finishLoading();
    expect(yunzai.console().join()).toContain("连接地址");
  });
});
