import type { DoneTexts } from "../window-review-types.ts";

const watchYunzai = "看云崽的窗口：出现「…已连接」就成了。";

export const done: DoneTexts = {
  title: "写好了",
  subtitle: "Lagrange 重新登录后，就会照新设置去连云崽。",
  backup: "写入前的备份",
  noBackup: "原来没有这个文件，所以没有备份。想撤销，删掉它就行。",
  nextHeading: "接下来",
  next: {
    running: [
      "关掉 Lagrange 的窗口。",
      "再打开 Lagrange：它只在登录后读一次设置，不重开就还用旧的。",
      watchYunzai,
    ],
    stopped: ["打开 Lagrange，等它登录；要扫码就扫一下。", watchYunzai],
    unknown: [
      "Lagrange 正开着的话，先关掉它的窗口。",
      "打开 Lagrange，等它登录：它只在登录后读一次设置。",
      watchYunzai,
    ],
  },
  undo: "撤销",
  undoing: "正在撤销",
  confirm: {
    title: "撤销刚才的写入？",
    text: "appsettings.json 会变回写入前的样子；现在这份也会先备份。",
    keep: "不撤销",
    undo: "撤销",
  },
  undone: {
    title: "已还原",
    subtitle: "appsettings.json 变回了写入前的样子。",
    backup: "还原前的那份也备份了",
    next: {
      running: ["Lagrange 还用着刚才的设置；关掉再打开，还原才会生效。"],
      stopped: ["下次打开 Lagrange，用的就是还原后的设置。"],
      unknown: ["Lagrange 正开着的话，关掉再打开，还原才会生效。"],
    },
  },
  notRestored: "没有还原",
  examine: "再次体检",
  backups: {
    title: "备份与还原",
    intro: "选一份，看看还原会改哪些地方。还原前会先备份现在的文件。",
    reading: "正在读取备份",
    none: "还没有备份。每次写入前都会自动留一份。",
    unreadable: "备份没有读出来。",
    legend: "备份，最近的在前",
    sameAsNow: "和现在一样",
    wouldChange: "还原这一份会这样改",
    restore: "还原这一份",
    restoring: "正在还原",
    nothingToRestore: "和现在一样，不用还原",
    restored: (time) => `已还原成 ${time} 的那份。`,
    replacedBackup: "还原前的文件也备份了：",
    again: "再试一次",
  },
  report: {
    open: "复制诊断报告",
    title: "诊断报告",
    text: "报告内容",
    making: "正在体检，稍后就能看到报告",
    failed: "报告没有做出来，再点一次试试。",
    copy: "复制",
    copied: "已复制",
    selected: "这里不让自动复制。内容已经选中，按 Ctrl+C 就行。",
  },
};
