import type { Locale, ReportTexts } from "../types.ts";

export const verdicts: Locale["verdicts"] = {
  healthy: "连接正常",
  broken: "连接不通",
  unproven: "还不能确认",
};

export const severities: Locale["severities"] = { error: "错误", warning: "提醒", info: "说明" };

export const subjects: Locale["subjects"] = {
  settings: "Lagrange 设置",
  yunzai: "云崽",
  redis: "Redis",
  network: "网络",
  lagrange: "Lagrange",
};

export const remedies: Locale["remedies"] = {
  apply: "修改设置",
  rebuild: "重建设置文件",
  wait: "等它加载完",
  verify: "再验证一次",
  "start-yunzai": "启动云崽",
  "start-lagrange": "启动 Lagrange",
  "restart-yunzai": "重新启动云崽",
  "restart-lagrange": "重新启动 Lagrange",
  "choose-lagrange": "另选 Lagrange 文件夹",
  "choose-yunzai": "选云崽的文件夹",
  "enter-token": "填写令牌",
  "by-hand": "手动处理",
  "show-folder": "打开文件夹",
};

export const linkStates: Locale["linkStates"] = {
  used: "使用中",
  skipped: "被跳过",
  disabled: "已停用",
  invalid: "写错了",
};

export const newSecret: Locale["newSecret"] = "***（新的）";

export const report: ReportTexts = {
  title: "Lagrange × 云崽 连接报告",
  masked: "令牌已换成 ***，路径已缩短，QQ 号已打码，可以放心发给别人。",
  versions: "版本",
  verdict: "结论",
  lagrange: "Lagrange",
  yunzai: "云崽",
  links: "连接",
  findings: "发现",
  handshake: "握手",
  recommended: "应该连",
  running: "运行中",
  notRunning: "没有运行",
  unknown: "没有找到",
  follows: "由它引起",
};
