import type { Standing } from "../../core/probe/probe-lane.ts";
import type { StepFacts } from "../../core/outcome.ts";
import { listed } from "../phrase.ts";
import type { StepTexts } from "../types.ts";

const standings: Readonly<Record<Standing, string>> = {
  resolving: "还在解析地址",
  connecting: "还在连接",
  waiting: "连上了，没有应答",
  dripping: "应答没有发完",
  answering: "应答还没发完",
  staying: "还连着",
  open: "也能一直连着",
  mute: "连着，但没有应答",
  dropped: "连上就被断开",
  broken: "有过应答，又被断开",
  "not-found": "被拒绝（404）",
  unauthorized: "令牌被拒绝",
  "other-status": "应答不像云崽",
  refused: "连接被拒绝",
  unreachable: "连不到",
  unresolved: "地址解析不出来",
  reset: "连接被重置",
  "bad-url": "地址不能用",
  "bad-header": "令牌里有不能发送的字符",
  "tls-refused": "加密协商失败",
  "speaks-tls": "对面要加密连接",
  "not-http": "应答不是 HTTP",
  "not-websocket": "应答不是 WebSocket",
  flood: "一下子发来太多数据",
  "not-tls": "对面没有加密",
  certificate: "证书不被信任",
};

export const steps: StepTexts = {
  stages: {
    resolve: "解析地址",
    connect: "连接端口",
    upgrade: "握手",
    stay: "保持连接",
    ping: "应答",
    close: "正常关闭",
    control: "对照路径",
    ready: "就绪",
    marker: "日志确认",
  },
  statuses: { ok: "通过", failed: "不通", skipped: "跳过" },
  details: {
    resolve: ({ addresses, code }) => listed([addresses, code], "，"),
    connect: ({ address, code, certificate, listens }) =>
      listed([address, code, certificate && `证书：${certificate}`, speaks(listens)], "，"),
    upgrade: ({ status, code, cause, silent, listens }) => {
      const said = silent ? "没有任何应答" : unfinished(code) || (cause ? standings[cause] : "");
      return listed([status && `HTTP ${status}`, said || code, speaks(listens)], "，");
    },
    stay: ({ opened, code, cause }) => {
      if (code === undefined) return "";
      const why = cause ? standings[cause] : code === null ? "" : `代码 ${code}`;
      return listed([`${opened} 毫秒后断开`, why], "，");
    },
    ping: ({ pong }) => (pong === null ? "没有应答" : ""),
    close: ({ code }) => (code === null ? "对面没有走完关闭流程" : listed([code && `代码 ${code}`], "")),
    control: ({ answer }) => (answer ? standings[answer] : ""),
    ready: ({ status, code }) => listed([status && `HTTP ${status}`, code], "，"),
    marker: ({ echoed }) => marker(echoed),
  },
};

/** An answer that had begun and was waited for in vain. */
function unfinished(code: string | undefined): string {
  return code === "ETIMEDOUT" ? standings.dripping : "";
}

function speaks(listens: StepFacts["connect"]["listens"]): string {
  return listens ? `这个端口用的是 ${listens}://` : "";
}

function marker(echoed: boolean | undefined): string {
  if (echoed === undefined) return "";
  return echoed ? "云崽日志里看到了探测记号" : "云崽日志里没有看到探测记号";
}
