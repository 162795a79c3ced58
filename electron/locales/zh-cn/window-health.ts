import type { HealthTexts } from "../window-health-types.ts";

export const health: HealthTexts = {
  title: { running: "正在体检", stopped: "已停止", unfinished: "体检没有做完" },
  running: "只看不改：读两边的设置，再真的连一次。",
  stopped: "体检被你停下了，什么都没有改动。",
  healthy: {
    running: "按现在的设置，Lagrange 连得上云崽。",
    "old-settings": "设置是对的，重新启动 Lagrange 后才会用上。",
    "not-running": "设置是对的，打开 Lagrange 就会连上云崽。",
    "never-logged-in": "设置是对的，Lagrange 登录 QQ 后就会连上云崽。",
  },
  broken: "还没有改动任何东西；要改什么，写入前会先给你看。",
  unproven: "没有发现错误，也没能证明连接是好的。",
  rows: {
    settings: "设置文件",
    yunzai: "云崽",
    lagrange: "Lagrange",
    words: {
      right: "正确",
      attention: "要留意",
      answers: "有应答",
      running: "运行中",
      "old-settings": "用着旧设置",
      "not-running": "没有运行",
      "never-logged-in": "从未登录",
    },
    onlyEntry: (index) => `appsettings.json 里只有连接 #${index}，连的是云崽`,
    entryOfMany: (index, count) => `appsettings.json 里有 ${count} 条连接，连云崽的是 #${index}`,
    entryUnknown: "appsettings.json 读取正常",
    yunzaiProved: {
      handled: "握手成功，它的日志也确认是 OneBot 适配器在处理",
      registered: "握手成功，能一直连着",
      unproven: "握手成功，文件夹里有这个适配器",
    },
    lagrangeStates: {
      running: "有登录记录，不需要重新启动",
      "old-settings": "登录之后设置改过，关掉再打开才会读到",
      "not-running": "打开并登录后，它会自己去连云崽",
      "never-logged-in": "扫码登录 QQ 之后，它才会去连云崽",
    },
  },
  stop: "停止体检",
  again: "再次体检",
  setUpAgain: "重新设置…",
  report: "复制诊断报告",
  backups: "备份与还原",
};
