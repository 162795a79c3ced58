import { isLayer } from "../phrase.ts";
import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What is wrong with the settings file as a whole, or with an entry apart from its address. */
export const settingsFindings = {
  "wrong-program": {
    title: () => "选错程序：这不是 Lagrange.OneBot",
    cause: ({ path }) =>
      `${path} 那里没有 Lagrange.OneBot；同名的文件也可能属于别的程序，例如 Lagrange v2（Lagrange.Milky），它不说 OneBot 协议。`,
    cure: () => ["选择 Lagrange.OneBot（v1）所在的文件夹。"],
  },
  "settings-missing": {
    title: () => "断在「设置」：还没有设置文件",
    cause: ({ path }) => `${path} 不存在。`,
    cure: () => ["新建一份：Lagrange 的默认设置，加上连云崽的那一条。"],
  },
  "settings-unreadable": {
    title: () => "断在「设置」：Lagrange 读不了设置文件",
    cause: ({ path, line, column, problem }) =>
      `${path}${line === null ? "" : ` 第 ${line} 行`}${column === null ? "" : `第 ${column} 列`}：${reasons.unreadable[problem]}。`,
    cure: ({ path, line }) =>
      line === null
        ? ["先让这个文件能正常打开，再检查一次。"]
        : [
            `用记事本打开，改好第 ${line} 行附近，保存。`,
            ...(isLayer(path)
              ? []
              : ["改不好就选择重建：先备份，再生成新文件，还能读出来的设置都会带过去。"]),
          ],
  },
  "duplicate-key": {
    title: () => "断在「设置」：同一项写了两次",
    cause: ({ path, key, line, column }) =>
      `${path} 第 ${line} 行第 ${column} 列又写了一次 ${key}，Lagrange 遇到重复的项会直接停止启动。`,
    cure: ({ key }) => [`两处 ${key} 只留一处，保存。`],
  },
  "no-link": {
    title: () => "断在「设置」：没有连云崽的连接",
    cause: ({ section }) =>
      section === null
        ? "设置文件里没有 Implementations，Lagrange 不会连接任何程序。"
        : `${section} 里没有一条是连这个云崽的。`,
    cure: () => ["添加一条反向 WebSocket 连接，其他连接原样不动。"],
  },
  "entry-skipped": {
    title: ({ type }) => (type === null ? "断在「设置」：连接没写类型" : "断在「设置」：连接类型写错了"),
    cause: ({ index, type, expected }) =>
      type === null
        ? `连接 #${index} 没有 Type，Lagrange 会跳过它，而且不提示。`
        : `连接 #${index} 的 Type 是 ${type}，应该是 ${expected}，大小写和空格都不能差；Lagrange 会跳过它，而且不提示。`,
    cure: ({ expected }) => [`把 Type 写成 ${expected}。`],
  },
  "entry-disabled": {
    title: () => "断在「设置」：连接被停用了",
    cause: ({ index }) => `连接 #${index} 里写着 "Enable": "false"，Lagrange 不会启用它。`,
    cure: () => ['把 Enable 改成 "true"。'],
  },
  "value-invalid": {
    title: () => "断在「设置」：有一项的值 Lagrange 读不了",
    cause: ({ index, option, value }) =>
      `连接 #${index} 的 ${option} 写成了 ${quoted(value)}，Lagrange 会在启动时停止。`,
    cure: ({ option }) => [`把 ${option} 改成正确的值；删掉这一项也可以，Lagrange 会用默认值。`],
  },
  "not-universal": {
    title: () => "断在「设置」：一条连接拆成了两条",
    cause: ({ index }) =>
      `连接 #${index} 的 UseUniversalClient 是 false，Lagrange 会把事件和 API 分成两条连接，云崽只认合在一起的一条。`,
    cure: () => ["把 UseUniversalClient 改成 true。"],
  },
  "overridden-by-file": {
    title: () => "断在「设置」：被另一个设置文件盖住了",
    cause: ({ file, key, value, expected }) =>
      `${file} 也写了${entryOption(key)}，而且优先：它写的是${quoted(value)}，需要的是${quoted(expected)}。`,
    cure: ({ file }) => [`在 ${file} 里删掉或改正这一项。`, "重新启动 Lagrange。"],
  },
  "overridden-by-environment": {
    title: () => "断在「设置」：被环境变量盖住了",
    cause: ({ name, key, value, expected }) =>
      `环境变量 ${name} 也写了${entryOption(key)}，而且优先：它写的是${quoted(value)}，需要的是${quoted(expected)}。`,
    cure: ({ name }) => [`删掉或改正环境变量 ${name}。`, "重新启动 Lagrange。"],
  },
  "wrong-section": {
    title: ({ section }) => `最外层的 ${section} 不起作用`,
    cause: ({ section }) =>
      `Lagrange 只读 Implementations（旧版是 Implementation）里的连接，写在最外层的 ${section} 会被忽略。`,
    cure: () => ["连云崽的那一条要写在 Implementations 里；原来这段留着也没有影响。"],
  },
} satisfies Partial<FindingTexts>;

function quoted(value: string): string {
  return `「${value}」`;
}

/** `Implementations:0:Port`, as .NET writes it, in words. */
function entryOption(key: string): string {
  return key.replace(/^[^:]+:([^:]+):([^:]+)$/, "连接 #$1 的 $2");
}
