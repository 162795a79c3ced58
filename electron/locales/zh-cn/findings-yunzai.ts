import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What is wrong with the other side, or on the way there. */
export const yunzaiFindings = {
  "not-trss": {
    title: () => "选错程序：这不是 TRSS-Yunzai",
    cause: ({ path, name }) => `${path} 里的是 ${name}，它没有 OneBot 适配器，Lagrange 连不上它。`,
    cure: () => ["换成 TRSS-Yunzai；已经装了，就选它的文件夹。"],
  },
  "adapter-missing": {
    title: () => "断在「适配器」：云崽没有 OneBot v11 适配器",
    cause: ({ path, adapters }) =>
      adapters.length === 0
        ? `${path} 的 plugins/adapter 里一个适配器也没有。`
        : `${path} 的 plugins/adapter 里只有 ${adapters.join("、")}。`,
    cure: () => ["更新云崽（在它的文件夹里运行 git pull），把 OneBotv11.js 找回来。", "重新启动云崽。"],
  },
  "yunzai-not-running": {
    title: () => "断在「端口」：云崽没有运行",
    cause: ({ host, port, window }) =>
      `${host}:${port} 上没有程序在监听。${window === null ? "" : `不过有个窗口的标题是「${window}」：云崽可能还在启动，也可能已经出错停了。`}`,
    cure: ({ path, window }) => [
      ...(window === null ? [] : ["先看那个窗口的最后几行：还在启动就等一会儿，有报错就先解决报错。"]),
      path === null
        ? "启动云崽，等窗口里出现「连接地址」。"
        : `启动 ${path} 里的云崽，等窗口里出现「连接地址」。`,
      "再检查一次。",
    ],
  },
  "yunzai-paused": {
    title: () => "云崽被暂停了：它的窗口里选中了文字",
    cause: ({ window }) =>
      `窗口标题变成了「${window}」。在那个黑窗口里点一下鼠标就会这样：选中文字的时候，云崽停住不动。`,
    cure: () => [
      "点一下那个窗口，按一次 Esc 键，再检查一次。",
      "不想再遇到：右键点那个窗口的标题栏，在「属性」里取消「快速编辑模式」。",
    ],
  },
  "yunzai-loading": {
    title: () => "云崽还在加载",
    cause: () => "云崽已经启动，还没加载完，现在不接受连接。",
    cure: () => [
      "等一会儿再检查；插件多的话要一分钟以上。",
      "等了几分钟还是这样，就看它的窗口最后几行有没有报错，再关掉窗口重新启动。",
    ],
  },
  "yunzai-needs-restart": {
    title: ({ works }) => (works ? "云崽下次启动会换端口" : "云崽改了端口，还没重启"),
    cause: ({ path, file, port, listens }) =>
      `${path} 里的云崽启动之后，${file} 里的端口改成了 ${port}；它现在监听的还是 ${listens.join("、")}。`,
    cure: ({ works, file }) =>
      works
        ? [
            `不想换端口，就把 ${file} 里的 port 改回来。`,
            "要换，就关掉云崽的窗口，重新启动它，再来检查一次。",
          ]
        : ["关掉云崽的窗口，重新启动它，等窗口里出现「连接地址」。", "再检查一次。"],
  },
  "other-port": {
    title: () => "断在「端口」：云崽在另一个端口上",
    cause: ({ path, port, listens }) =>
      `${path} 里的云崽正在运行，给 Lagrange 连的端口是 ${listens}，不是 ${port}。`,
    cure: ({ listens }) => [`把端口改成 ${listens}，再检查一次。`],
  },
  "port-taken": {
    title: () => "断在「端口」：端口被别的程序占了",
    cause: ({ port, pid, program }) =>
      `占着端口 ${port} 的是${program === null ? "别的程序" : ` ${program}`}${pid === null ? "" : `（PID ${pid}）`}，不是云崽。`,
    cure: () => ["关掉那个程序；或者在云崽的 server.yaml 里换一个 port。", "重新启动云崽，再检查一次。"],
  },
  "wrong-yunzai": {
    title: () => "端口上是另一个云崽",
    cause: ({ port, path, expected }) => `端口 ${port} 上的云崽在 ${path}，选中的是 ${expected}。`,
    cure: () => ["要用正在运行的，就改选它的文件夹。", "要用选中的，就关掉现在这个，再启动选中的。"],
  },
  "yunzai-settings-invalid": {
    title: () => "云崽的设置文件有错",
    cause: ({ file, problem, line }) =>
      `${file}${line === null ? "" : ` 第 ${line} 行`}：${reasons.yunzaiSettings[problem]}。`,
    cure: ({ file }) => [`改好 ${file}。`, "重新启动云崽。"],
  },
  "auth-unmeetable": {
    title: () => "断在「令牌」：云崽的 auth 谁都满足不了",
    cause: ({ file, problem, key }) => `${file}：${reasons.auth[problem](key)}。`,
    cure: ({ file }) => [
      `在 ${file} 里把 auth 写成两行：auth: 和 authorization: "Bearer 你的令牌"，第二行开头空两格。`,
      "保存后几秒就生效，再检查一次。",
    ],
  },
  "redis-not-running": {
    title: ({ reason }) =>
      isAboutPassword(reason) ? "云崽起不来：Redis 不认它的密码" : "云崽起不来：Redis 没有运行",
    cause: ({ host, port, reason }) =>
      isAboutPassword(reason)
        ? `云崽要用的 Redis（${host}:${port}）不认 redis.yaml 里的密码：${reason}。`
        : `云崽要用的 Redis（${host}:${port}）没有应答：${reason}。`,
    cure: ({ reason }) => [
      isAboutPassword(reason)
        ? "在云崽的 config/config/redis.yaml 里改对 password：纯数字要加引号；Redis 没设密码就留空。"
        : "启动 Redis，或者在云崽的 config/config/redis.yaml 里改对地址。",
      "重新启动云崽。",
    ],
  },
  "reserved-port": {
    title: () => "断在「端口」：端口被 Windows 保留了",
    cause: ({ port, from, to }) =>
      `Windows（Hyper-V 或 WSL）保留了端口 ${from} 到 ${to}，云崽监听不了端口 ${port}。`,
    cure: ({ from, to }) => [
      `在云崽的 server.yaml 里换一个不在 ${from} 到 ${to} 之间的 port，重新启动云崽。`,
      "再检查一次，把 Lagrange 改到新端口。",
    ],
  },
  "remote-unreachable": {
    title: () => "断在「地址」：连不到对面的机器",
    cause: ({ host, port, code }) => `${host}:${port} 连不上（${code}）。`,
    cure: () => ["确认那台机器开着、地址没写错。", "确认它的防火墙放行这个端口，再检查一次。"],
  },
} satisfies Partial<FindingTexts>;

/** Redis 有应答，但不认 redis.yaml 里写的。 */
function isAboutPassword(reason: string): boolean {
  return /^(?:NOAUTH|WRONGPASS|NO_PASSWORD_SET|PASSWORD_NOT_TEXT)$/.test(reason);
}
