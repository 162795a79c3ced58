import type { VerifyTexts } from "../window-verify-types.ts";
import { linkStates } from "./labels.ts";
import { steps } from "./steps.ts";

export const verify: VerifyTexts = {
  title: {
    running: "正在验证…",
    waiting: {
      start: "等云崽启动",
      ready: "云崽已经启动，等它加载完",
    },
    good: "连接没问题",
    stopped: "已停止",
    unfinished: "验证没有做完",
  },
  dialling: (url) => `连的是 ${url}`,
  stopped: "验证被你停下了，什么都没有改动。",
  waiting: {
    start: "云崽一启动，这里就自动继续。还没打开的话，现在去打开它。",
    ready: "插件多的话要一分钟以上。加载完就自动继续。",
  },
  doing: {
    reading: "正在读取设置",
    resolve: "正在解析地址",
    connect: "正在连接端口",
    upgrade: "正在和云崽握手",
    stay: "连上了，看会不会断开",
    marker: "正在等云崽的日志确认",
    judging: "正在判断结果",
  },
  stop: "停止验证",
  stopWaiting: "不等了",
  again: "再试一次",
  provedByFolder: "能一直连着、有应答；对照路径也连得上，但云崽的文件夹里有这个适配器，所以可以确认。",
  evidenceLabel: "查看依据",
  evidence: {
    entry: ({ index, url, state }) => `连接 #${index} 拼出来的地址是 ${url}（${linkStates[state]}）`,
    reached: ({ url }) => `向导自己直接连 ${url}，能通`,
    unresolved: ({ code }) => `系统查不到这个地址（${code}）`,
    "no-connection": ({ address, code }) => `${address} 连不上（${code}）`,
    certificate: ({ code }) => `证书没有通过检查（${code}）`,
    "other-scheme": ({ listens }) => `这个端口用的是 ${listens}://`,
    refused: ({ status }) => refusal(status),
    silent: ({ ms }) => `端口连得上，${seconds(ms)}内没有任何应答`,
    broke: ({ code }) => `端口连得上，握手没有完成（${code}）`,
    dropped: ({ ms, code }) => `连上 ${ms} 毫秒后被断开${code === null ? "" : `（代码 ${code}）`}`,
    stayed: ({ ms }) => `连上后 ${seconds(ms)}没有断开`,
    mute: ({ ms }) => `连着，但 ${seconds(ms)}内对问候没有应答`,
    control: ({ answer }) => `随便写的对照路径：${steps.details.control({ answer })}`,
    ready: ({ status }) => readiness(status),
    marker: ({ echoed }) => steps.details.marker({ echoed }),
  },
  evidenceLine: (seen) => `${seen.join("；")}。`,
  stages: {
    label: "查看步骤与用时",
    stage: "步骤",
    result: "结果",
    detail: "说明",
    time: "用时",
    ms: (ms) => `${ms} 毫秒`,
  },
  next: {
    use: (value) => `改用 ${value} 并重新验证`,
    waitReady: "等它加载完，自动继续",
    waitStarted: "我自己启动，启动好了自动继续",
    waitRestarted: "我去重新启动，好了自动继续",
    again: "再试一次",
    enterToken: "填写令牌",
    editFields: "改地址和端口",
    chooseLagrange: "另选 Lagrange 文件夹",
    chooseYunzai: "选云崽的文件夹",
    repair: "修复，先看改动",
    rebuild: "重建设置文件，先看内容",
  },
  token: {
    label: "令牌（AccessToken）",
    hint: "云崽 server.yaml 里 auth 的值，不含开头的 Bearer。",
    missing: "先填令牌",
    show: "显示令牌",
    submit: "用这个令牌重新验证",
  },
  anyway: {
    button: "仍然写入…",
    title: "还没验证通过，仍然写入？",
    text: "这条连接没有被证明能用。写进去之后，Lagrange 多半还是连不上云崽。写入前会备份，可以撤销。",
    known: "我知道这条连接还没有验证通过",
    confirm: "看看要写什么",
    cancel: "先不写",
  },
};

function refusal(status: number): string {
  if (status === 404) return "这个路径被拒绝（404）";
  if (status === 401 || status === 403) return `令牌被拒绝（${status}）`;
  return `应答是 HTTP ${status}，云崽不会这样回`;
}

function readiness(status: number | null): string {
  if (status === null) return "首页也没有应答";
  if (status === 302) return "首页有应答（302），说明云崽已经就绪";
  return status === 404 ? "首页也是 404，说明还没加载完" : `首页的应答是 HTTP ${status}`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} 秒`;
}
