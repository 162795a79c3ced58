import type { FrameTexts } from "../window-frame-types.ts";

export const frame: FrameTexts = {
  steps: { find: "查找程序", link: "端口与后缀", verify: "验证连接", review: "确认写入", done: "完成" },
  health: "体检",
  next: "下一步",
  back: "上一步",
  stop: "停止",
  close: "关闭",
  cancel: "取消",
  help: "帮助",
  helpSections: [
    {
      title: "它做什么",
      text: "让 Lagrange.OneBot 主动连上云崽（反向 WebSocket）。先真的连一次，证明能通，再改 appsettings.json。",
    },
    {
      title: "它改什么",
      text: "只改连接云崽的那几个值，其余内容一字不动。写入前先备份，随时可以还原。",
    },
    {
      title: "它不做什么",
      text: "不结束任何程序，不发送任何 QQ 消息，不访问这两个程序以外的网络，不需要管理员权限。",
    },
  ],
  shut: {
    "choose-lagrange": "先选好 Lagrange 的文件夹",
    "choose-yunzai": "先选好云崽",
    fields: "先改好标红的内容",
    loading: "正在读取设置",
    "verify-first": "验证通过后才能继续",
    busy: "请稍候",
  },
  connecting: "正在打开向导",
  gone: {
    title: "向导已经停止",
    text: "后台程序已退出，这个页面不再有效。没有写到一半的文件。重新打开向导就能接着用。",
    again: "重新连接",
    still: "还是没连上：后台程序没有在运行。",
  },
  otherWindow: {
    title: "向导已在另一个窗口打开",
    text: "同一时间只能有一个窗口。请回到那个窗口，或者关掉它后重新打开向导。",
  },
  noKey: {
    title: "这个地址不完整",
    text: "请用向导启动时给出的完整地址打开。那个地址只能用一次，用过了就重新打开向导。",
  },
  failed: {
    title: "向导自己出错了",
    text: "这一步没有做完，什么都没有改动。可以再试一次；还是不行，请告诉开发者。",
    again: "再试一次",
  },
  mayClose: { title: "可以关闭这个页面了", text: "向导已经做完该做的事。", back: "回到向导" },
};
