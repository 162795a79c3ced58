import type { UsageTexts } from "../terminal-types.ts";
import { reasons } from "./reasons.ts";

export const usage: UsageTexts = {
  "no-job": () => "要做什么？先试试 check，或者用 --help 看全部命令。",
  "unknown-job": ({ job, meant }) =>
    `没有「${job}」这个命令${hint(meant)}。${meant === null ? "用 --help 看全部命令。" : ""}`,
  "unknown-option": ({ option, job, meant }) =>
    `${job === null ? "" : `${job} `}没有选项 ${option}${hint(meant)}。`,
  "unexpected-argument": ({ argument, job }) => `${job} 后面多了「${argument}」，值要跟在选项后面。`,
  "value-missing": ({ option }) => `--${option} 后面缺少值。`,
  "value-not-wanted": ({ option }) => `--${option} 是开关，后面不能带值。`,
  "given-twice": ({ option }) => `--${option} 写了两次，只留一个。`,
  "not-together": ({ options: [first, second] }) => `--${first} 和 --${second} 不能一起用。`,
  "not-a-number": ({ option, value, whole, from, to }) =>
    `--${option} 要 ${from} 到 ${to} 之间的${whole ? "整数" : "数"}，不能是「${value}」。`,
  "not-a-choice": ({ option, value, choices }) =>
    `--${option} 只能是 ${choices.join("、")}，不能是「${value}」。`,
  "not-key-value": ({ option }) => `--${option} 要写成 名字=值。`,
  "bad-url": ({ url, problem }) => `--url 不能是「${url}」：${reasons.url[problem]}。`,
  "bad-folder": ({ option, path, problem }) => `--${option} 的 ${path}：${reasons.disk[problem]}。`,
  "token-not-set": () => "--token-env 后面要写环境变量的名字；它指的变量没有设置，或者是空的，读不到令牌。",
  "port-not-free": ({ port }) => `端口 ${port} 已经被占用，换一个，或者不写 --port 自动挑选。`,
  "port-not-permitted": ({ port }) => `系统不允许用端口 ${port}，换一个，或者不写 --port 自动挑选。`,
  "no-loopback": ({ address }) => `这台电脑没有本机地址 ${address}，练习环境开不起来。`,
  "folder-in-use": ({ path }) => `--dir 的 ${path} 里已有别的文件；换一个空文件夹，或者不写 --dir。`,
  "folder-not-writable": ({ path }) =>
    `${path} 写不进去，练习环境建不起来；用 --dir 换一个文件夹，或者把环境变量 TEMP（Linux 上是 TMPDIR）改成能写的文件夹。`,
};

function hint(meant: string | null): string {
  return meant === null ? "" : `，你是不是要写 ${meant}`;
}
