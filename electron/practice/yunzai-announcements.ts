import { assertNever } from "../core/assert-never.ts";
import type { Dialect } from "./ages.ts";
import { ink, type LogId, type YunzaiLog } from "./yunzai-log-writer.ts";

/** Tells that it listens: `启动 HTTP 服务器 http://[::]:2536`, a mark, so it stands in the log file too (FACTS Y12). */
export function announceServer(log: YunzaiLog, dialect: Dialect, port: number, secure: boolean): void {
  const name = `启动 HTTP${secure ? "S" : ""} 服务器`;
  const url = ink.green(`http${secure ? "s" : ""}://[::]:${port}`);
  if (dialect.generation === "early") log.write("mark", null, [`${name}：${url}`]);
  else log.write("mark", aligned("Server"), [name, url]);
}

/** Tells where to connect to, on the console only, in the form of the age (FACTS Y11). `url` is `http(s)://…`. */
export function announceAddresses(
  log: YunzaiLog,
  dialect: Dialect,
  url: string,
  segments: Iterable<string>,
): void {
  const base = url.replace(/^http/, "ws").replace(/\/$/, "");
  switch (dialect.addresses) {
    case "plain":
      for (const segment of segments) {
        log.write("info", null, [`本机 ${segment} 连接地址：${ink.blue(`${base}/${segment}`)}`]);
      }
      return;
    case "bracketed":
      for (const segment of segments) {
        log.write("info", aligned(segment), [`连接地址：${ink.blue(`${base}/${segment}`)}`]);
      }
      return;
    case "together":
      log.write("info", aligned("WebSocket"), [
        `连接地址：${ink.blue(`${base}/`)}${ink.cyan(`[${[...segments].join(",")}]`)}`,
      ]);
      return;
    default:
      assertNever(dialect.addresses);
  }
}

function aligned(text: string): LogId {
  return { text, aligned: true };
}
