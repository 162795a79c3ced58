import { expect, test } from "@playwright/test";
import { block, displayWidth, padded, shortened, wrapped } from "../../electron/hosts/terminal/layout.ts";
import { createPaint, escape, safeText } from "../../electron/hosts/terminal/paint.ts";
import { createProgress } from "../../electron/hosts/terminal/progress.ts";

test("wide characters count two columns, colours none", () => {
  expect(displayWidth("云崽 ok")).toBe(7);
  expect(displayWidth("「，」")).toBe(6);
  expect(displayWidth(`${escape}[31m红${escape}[0m`)).toBe(2);
  expect(padded("云崽", 6)).toBe("云崽  ");
  expect(shortened("云崽在加载", 6)).toBe("云崽…");
  expect(shortened("short", 6)).toBe("short");
});

test("long text wraps between words or wide characters, never before closing punctuation", () => {
  expect(wrapped("one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(wrapped("云崽还在加载，请稍等", 12)).toEqual(["云崽还在加", "载，请稍等"]);
  expect(wrapped("一个超长的地址ws://127.0.0.1:2536/OneBotv11在这里", 20)).toEqual([
    "一个超长的地址",
    "ws://127.0.0.1:2536/OneBotv11",
    "在这里",
  ]);
  expect(wrapped("", 10)).toEqual([""]);
  const lines = block([["cause", "one two three four five six seven"]], {
    indent: 2,
    width: 30,
    label: (text) => text,
  });
  expect(lines).toEqual(["  cause  one two three four", "         five six seven"]);
});

test("a word of a megabyte is wrapped in linear time", () => {
  const word = "a".repeat(1_000_000);
  // What is not linear takes minutes.
  expect(wrapped(`one ${word}云`, 20)).toEqual(["one", word, "云"]);
});

test("text from files and peers cannot steer the terminal", () => {
  const hostile = `a${escape}]0;title\u0007b${escape}[2Jc\rd\u202ee\u0000f`;
  expect(safeText(hostile)).toBe("a?]0;title?b?[2Jc?d?e?f");
  expect(safeText("line\n\tnext")).toBe("line\n\tnext");
  expect(safeText(createPaint(true).bad("红"))).toBe(`${escape}[31m红${escape}[0m`);
});

test("the progress line is drawn over itself on a terminal, cut to its width, and silent elsewhere", () => {
  const written: string[] = [];
  const write = (text: string): unknown => written.push(text);
  const line = createProgress({ isTTY: true, columns: 10, write });
  line.show("searching far");
  line.show("searching far");
  line.show("云崽\n在哪里呢");
  line.clear();
  line.clear();
  const erase = `\r${escape}[2K`;
  expect(written).toEqual([`${erase}searchin…`, `${erase}云崽 在…`, erase]);

  const silent = createProgress({ write });
  silent.show("never");
  silent.clear();
  expect(written).toHaveLength(3);
});
