import type { ReasonTexts } from "../types.ts";

const endpoint: ReasonTexts["endpoint"] = {
  "host-missing": "没有写 Host",
  "host-wildcard": "* 和 0.0.0.0 只能用来监听，不能用来连接",
  "host-scheme": "Host 前面只能带小写的 ws:// 或 wss://",
  "host-has-path": "Host 里带了路径，路径应该写进 Suffix",
  "host-has-port": "Host 里带了端口，端口应该写进 Port",
  "host-unbracketed": "IPv6 地址要加方括号，例如 [::1]",
  "host-malformed": "Host 里有不能用的字符",
  "port-missing": "没有写 Port",
  "port-not-a-number": "Port 不是正整数",
  "port-out-of-range": "Port 要在 1 到 65535 之间",
  "suffix-no-slash": "Suffix 缺少开头的 /",
};

const disk: ReasonTexts["disk"] = {
  "not-found": "不存在",
  "not-a-file": "这不是文件",
  "not-a-folder": "这不是文件夹",
  "no-permission": "没有权限",
  "read-only": "文件或磁盘是只读的",
  busy: "文件正被别的程序占用",
  "disk-full": "磁盘满了",
  "too-large": "文件太大",
  io: "磁盘读写出错",
};

export const reasons: ReasonTexts = {
  unreadable: {
    ...disk,
    empty: "文件是空的",
    "root-not-object": "最外层不是一对花括号 { }",
    unterminated: "内容没写完，缺少收尾的括号或引号",
    "unexpected-token": "这里出现了不该有的内容，多半是漏了逗号、冒号或引号，或者用了中文标点",
    "bad-string": "字符串写法不对，例如反斜杠要写成两个",
    "bad-number": "数字写法不对",
    "bad-comment": "注释写法不对，只能用 // 或 /* */",
    "too-deep": "括号嵌套得太深",
    "too-large": "文件超过 4 MB，不像设置文件",
    binary: "这不是文本文件",
  },
  endpoint,
  url: {
    ...endpoint,
    "not-a-url": "这不是完整的地址，应该像 ws://127.0.0.1:2536/OneBotv11",
    scheme: "地址要以 ws:// 或 wss:// 开头",
    credentials: "地址里不能带用户名或密码",
  },
  disk,
  yunzaiSettings: {
    "not-yaml": "格式不对，多半是缩进或冒号后少了空格",
    "not-a-map": "内容应该是一行行的「名字: 值」",
    "port-invalid": "port 不是 1 到 65535 之间的整数",
    "too-large": "文件太大，不像设置文件",
    unreadable: "文件读不出来",
  },
  auth: {
    "not-a-map": () => "auth 后面直接写了一段文字，云崽会把它拆成单个字符来比对",
    "not-a-string": (key) =>
      `auth 里${named(key)}的值不是文字（没加引号的数字或 true，或者空着），永远对不上收到的令牌`,
    "no-single-value": (key) => `auth 里${named(key)}的值没法由 AccessToken 或后缀里的查询带过去`,
  },
  found: {
    running: "正在运行",
    listening: "占着监听端口",
    remembered: "上次用过",
    "known-place": "在常见位置",
    walk: "搜索到的",
    given: "由你指定",
  },
  refusedFolder: {
    milky: "这是 Lagrange.Milky（Lagrange v2），用的是另一种协议",
    "other-yunzai": "这种云崽没有 OneBot 适配器，Lagrange 连不上它",
    "lagrange-source": "这是 Lagrange 的源代码，里面没有能运行的程序",
    "yunzai-incomplete": "TRSS-Yunzai 的文件不全，缺少 app.js 或适配器",
    "settings-only": "这里的 appsettings.json 属于别的程序",
  },
  refusedApply: {
    "not-verified": "连接还没验证通过，所以没有写入。先按上面的提示处理，再写一次。",
    ambiguous: "有不止一个可能的对象，工具不替你猜。请明确指定一个。",
    "settings-unreadable":
      "Lagrange 读不了现在的 appsettings.json，不能在它上面改。体检会指出是哪一行：修好它；修不好，就选择重建。",
    "layer-unreadable":
      "盖在 appsettings.json 上的那个文件（通常是 appsettings.Production.json）读不出来，Lagrange 启动就会停下，改 appsettings.json 没有用。体检会指出是第几行第几列：手动改好它，再试一次。",
    "wrong-program": "这不是 Lagrange.OneBot 的设置文件，不能写入。",
    "would-not-rebuild": "重建出来的内容没有通过复查，所以没有写入。请手动修改，并把报告发给开发者。",
    "would-not-parse":
      "光改这条连接不够，所以没有写入：有别的设置盖过它（appsettings.Production.json 或环境变量），或者它有写错的值、不是反向连接。先体检，看卡在哪一项。",
    locked: "文件正被别的程序占用。关掉占用它的程序，再写一次。",
    "no-permission": "没有权限修改这个文件。检查文件夹的权限，再写一次。",
    "read-only": "文件是只读的，需要你来决定。去掉只读属性，再写一次。",
    "disk-full": "磁盘满了。腾出空间，再写一次。",
    "changed-meanwhile": "文件刚被别的程序改过。重新检查，再写一次。",
    "not-found": "找不到要用的文件或文件夹。检查路径，再试一次。",
    outside: "这里的 appsettings.json 是个链接，真正的文件不在这次能动的文件夹里，所以没有写入。",
    cancelled: "已停下，什么都没改。",
    io: "磁盘读写出错。检查磁盘，再写一次。",
  },
  writeStep: {
    lock: "占用文件",
    resolve: "确认位置",
    read: "读取原文件",
    backup: "备份",
    write: "写入临时文件",
    replace: "替换原文件",
    "read-back": "写后复查",
  },
};

function named(key: string | null): string {
  return key === null ? "" : ` ${key} `;
}
