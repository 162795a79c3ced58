import { listed } from "../phrase.ts";
import type { FindTexts } from "../window-find-types.ts";

const count = (folders: number): string => folders.toLocaleString("zh-CN");

export const find: FindTexts = {
  title: {
    searching: {
      nothing: "正在查找 Lagrange 和云崽",
      lagrange: "找到 Lagrange 了，还在找云崽",
      yunzai: "找到云崽了，还在找 Lagrange",
      both: "都找到了，还在继续找",
    },
    ended: {
      nothing: "没找到 Lagrange 和云崽",
      lagrange: "找到 Lagrange 了，还差云崽",
      yunzai: "找到云崽了，还差 Lagrange",
      both: "找到了，请确认",
      elsewhere: "Lagrange 选好了，云崽按地址连",
      "only-elsewhere": "还差 Lagrange",
    },
  },
  searching: "正在查找",
  starting: "先看正在运行的程序和常用位置。",
  folders: (folders) => `已看 ${count(folders)} 个文件夹`,
  found: (lagrange, yunzai) =>
    `找到 ${listed([lagrange > 0 && `${lagrange} 个 Lagrange`, yunzai > 0 && `${yunzai} 个云崽`], "、")}。`,
  looked: (folders, seconds) => `看了 ${count(folders)} 个文件夹，用时 ${seconds} 秒。`,
  stopped: (folders) => (folders === null ? "已停下。" : `已停下，看了 ${count(folders)} 个文件夹。`),
  unreadable: (folders) => `有 ${count(folders)} 个打不开。`,
  sentences: (parts) => parts.join(""),
  bestChosen: "最可能的已选好。",
  group: { lagrange: "Lagrange", yunzai: "云崽" },
  otherYunzai: "其他云崽",
  badge: {
    running: "正在运行",
    neverLoggedIn: "从未登录",
    qq: (maskedId) => `QQ ${maskedId}`,
    port: (port) => `端口 ${port}`,
    settingsOnly: "没有程序",
    unusable: "不能用",
  },
  foundRunning: "由运行中的程序找到",
  foundByPort: "由它监听的端口找到",
  stillSearching: { lagrange: "还在找 Lagrange.OneBot", yunzai: "还在找 TRSS-Yunzai" },
  missing: {
    lagrange: {
      title: "没找到 Lagrange.OneBot",
      next: "已经下载好了，就点「浏览文件夹」指给我看，或者搜索所有磁盘。还没有的话，到 GitHub 的 Lagrange.Core 项目下载 Lagrange.OneBot，解压后再来。",
      nextAfterFull:
        "已经下载好了，就点「浏览文件夹」指给我看。还没有的话，到 GitHub 的 Lagrange.Core 项目下载 Lagrange.OneBot，解压后再来。",
    },
    yunzai: {
      title: "没找到 TRSS-Yunzai",
      next: "已经装好了，就点「浏览文件夹」指给我看，或者搜索所有磁盘。还没装的话，到 GitHub 的 TRSS-Yunzai 项目按说明安装。",
      nextAfterFull:
        "已经装好了，就点「浏览文件夹」指给我看。还没装的话，到 GitHub 的 TRSS-Yunzai 项目按说明安装。",
    },
  },
  elsewhere: {
    label: "云崽不在这台电脑的文件夹里",
    meaning: "WSL、Docker、另一台电脑",
  },
  refused: (folders) => `看起来像但不能用的 ${folders} 个`,
  browse: "浏览文件夹…",
  full: "搜索所有磁盘",
  stop: "停止查找",
  drop: { hint: "也可以把文件夹拖进来", release: "松手，看看这个文件夹" },
  looking: "正在看这个文件夹",
  taken: (paths) => `已选用 ${paths.join("、")}`,
  nothingIn: (path) => `${path} 里没有 Lagrange.OneBot，也没有 TRSS-Yunzai。`,
  refusedFolder: (path, reason) => `${path} 不能用：${reason}。`,
  notTaken: {
    outside: "现在是练习，只能选练习文件夹里的。",
    "unreadable-drop": "读不出拖进来的文件夹在哪，请用「浏览文件夹」。",
    failed: "没能打开这个文件夹，请再试一次。",
  },
  lookedFor: "Lagrange 的文件夹里有 Lagrange.OneBot.exe，云崽的文件夹里有 app.js 和 plugins。",
  dialog: {
    title: "选择文件夹",
    hint: "Lagrange 或云崽所在的文件夹；选它的上一层也行。",
    start: "常用位置",
    up: "上一层",
    path: "当前位置",
    folders: "文件夹",
    opening: "正在打开",
    empty: "里面没有别的文件夹了",
    failed: (path) => `打不开 ${path}：没有权限，或者它已经不在了。`,
    take: (name) => (name === null ? "选用" : `选用 ${name}`),
  },
};
