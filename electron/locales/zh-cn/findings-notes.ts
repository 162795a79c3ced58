import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What works, or may work, but will bite, and what is merely worth knowing. */
export const noteFindings = {
  "settings-encoding": {
    title: () => "设置文件不是 UTF-8",
    cause: ({ path, line }) =>
      `${path} 第 ${line} 行起有不是 UTF-8 的内容，多半存成了 GBK，Lagrange 会读成乱码。`,
    cure: () => ["用记事本打开，另存为 UTF-8 编码。"],
  },
  "several-links": {
    title: () => "有几条连接连着同一个云崽",
    cause: ({ indexes }) =>
      `连接 ${indexes.map((index) => `#${index}`).join("、")} 都连到这个云崽，会互相顶替。`,
    cure: () => ['只留一条，其余的加上 "Enable": "false"（引号不能少）。'],
  },
  "file-not-writable": {
    title: () => "设置文件改不了",
    cause: ({ path, reason }) => `${path} 现在不能写入：${reasons.disk[reason]}。`,
    cure: () => ["去掉只读属性，或者检查文件夹的权限。"],
  },
  "url-port-disagree": {
    title: () => "云崽显示的地址和实际端口不一样",
    cause: ({ file, url, port }) => `${file} 里的 url 是 ${url}，云崽实际监听的是端口 ${port}。`,
    cure: ({ port }) => [`以端口 ${port} 为准；不想看错，就把 url 里的端口也改掉。`],
  },
  "stale-port-setting": {
    title: () => "有一处端口设置已经失效",
    cause: ({ file, port, effective }) =>
      `${file} 里的 port: ${port} 早就没有程序读了，云崽实际用的是 ${effective}。`,
    cure: () => ["要换端口，就改 config/config/server.yaml 里的 port，再重新启动云崽。"],
  },
  "two-yunzais": {
    title: () => "有不止一个云崽",
    cause: ({ paths }) => `正在运行的还有：${paths.join("、")}。`,
    cure: () => ["确认选中的是你要用的那个；不用的就关掉。"],
  },
  "proxy-in-the-way": {
    title: () => "代理挡在中间",
    cause: ({ variable, proxy, url }) =>
      `Lagrange 连 ${url} 时会走代理 ${proxy}（来自 ${variable ?? "Windows 的代理设置"}），代理多半到不了云崽。`,
    cure: ({ variable }) => [
      variable === null
        ? "打开 Windows 设置里的「网络和 Internet → 代理」，勾上「请勿将代理服务器用于本地地址」；代理软件里也有「绕过局域网」之类的开关。"
        : "在代理软件里让 127.0.0.1 和 localhost 直连；或者设置环境变量 NO_PROXY=127.0.0.1,localhost,::1。",
      "重新启动 Lagrange。",
    ],
  },
  "lagrange-needs-restart": {
    title: () => "Lagrange 还在用旧设置",
    cause: ({ path }) => `${path} 里的 Lagrange 登录之后，设置才改过；它只在登录时读一次。`,
    cure: () => ["关掉 Lagrange，再打开。"],
  },
  "lagrange-paused": {
    title: () => "Lagrange 被暂停了：它的窗口里选中了文字",
    cause: ({ path }) =>
      `${path} 里的 Lagrange 正在运行，但它的窗口标题最前面多了「选择」之类的词：在那个黑窗口里点一下鼠标就会这样，Lagrange 会停住不动。`,
    cure: () => ["点一下那个窗口，按一次 Esc 键，标题最前面多出来的那个词就会消失。"],
  },
  "lagrange-flapping": {
    title: () => "Lagrange 反复断开重连",
    cause: ({ path, connects }) =>
      `云崽的日志里，${path} 里的 Lagrange 最近连接了 ${connects} 次，每次都很快断开。`,
    cure: () => ["先处理上面列出的问题，再重新启动 Lagrange。"],
  },
  "sign-server-gone": {
    title: () => "还没登录，公共签名服务也停了",
    cause: ({ server }) =>
      `Lagrange 从没登录成功过；它用的签名服务（${server === "" ? "默认" : server}）2025 年 10 月起就停了。登录成功之前，它不会去连云崽。`,
    cure: () => ["把 SignServerUrl 换成能用的签名服务。", "重新启动 Lagrange，扫码登录。"],
  },
  "enable-has-no-effect": {
    title: () => "这样写 Enable 没有作用",
    cause: ({ index }) => `连接 #${index} 仍然会启用：只有 "Enable": "false"（带引号）才能停用一条连接。`,
    cure: () => [],
  },
  "ignored-enabled": {
    title: () => "Enabled 没有作用",
    cause: ({ section }) => `Lagrange 不读 ${section} 里的 Enabled，写什么都一样。`,
    cure: () => [],
  },
  "shadowed-section": {
    title: ({ section }) => `${section} 不起作用`,
    cause: ({ section, by }) => `设置里同时有 ${by} 和 ${section}，Lagrange 只读 ${by}。`,
    cure: () => [],
  },
  "lagrange-not-running": {
    title: () => "Lagrange 没有运行",
    cause: ({ path }) => `${path} 里的 Lagrange 现在没有打开；打开并登录后，它才会去连云崽。`,
    cure: () => ["启动 Lagrange。"],
  },
  "lagrange-never-logged-in": {
    title: () => "Lagrange 还没登录过",
    cause: ({ path }) => `${path} 里没有登录记录；Lagrange 登录 QQ 之后才会去连云崽。`,
    cure: () => ["启动 Lagrange，扫码登录。"],
  },
  "marker-not-echoed": {
    title: () => "日志里没有看到探测记号",
    cause: ({ log }) =>
      `握手成功，但 1 秒内 ${log} 里没有出现探测记号，不能再进一步确认是 OneBot 适配器在处理。`,
    cure: () => [],
  },
  "link-healthy": {
    title: () => "连接正常",
    cause: ({ url }) => `${url} 握手成功，云崽的 OneBot 适配器在那里。`,
    cure: () => [],
  },
} satisfies Partial<FindingTexts>;
