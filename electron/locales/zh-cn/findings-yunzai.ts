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
    cause: ({ host, port }) => `${host}:${port} 上没有程序在监听。`,
    cure: ({ path }) => [
      path === null
        ? "启动云崽，等窗口里出现「连接地址」。"
        : `启动 ${path} 里的云崽，等窗口里出现「连接地址」。`,
      "再检查一次。",
    ],
  },
  "yunzai-loading": {
    title: () => "云崽还在加载",
    cause: () => "云崽已经启动，插件还没加载完，现在不接受连接。",
    cure: () => ["等一会儿再检查；插件多的话要一分钟以上。"],
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
    title: () => "云崽的配置文件有错",
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
