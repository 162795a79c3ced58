import type { WatchTexts } from "../watch-types.ts";

const oldSettings = "这个 Lagrange 是改设置之前登录的：关掉再打开，新设置才会生效。";

export const watch: WatchTexts = {
  titles: {
    stable: "已经连上，很稳定",
    flapping: "反复断开重连",
    absent: "没有连上",
    "not-running": "Lagrange 没有运行",
    unknown: "还不能确认",
  },
  stable: (id) => `${id === null ? "Lagrange" : `QQ ${id}`} 连上云崽满 10 秒，没有断过。`,
  flapping: (connects) => `这段时间里 Lagrange 连了 ${connects} 次，没有一次稳住。`,
  absent: "Lagrange 正在运行，但没有连到云崽。",
  notRunning: "没有看到这个文件夹里的 Lagrange 在运行。打开它，再看一次。",
  tooShort: "连上了，但还没满 10 秒就停了。再看一次，多给些时间。",
  untold: "系统没有告诉我们有哪些程序和连接，看不出 Lagrange 连没连上；请看云崽的窗口有没有「已连接」。",
  causes: {
    "not-listening": () => "云崽没有在听它的端口：还没启动，或者已经停了。",
    "path-unknown": ({ path }) => `云崽不认识它连的路径 ${path}。`,
    unauthorized: ({ key }) => `云崽拒绝了它：${key} 的值对不上。`,
    dropped: () => "云崽接受了连接，很快又断开了。",
    "not-greeted": () => "连接开着，但云崽没有认出这个机器人，多半是路径不对。",
    replaced: () => "另一个程序用同一个 QQ 号也连上了云崽，消息都发到它那里去了。",
  },
  waiting: {
    "not-running": "等着 Lagrange 启动。",
    "signing-in": "Lagrange 已经启动，等它登录；要扫码就扫一下。",
    "old-settings": oldSettings,
    running: "Lagrange 正在运行，等它连上云崽。",
    unknown: "看不出 Lagrange 是不是在运行。",
  },
  connected: (id) => `${id === null ? "Lagrange" : `QQ ${id}`} 已经连上，再看看稳不稳。`,
  otherId: (id) => `连上云崽的是另一个 QQ：${id}。是不是打开了别的 Lagrange？`,
  oldSettings,
};
