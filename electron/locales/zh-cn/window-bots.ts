import type { BotsTexts } from "../window-bots-types.ts";

export const bots: BotsTexts = {
  title: {
    checking: (all) => `正在给 ${all} 个机器人体检`,
    stopped: "体检停下了",
    unfinished: "体检没有做完",
    healthy: (all) => (all === 1 ? "这个机器人正常" : `${all} 个机器人都正常`),
    broken: (broken, all) => some(broken, all, "连不上"),
    unproven: (unproven, all) => some(unproven, all, "还不能确认"),
  },
  progress: (done, all) => `查完 ${done} 个，共 ${all} 个`,
  subtitle: {
    stopped: (unchecked) => `还有 ${unchecked} 个没查，什么都没有改动。`,
    healthy: "按现在的设置，都连得上云崽。",
    repairable: (count) => `有 ${count} 个改一下设置就好；写入前会先给你看要改什么。`,
    byHand: "点「详情」看原因和办法。",
    written: (count) => `刚写好 ${count} 个，写完又重新查过了。`,
  },
  columns: { bot: "机器人", state: "状态", actions: "操作" },
  states: {
    healthy: "正常",
    attention: "要留意",
    broken: "连不上",
    unproven: "不能确认",
    checking: "正在查",
    waiting: "排队中",
    unchecked: "没查",
  },
  healthy: {
    running: "连得上云崽，不用重新启动",
    "old-settings": "设置对了，重新启动 Lagrange 才会用上",
    "not-running": "设置对了，打开 Lagrange 就会连上",
    "never-logged-in": "设置对了，扫码登录后就会连上",
  },
  name: {
    qq: (maskedId) => `QQ ${maskedId}`,
    neverLoggedIn: "从未登录",
    full: (name, folder) => `${name} · ${folder}`,
  },
  yunzai: (folder) => (folder === null ? "云崽：按地址连" : `云崽：${folder}`),
  written: "已写入，备份：",
  created: "已写入，新建了设置文件",
  interrupted: "写入时向导自己出错了，这是重新查到的状态",
  repair: "修复",
  details: "详情",
  of: (label, name) => `${label}：${name}`,
  repairAll: (count) => (count === 1 ? "修复这一个" : `修复全部 (${count})`),
  findMore: "再找找…",
  sameId: {
    title: (maskedId, folders) => `${folders.join("、")} 登录的是同一个 QQ（${maskedId}）`,
    text: "一起开着会互相挤下线，云崽也只认后连上的那个。只开一个，或者给另一个换个 QQ。",
    badge: "同一个 QQ",
  },
  examine: (count) => `一起体检 (${count})`,
  showAll: "所有机器人",
  review: {
    title: {
      planning: "正在逐个核对",
      planned: (count) => `将改动 ${count} 个机器人的设置`,
      nothing: "没有能一起写入的",
      writing: (count) => `正在写入 ${count} 个机器人的设置`,
    },
    planning: "写入前再连一次云崽，算出各要改哪几行",
    progress: (done, all) => `核对完 ${done} 个，共 ${all} 个`,
    subtitle: {
      planned: "每个只改列出来的几行，其余一字不动。",
      some: (left) => `每个只改列出来的几行；另有 ${left} 个这次不改，原因写在里面。`,
      nothing: "什么都没改，原因写在下面。",
    },
    list: "要改的机器人",
    badges: {
      lines: (lines) => `改 ${lines} 行`,
      created: "新建文件",
      unchanged: "不用改",
      refused: "这次不改",
      writing: "正在写入",
      written: "已写入",
      notWritten: "没有写入",
    },
    unchanged: "设置已经正确，不用改。",
    ambiguous: "有不止一条可能是连云崽的，要你来选，得单独修。",
    alone: "单独修复",
    backup: "写入前，每个文件都会先备份到自己的文件夹里，随时可以一键还原。",
    write: (count) => `写入全部 (${count})`,
    writing: (done, all) => `正在写入 (${done}/${all})`,
  },
};

function some(count: number, all: number, how: string): string {
  if (all === 1) return `这个机器人${how}`;
  return count === all ? `${all} 个机器人都${how}` : `${all} 个机器人里有 ${count} 个${how}`;
}
