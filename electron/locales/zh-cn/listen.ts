import type { ListenTexts } from "../listen-types.ts";

export const listen: ListenTexts = {
  fromLagrange: "Lagrange 连过来了",
  fromOther: (program) => `连过来的不是 Lagrange，是 ${program}`,
  fromUnknown: "有程序连过来，没说自己是谁",
  path: "路径",
  paths: {
    right: "路径是对的，云崽的 OneBot v11 就在这里。",
    "old-adapter": "2025 年 5 月以前的云崽才有这个路径；新版的 Suffix 要写 /OneBotv11。",
    factory: "这是 Lagrange 的出厂路径，云崽没有；Suffix 要改成 /OneBotv11。",
    case: "大小写不对，云崽认大小写；Suffix 要写成 /OneBotv11。",
    query: "问号前面少了斜杠；Suffix 要写成 /OneBotv11/?… 这样。",
    "other-adapter": "这是别的适配器的路径，不处理 OneBot v11；Suffix 要改成 /OneBotv11。",
    unknown: "云崽自带的路径里没有它；Suffix 要改成 /OneBotv11。",
  },
  token: "令牌",
  tokens: {
    none: "没有带",
    header: "带了（AccessToken）",
    query: "带了，在路径的问号后面",
    both: "带了两处：AccessToken，还有路径的问号后面",
  },
  noId: "没有说是哪个 QQ",
  notUniversal: (role) =>
    `这条连接只管一半（${role}）：UseUniversalClient 是 false，云崽要的是 true，或者删掉这一项。`,
  ended: {
    "time-over": "时间到了，端口已经放开。",
    "yunzai-appeared": "云崽启动了，端口已经让给它。",
    "exit-asked": "有程序来要这个端口（云崽启动时会这样），已经让开。",
    "port-shared": "别的程序也开始监听这个端口，已经让开。",
    interrupted: "已停下，端口已经放开。",
  },
  dials: (count) => `一共连过来 ${count} 次。`,
  nobody: (port) =>
    `没有程序连过来。Lagrange 登录成功以后才会连：看看它开着没有、登录了没有，设置里的 Port 是不是 ${port}。`,
  secureCalls: (count) =>
    `另有 ${count} 次用的是 wss://；云崽的普通端口只收 ws://，看看 Host 是不是写了 wss://。`,
  otherCalls: (count) => `另有 ${count} 次不是 WebSocket 连接，没有理会。`,
  refused: {
    "yunzai-running": (port) => `云崽正开着，端口 ${port} 是它的，不去占。`,
    "port-taken": (port) => `端口 ${port} 已经被占用，没有去碰它。`,
    "port-not-permitted": (port) => `系统不允许用端口 ${port}：可能被系统保留了，或者需要管理员权限。`,
    "no-loopback": () => "这台电脑没有本机地址 127.0.0.1 和 ::1，没法守着端口。",
  },
  holder: (program, pid, yunzai) =>
    `是它：${[program, pid === null ? null : `进程 ${pid}`, yunzai].filter((part) => part !== null).join("，")}`,
};
