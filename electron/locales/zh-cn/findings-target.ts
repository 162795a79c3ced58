import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What is wrong with where an entry leads: address, port, path, token, encryption. */
export const targetFindings = {
  "host-invalid": {
    title: () => "断在「地址」：Host 写得不对",
    cause: ({ index, host, problem }) =>
      `连接 #${index} 的 Host 是${written(host)}：${reasons.endpoint[problem]}。`,
    cure: ({ expected }) => [`把 Host 改成 ${expected}。`],
  },
  "host-mismatch": {
    title: () => "断在「地址」：连错了机器",
    cause: ({ index, host, expected }) => `连接 #${index} 连的是 ${host}，云崽在 ${expected}。`,
    cure: ({ expected }) => [`把 Host 改成 ${expected}。`],
  },
  "other-family": {
    title: () => "断在「地址」：云崽在另一个本机地址上",
    cause: ({ host, answered, port }) => `端口 ${port} 在 ${host} 上没有云崽，在 ${answered} 上有。`,
    cure: ({ answered }) => [`把 Host 改成 ${answered}。`],
  },
  "port-invalid": {
    title: () => "断在「端口」：Port 写得不对",
    cause: ({ index, port, problem }) =>
      `连接 #${index} 的 Port 是${written(port)}：${reasons.endpoint[problem]}。`,
    cure: ({ expected }) => [`把 Port 改成 ${expected}。`],
  },
  "port-mismatch": {
    title: () => "断在「端口」：端口不对",
    cause: ({ index, port, expected }) => `连接 #${index} 连的是端口 ${port}，云崽在端口 ${expected}。`,
    cure: ({ expected }) => [`把 Port 改成 ${expected}。`],
  },
  "suffix-no-slash": {
    title: () => "断在「路径」：后缀少了开头的斜杠",
    cause: ({ index, suffix }) =>
      `连接 #${index} 的 Suffix 是${written(suffix)}，会直接粘在端口后面，拼不成合法的地址。`,
    cure: ({ expected }) => [`把 Suffix 改成 ${expected}。`],
  },
  "suffix-query": {
    title: () => "断在「路径」：问号前少了斜杠",
    cause: ({ index, suffix }) =>
      `${suffixOf(index)}是${written(suffix)}，云崽会把问号和后面的内容也当成路径名。`,
    cure: ({ expected }) => [`把 Suffix 改成 ${expected}。`],
  },
  "suffix-case": {
    title: () => "断在「路径」：后缀大小写不对",
    cause: ({ index, suffix, expected }) =>
      `${suffixOf(index)}是${written(suffix)}，云崽的是 ${expected}，大小写必须一致。`,
    cure: ({ expected }) => [`把 Suffix 改成 ${expected}。`],
  },
  "suffix-mismatch": {
    title: () => "断在「路径」：后缀不对",
    cause: ({ index, suffix, expected }) =>
      `${suffixOf(index)}是${written(suffix)}，云崽的 OneBot v11 适配器在 ${expected}。`,
    cure: ({ expected }) => [`把 Suffix 改成 ${expected}。`],
  },
  "token-mismatch": {
    title: ({ has }) =>
      has === "other" ? "断在「令牌」：AccessToken 不对" : "断在「令牌」：没有填 AccessToken",
    cause: ({ index, has, wants }) => {
      const wanted = wants === null ? "云崽要求令牌" : `云崽的 auth 要求 ${wants}`;
      return `${wanted}，${
        {
          none: index === null ? "现在还没有填。" : `连接 #${index} 没有 AccessToken。`,
          empty: index === null ? "现在是空的。" : `连接 #${index} 的 AccessToken 是空的。`,
          other: index === null ? "现在填的和它对不上。" : `连接 #${index} 的 AccessToken 和它对不上。`,
        }[has]
      }`;
    },
    cure: ({ wants }) =>
      wants === null
        ? ["把 AccessToken 填成云崽 server.yaml 里 auth 的值（不含开头的 Bearer）。"]
        : ["把 AccessToken 改成云崽 auth 里的值，写入时自动填好。"],
  },
  "token-needs-query": {
    title: () => "断在「令牌」：令牌要放进后缀",
    cause: ({ index, key }) =>
      `云崽的 auth 要求 ${key}，AccessToken 带不了这个名字；连接 #${index} 的 Suffix 里也没有对的值。`,
    cure: ({ expected }) => [`把 Suffix 改成 ${expected}，*** 处在写入时自动填好。`],
  },
  "tls-mismatch": {
    title: () => "断在「地址」：ws 和 wss 用反了",
    cause: ({ url, listens }) =>
      listens === "wss"
        ? `云崽的这个端口要用加密的 wss://，现在连的是 ${url}。`
        : `云崽的这个端口没有加密，要用 ws://，现在连的是 ${url}。`,
    cure: ({ listens }) => [listens === "wss" ? "在 Host 前面加上 wss://。" : "去掉 Host 前面的 wss://。"],
  },
  "certificate-untrusted": {
    title: () => "断在「地址」：证书不被信任",
    cause: ({ url, code }) => `${url} 的证书不是公认机构签发的（${code}），Lagrange 会拒绝连接。`,
    cure: () => ["是你自己的证书，就把 IgnoreSslCertificate 改成 true。", "不是，就换一张有效的证书。"],
  },
} satisfies Partial<FindingTexts>;

/** 某条连接的，或者所填地址的。 */
function suffixOf(index: number | null): string {
  return index === null ? "地址里的后缀" : `连接 #${index} 的 Suffix `;
}

function written(value: string): string {
  return value === "" ? "空的" : ` ${value}`;
}
