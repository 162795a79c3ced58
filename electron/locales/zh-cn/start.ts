import type { StartTexts } from "../start-types.ts";

export const start: StartTexts = {
  opening: {
    desktop: "正在打开向导窗口。",
    "no-runtime": "Electron 的运行时没有安装，改用浏览器打开（npm run electron:install 可以安装）。",
    asked: "按 --browser 的要求，用浏览器打开。",
    printed: "按 --no-open 的要求，只给出地址，请自己在浏览器里打开。",
    "desktop-failed": "Electron 窗口启动失败，改用浏览器打开（npm run electron:install 可以重新安装）。",
  },
  openItYourself: "没能自动打开浏览器，请把上面的地址复制到浏览器里打开。",
  help: {
    tagline: "打开连接向导：装了 Electron 运行时就用它的窗口，否则用浏览器。",
    usage: "用法",
    options: "选项",
    option: {
      practice: "在练习环境里打开，真的程序一概不碰；结束后自动清理",
      browser: "总是用浏览器打开",
      "no-open": "只给出地址，不打开浏览器",
      lang: "界面语言：zh-CN 或 en；默认跟随系统",
      help: "看说明",
      within: "只在这个文件夹里工作，像练习环境一样：外面的一概不找、不写",
      age: "练习：模仿哪个年代的云崽，A、B、C0 或 C（默认）",
      loading: "练习：云崽要加载多少秒，默认 0",
      auth: "练习：云崽要求的令牌，写成 名字=值，可以写多个",
    },
  },
  usage: {
    "unknown-option": ({ option }) => `没有选项 ${option}；用 --help 看全部选项。`,
    "unexpected-argument": ({ argument }) => `多了「${argument}」，值要跟在选项后面。`,
    "value-missing": ({ option }) => `--${option} 后面缺少值。`,
    "value-not-wanted": ({ option }) => `--${option} 是开关，后面不能带值。`,
    "no-such-language": ({ value }) => `--lang 只能是 zh-CN、en，不能是「${value}」。`,
    "practice-only": ({ option }) => `--${option} 只能和 --practice 一起用。`,
    "not-together": ({ options: [first, second] }) => `--${first} 和 --${second} 不能一起用。`,
    "not-a-folder": ({ path }) => `--within 要写一个文件夹，${path} 不是。`,
  },
  refusedTitle: "向导没有打开",
  refused: {
    "bad-request": "这个请求看不懂，已拒绝。",
    "wrong-method": "这里只接受 GET 和 HEAD 请求。",
    "wrong-host": "请求里的主机名不对：只能用启动时给出的 127.0.0.1 地址打开。",
    "wrong-origin": "请求不是从向导自己的页面发来的，已拒绝。",
    "cross-site": "请求来自别的网站，已拒绝。请把启动时给出的地址直接复制到浏览器的地址栏。",
    "wrong-token": "地址里的令牌不对。请完整复制启动时给出的地址。",
    "no-session": "只有启动时给出的完整地址能打开向导，令牌也在里面。",
    "other-window":
      "向导已经在另一个窗口里打开了。请回到那个窗口；如果已经关掉，等半分钟，再重新运行 npm start。",
    "forbidden-path": "这个路径不能访问。",
    "not-found": "没有这个文件。",
    "not-a-socket": "这个地址只接受 WebSocket 连接。",
    "too-many": "同时打开的连接太多，已拒绝。",
  },
};
