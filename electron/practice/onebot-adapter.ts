import { randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import { frameText } from "./frame-text.ts";
import type { Recorder } from "./recording.ts";
import { ink, type YunzaiLog } from "./yunzai-log-writer.ts";

/** Yunzai's side of OneBot v11: turns frames into bots, and complains about the rest (FACTS Y9, Y12). */
export interface OneBotAdapter {
  /** Takes over the frames of one open connection. */
  attach(connection: WebSocket): void;
}

type Fields = Readonly<Record<string, unknown>>;

// The real one waits long for an implementation that does not answer; in practice a moment is enough.
const versionPatience = 200;

/** One adapter for all its connections, `name` as its file is named. Bots stay known until the world ends. */
export function createOneBotAdapter(name: string, log: YunzaiLog, recorder: Recorder): OneBotAdapter {
  const bots = new Set<string>();

  function welcome(
    selfId: string,
    connection: WebSocket,
    questions: Map<string, (data: Fields) => void>,
  ): void {
    bots.add(selfId);
    recorder.bot(selfId);
    const echo = randomUUID();
    const greet = (data: Fields) => {
      clearTimeout(timer);
      questions.delete(echo);
      const version = `${String(data["app_name"])} v${String(data["app_version"])}`;
      log.write("mark", { text: selfId, aligned: true }, [`${name}(QQ) ${version} 已连接`]);
    };
    const timer = setTimeout(() => greet({}), versionPatience);
    connection.once("close", () => clearTimeout(timer));
    questions.set(echo, greet);
    connection.send(JSON.stringify({ action: "get_version_info", params: {}, echo }));
  }

  return {
    attach(connection) {
      const questions = new Map<string, (data: Fields) => void>();
      connection.on("message", (data) => {
        const raw = frameText(data);
        const event = parseFields(raw);
        if (!event) {
          log.write("error", { text: "TRSSYz", aligned: true }, ["解码数据失败", raw]);
          return;
        }
        const selfId = String(event["self_id"]);
        const complain = (what: string) =>
          log.write("warn", { text: selfId, aligned: true }, [`${what}：${ink.magenta(raw)}`]);
        if (event["post_type"]) {
          if (event["meta_event_type"] === "lifecycle") welcome(selfId, connection, questions);
          else if (!bots.has(selfId)) complain("找不到对应Bot，忽略消息");
          return;
        }
        const answer = questions.get(String(event["echo"]));
        if (answer) answer(isFields(event["data"]) ? event["data"] : {});
        else complain("未知消息");
      });
    },
  };
}

function parseFields(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
