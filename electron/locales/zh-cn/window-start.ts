import type {
  ListenDialogTexts,
  ShowFolderTexts,
  StartDialogTexts,
  WatchCardTexts,
} from "../window-start-types.ts";

export const start: StartDialogTexts = {
  open: { lagrange: "启动 Lagrange…", yunzai: "启动云崽…" },
  title: { lagrange: "启动 Lagrange？", yunzai: "启动云崽？" },
  planning: "正在看要运行哪个程序",
  window: {
    lagrange: "会打开一个新窗口来运行它。要扫码登录的话，二维码就在那个窗口里，用手机 QQ 扫。",
    yunzai: "会打开一个新窗口来运行它。用云崽的时候，那个窗口要一直开着。",
  },
  program: "运行",
  args: "参数",
  folder: "所在文件夹",
  start: "启动",
  starting: "正在启动",
  notStarted: "没有启动",
  refused: {
    running: (program) =>
      program === "lagrange"
        ? "这个文件夹里的 Lagrange 已经开着。要重新启动，先关掉它的窗口。"
        : "这个文件夹里的云崽已经开着，可能还在加载。稍等一下，再检查一次。",
    "no-program": (program) =>
      program === "lagrange"
        ? "这个文件夹里没有 Lagrange.OneBot 程序。把程序解压到这里，再试一次。"
        : "这个文件夹里没有完整的云崽（可能少了 app.js），启动不了。看看选对文件夹没有。",
    "no-runtime": (program) =>
      program === "lagrange"
        ? "它要用 .NET 运行，这台电脑上没有找到。装好 .NET，或者换成自带运行环境的 Lagrange。"
        : "它要用 Node.js 运行，这台电脑上没有找到。照你平时的办法启动，或者装好 Node.js 再试一次。",
    "not-here": () => "这个文件夹在别的电脑上，或者在 WSL 里，从这里启动不了。照你平时的办法启动就行。",
    outside: () => "它不在这次能动的文件夹里（练习时只有练习文件夹）。",
    cancelled: () => "已经取消，什么都没有启动。",
  },
  failed: {
    running: "刚刚有人把它打开了，不用再启动。",
    "not-found": "程序或文件夹刚才还在，现在找不到了。看看是不是被移走，或者被杀毒软件隔离了。",
    "no-permission": "没有权限运行它。看看这个文件夹是不是别的用户的，或者程序有没有执行权限。",
    "needs-elevation": "它要求管理员权限，向导不会替你提权。照你平时的办法启动就行。",
    "not-a-program": "这个文件在这台电脑上运行不了：可能坏了，或者是给别的系统用的。重新下载适合的版本。",
    blocked: "系统或杀毒软件拦住了它。信得过的话，在那里放行，再试一次。",
    "no-console": "没有找到能用的终端窗口。照你平时的办法启动就行。",
    cancelled: "已经取消，什么都没有启动。",
    unknown: "系统没有说明原因。照你平时的办法启动就行。",
  },
  broken: "向导自己出错了，什么都没有启动。",
  again: "再试一次",
  ended: {
    title: { lagrange: "Lagrange 启动后又退出了", yunzai: "云崽启动后又退出了" },
    cause: "它已经不在运行。窗口还开着的话，最后几行就是原因；已经关了的话，照下面的办法再看一遍。",
    how: "怎么看它报的错",
    see: {
      windows: (command) => [
        "打开它的文件夹，点一下上面的地址栏，输入 cmd，按回车。",
        `在新窗口里输入这一行，按回车：${command}`,
      ],
      other: (command) => [`在它的文件夹里打开终端，运行这一行：${command}`],
    },
    hint: {
      lagrange:
        "最后几行就是原因。里面有 address already in use 的话，是端口被别的程序占着：关掉那个程序再启动。",
      yunzai: "最后几行就是原因。里面有 ERR_MODULE_NOT_FOUND 的话，是依赖没装全：运行 pnpm i，装好再启动。",
    },
    log: (path) => `日志里可能也有：${path}`,
  },
};

export const watch: WatchCardTexts = {
  title: "真实的连接",
  words: {
    looking: "正在看",
    "not-running": "等它启动",
    ended: "又退出了",
    "signing-in": "等它登录",
    "old-settings": "用着旧设置",
    connecting: "等它连上",
    counting: "已连上",
    unsettled: "还没成",
    flapping: "反复断开",
    unknown: "看不出来",
    stopped: "没有在看",
    stable: "很稳",
    absent: "没连上",
  },
  looking: "正在看 Lagrange 连上没有",
  flapping: "Lagrange 一连上就断，正在反复重试。",
  stopped: "现在没有在看。",
  due: {
    "not-running": "打开 Lagrange，等它登录；要扫码就扫一下。",
    "old-settings": "先关掉 Lagrange 的窗口；关掉以后，就能从这里启动。",
    "not-greeted": "点「再次体检」，看看断在哪里。",
    replaced: "关掉另一个程序，Lagrange 会自己重新连上。",
    cause: "点「再次体检」，找出原因，一步修好。",
  },
  seconds: (seconds, of) => `${seconds} / ${of} 秒`,
  again: "再看一次",
};

export const listen: ListenDialogTexts = {
  open: "看看 Lagrange 在连哪里",
  title: "Lagrange 在连哪里",
  intro: (port, seconds) =>
    `替云崽守着端口 ${port}，最多 ${seconds} 秒：只看谁来连，一概不接，云崽一启动就让开。`,
  beginning: "正在占住端口",
  holding: "正在等 Lagrange 连过来",
  dials: "连过来的",
  times: (count) => `${count} 次`,
  qq: "QQ",
  fact: (label, value) => `${label}：${value}`,
  repair: "云崽开着才能修：先启动它，接着向导会验证，再把 Lagrange 的设置改对。",
  failed: "没能守住端口：向导自己出错了。",
  again: "再看一次",
  goOn: "云崽来了，继续",
};

export const folder: ShowFolderTexts = {
  open: { any: "打开文件夹", lagrange: "打开 Lagrange 文件夹", yunzai: "打开云崽文件夹" },
  failed: (path) => `没能打开文件夹窗口。它在这里：${path}`,
};
