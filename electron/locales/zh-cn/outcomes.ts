import type { Locale } from "../types.ts";

export const outcomes: Locale["outcomes"] = {
  handled: {
    title: "连接正常",
    meaning: "路径正确，云崽的日志也确认是 OneBot 适配器在处理。",
    next: null,
  },
  registered: {
    title: "连接正常",
    meaning: "路径正确：能一直连着、有应答，而随便写的对照路径被拒绝。",
    next: null,
  },
  unproven: {
    title: "还不能确认",
    meaning: "选的路径能连上，随便写的对照路径也能连上，所以证明不了什么：云崽太旧，或者端口上是别的程序。",
    next: "指定云崽的文件夹，按里面的适配器来判断。",
  },
  "wrong-adapter": {
    title: "断在「适配器」：连到了别的适配器",
    meaning: "这个后缀属于 ComWeChat、GSUIDCore 或 OPQBot，它们不处理 OneBot v11。",
    next: "把后缀换成 /OneBotv11。",
  },
  "path-unknown": {
    title: "断在「路径」：云崽不认识这个后缀",
    meaning: "云崽已经就绪，但选的路径和对照路径一样被拒绝。",
    next: "把后缀换成云崽有的那个，一般是 /OneBotv11，注意大小写。",
  },
  loading: {
    title: "云崽还在加载",
    meaning: "端口已经打开，插件还没加载完。",
    next: "等一会儿再验证；插件多的话要一分钟以上。",
  },
  unauthorized: {
    title: "断在「令牌」：云崽拒绝了这个令牌",
    meaning: "云崽先查令牌、后看路径；令牌没填、不对，或者放错了位置。",
    next: "按云崽 server.yaml 里的 auth 填令牌。",
  },
  refused: {
    title: "断在「端口」：没有程序在监听",
    meaning: "地址是通的，但这个端口上什么也没有：云崽没启动，或者端口不对。",
    next: "启动云崽，或者改对端口。",
  },
  unreachable: {
    title: "断在「地址」：连不到这台机器",
    meaning: "网络到不了这个地址，或者对面没有回应。",
    next: "检查地址和防火墙。",
  },
  unresolved: {
    title: "断在「地址」：域名解析不出来",
    meaning: "系统查不到这个名字对应的地址。",
    next: "检查域名有没有写错；云崽在本机就用 127.0.0.1。",
  },
  "not-yunzai": {
    title: "断在「端口」：对面不是云崽",
    meaning: "端口上有程序，但它的应答不是云崽会给的。",
    next: "检查端口，看看是谁占着它。",
  },
  tls: {
    title: "断在「地址」：加密对不上",
    meaning: "ws 和 wss 用反了。",
    next: "按云崽的设置选 ws 或 wss。",
  },
  certificate: {
    title: "断在「地址」：证书不被信任",
    meaning: "对面的证书没有通过检查，Lagrange 会拒绝连接。",
    next: "是你自己签的证书，就在连接里把 IgnoreSslCertificate 改成 true；不是，就换一张有效的证书。",
  },
  unstable: {
    title: "断在「适配器」：连上又断开",
    meaning: "路径是对的，但刚连上就被断开。",
    next: "看云崽窗口里的报错，处理后再验证。",
  },
  cancelled: { title: "已取消", meaning: "验证被你停下了。", next: null },
};
