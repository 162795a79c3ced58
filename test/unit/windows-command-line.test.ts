import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { commandFor } from "../../electron/adapters/launch/launch-windows.ts";
import { joinCommandLine, splitCommandLine } from "../../electron/adapters/windows/command-line.ts";

const lines: readonly (readonly [string, string, readonly string[]])[] = [
  ["plain words", "node . --flag", ["node", ".", "--flag"]],
  [
    "quoted blanks",
    '"C:\\机器人 1\\node.exe" "C:\\a b\\app.js"',
    ["C:\\机器人 1\\node.exe", "C:\\a b\\app.js"],
  ],
  ["a backslash before a closing quote", '"a" "C:\\a b\\\\" c', ["a", "C:\\a b\\", "c"]],
  ["an escaped quote", 'a \\"b\\" "c\\"d"', ["a", '"b"', 'c"d']],
  ["backslashes that mean themselves", "a \\\\server\\share", ["a", "\\\\server\\share"]],
  ["an empty argument", 'a "" b', ["a", "", "b"]],
  ["quotes inside a word", 'a b"c d"e', ["a", "bc de"]],
  ["blanks in a row, at the end too", "a   b\t c  ", ["a", "b", "c"]],
  ["a backslash in the program's name", '"C:\\x\\" y', ["C:\\x\\", "y"]],
  ["nothing", "", [""]],
];

for (const [what, line, parts] of lines) {
  test(`a command line is taken apart as Windows does: ${what}`, () => {
    expect(splitCommandLine(line)).toEqual(parts);
  });
}

test("whatever is joined is taken apart into the same again", () => {
  const argument = fc.string({ unit: fc.constantFrom("a", " ", "\\", '"', "\t", "云", "&", "%", "") });
  fc.assert(
    fc.property(fc.array(argument), (args) => {
      expect(splitCommandLine(joinCommandLine("C:\\a b\\x.exe", args))).toEqual(["C:\\a b\\x.exe", ...args]);
    }),
  );
});

const system = "C:\\Windows\\System32";
const launch = (program: string, ...args: string[]) => ({ program, args, folder: "C:\\" });

test("a batch file runs by the system's own cmd.exe, its path quoted whole", () => {
  expect(commandFor(launch("D:\\云崽 & co\\start.CMD", "--port=2536".replace("=", ":")), system)).toEqual({
    program: "C:\\Windows\\System32\\cmd.exe",
    line: '"C:\\Windows\\System32\\cmd.exe" /d /v:off /s /c ""D:\\云崽 & co\\start.CMD" --port:2536"',
  });
});

for (const argument of [
  "a&b",
  '"',
  "%PATH%",
  "a b",
  "a|b",
  ">x",
  "^",
  "!x!",
  "a;b",
  "a,b",
  "a=b",
  "",
  "a\nb",
]) {
  test(`no batch file is given what cmd.exe might read: ${JSON.stringify(argument)}`, () => {
    expect(commandFor(launch("C:\\start.bat", argument), system)).toBeNull();
  });
}

test("a batch file whose path names a variable is refused, one per cent sign is not", () => {
  expect(commandFor(launch("C:\\%TEMP%\\start.cmd"), system)).toBeNull();
  expect(commandFor(launch("C:\\100%\\start.cmd"), system)).not.toBeNull();
});

test("a program gets any argument, but neither a quote in its name nor a zero anywhere", () => {
  expect(commandFor(launch("C:\\a b.exe", "a&b", 'c"d', "%e%"), system)).toEqual({
    program: "C:\\a b.exe",
    line: '"C:\\a b.exe" a&b "c\\"d" %e%',
  });
  expect(commandFor(launch('C:\\a".exe'), system)).toBeNull();
  expect(commandFor(launch("C:\\a.exe", "x\0y"), system)).toBeNull();
});
