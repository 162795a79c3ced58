import type { HelpTexts } from "../terminal-types.ts";

export const help: HelpTexts = {
  tagline: "让 Lagrange.OneBot 连上 TRSS-Yunzai（云崽）：找出断在哪里，验证通过再改设置，改了还能还原。",
  usage: "用法",
  jobPlace: "命令",
  optionsPlace: "选项",
  jobs: "命令",
  options: "选项",
  commonOptions: "通用选项",
  examples: "例子",
  exitCodes: "退出码",
  exits: [
    [0, "正常：连接正常，或者已写入、无需修改、只是预览"],
    [1, "连接不通，或者还不能确认；没能监听"],
    [2, "命令写得不对"],
    [3, "拒绝写入或还原，什么都没改"],
    [4, "程序自身出错"],
  ],
  more: "看某个命令的说明和例子：npm run -s cli -- check --help",
  job: {
    find: {
      summary: "查找电脑上的 Lagrange 和云崽",
      about: "先看正在运行的程序和常见位置，两边都找到就停；只看不改。",
      examples: [
        { text: "快速查找", command: "find" },
        { text: "在 D 盘里彻底查找，最多两分钟", command: "find --root D:\\ --full --max-seconds 120" },
        { text: "给脚本用：找到一个就输出一行 JSON", command: "find --stream" },
      ],
    },
    check: {
      summary: "体检：连接通不通，断在哪里，怎么修",
      about: "读设置、端口、日志，再做一次真实握手，给出结论；只看不改。不写文件夹时，用自动找到的。",
      examples: [
        { text: "自动查找并体检", command: "check" },
        { text: "指定两个文件夹", command: "check --lagrange D:\\Lagrange --yunzai D:\\Yunzai" },
        { text: "生成可以发到群里求助的报告，已打码", command: "check --report" },
      ],
    },
    verify: {
      summary: "只验证一个地址能不能用",
      about: "像 Lagrange 那样连一次，再连一个随便写的对照路径；不会打扰云崽里的机器人。",
      examples: [
        { text: "验证一个地址", command: "verify --url ws://127.0.0.1:2536/OneBotv11" },
        { text: "按云崽的设置验证", command: "verify --yunzai D:\\Yunzai" },
        { text: "云崽还在加载，最多等 90 秒", command: "verify --yunzai D:\\Yunzai --wait 90" },
      ],
    },
    apply: {
      summary: "验证通过后改好 appsettings.json，自动备份",
      about: "只改连云崽的那一条，其他一个字节都不动；验证不通过就不写。",
      examples: [
        {
          text: "先看看会改什么，不写入",
          command: "apply --lagrange D:\\Lagrange --yunzai D:\\Yunzai --dry-run",
        },
        { text: "写入", command: "apply --lagrange D:\\Lagrange --yunzai D:\\Yunzai" },
        {
          text: "加一条新连接，不改原有的",
          command: "apply --lagrange D:\\Lagrange --yunzai D:\\Yunzai --entry new",
        },
      ],
    },
    restore: {
      summary: "把 appsettings.json 还原成备份",
      about: "默认还原最近的一份；还原之前，也会先备份现在的文件。",
      examples: [
        { text: "看看有哪些备份，各会改什么", command: "restore --lagrange D:\\Lagrange --list" },
        { text: "还原最近一份", command: "restore --lagrange D:\\Lagrange" },
      ],
    },
    listen: {
      summary: "云崽没开时，看看 Lagrange 到底在连哪里",
      about:
        "在本机守住云崽的端口，写出来连的路径、令牌有没有带、是哪个 QQ。只读请求的开头，一律回 503，不接收任何消息；云崽一启动就让开，到时间自己结束。",
      examples: [
        { text: "守一分钟", command: "listen" },
        { text: "看看 Lagrange 的出厂端口，守两分钟", command: "listen --port 8080 --seconds 120" },
        { text: "给脚本用：来一次连接就输出一行 JSON", command: "listen --json" },
      ],
    },
    watch: {
      summary: "看真的 Lagrange 连没连上、稳不稳",
      about: "盯着 Lagrange 到云崽的连接，满 10 秒不断就是稳定，马上结束；只看不改，也不去连。",
      examples: [
        { text: "改完设置、重新打开 Lagrange 以后看", command: "watch" },
        {
          text: "指定两个文件夹，最多看两分钟",
          command: "watch --lagrange D:\\Lagrange --yunzai D:\\Yunzai --seconds 120",
        },
      ],
    },
    practice: {
      summary: "开一个练习环境：假的 Lagrange 文件夹和假的云崽",
      about: "输出一行 JSON，写明文件夹和地址；按 Ctrl+C 结束并清理。真的程序一概不碰。",
      examples: [
        { text: "新版云崽", command: "practice" },
        { text: "旧版云崽，要 5 秒才加载完", command: "practice --age B --loading 5" },
        { text: "要令牌的云崽", command: 'practice --auth "authorization=Bearer abc"' },
      ],
    },
    demo: {
      summary: "在练习环境里演示全过程，不到 15 秒",
      about: "从断开到修好：体检、验证、预览、写入、再体检。真的程序一概不碰。",
      examples: [
        { text: "看演示", command: "demo" },
        { text: "演示完保留练习文件夹", command: "demo --keep" },
      ],
    },
  },
  option: {
    age: "模仿哪个年代的云崽：A、B、C0、C（最新，默认）",
    auth: "云崽要求的令牌，写成 名字=值，可以写多个",
    backup: "要还原的备份文件；不写就用最近的一份",
    deadline: "整个验证最多用多少毫秒，默认 10000",
    dir: "练习环境放在哪个文件夹；不写就用临时文件夹",
    "dry-run": "只预览，不写入",
    entry: "改第几条连接（体检里 # 后面的编号），或者 new 新加一条",
    full: "彻底查找，两边都找到了也不提前停",
    help: "看说明",
    json: "在标准输出打印一份 JSON，供脚本使用",
    keep: "结束后保留练习文件夹",
    lagrange: "Lagrange.OneBot 所在的文件夹",
    lang: "界面语言：zh-CN 或 en；默认跟随系统",
    list: "只列出备份，不还原",
    loading: "云崽要加载多少秒，默认 0",
    "max-seconds": "最多查找多少秒，默认 60",
    port: "端口；不写的话，listen 用 2536，practice 自动挑一个空闲的",
    rebuild: "设置文件坏到读不了时，备份后重建，保留还能读出来的内容",
    report: "输出可以分享的报告：令牌、QQ 号已打码，路径已缩短",
    root: "从这个文件夹开始找，可以写多个",
    seconds: "最多等多少秒，默认 60",
    stay: "握手后观察多少毫秒，默认 1500",
    stopped: "云崽先不启动，留给练习窗口里的「启动」按钮",
    stream: "找到一个就输出一行 JSON，最后一行是全部结果",
    "token-env": "从这个环境变量读令牌，令牌不会显示",
    unverified: "没验证通过也写入，后果自负",
    url: "要连的地址，例如 ws://127.0.0.1:2536/OneBotv11",
    version: "看版本号",
    wait: "云崽还在加载时，最多等多少秒，默认 0",
    yunzai: "TRSS-Yunzai 所在的文件夹",
  },
};
