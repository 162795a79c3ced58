import type { UnreadableCase } from "./settings-cases.ts";

/** Files .NET refuses or that are another program's: nothing is edited, and the place is told. */
export const unreadableCases: readonly UnreadableCase[] = [
  { name: "N1: nothing at all", text: "", refusal: "empty 1:1" },
  { name: "N1: only a comment", text: "// nothing here\n", refusal: "empty 1:1" },
  { name: "N1: an array as the root", text: "[1]", refusal: "root-not-object 1:1" },
  { name: "N1: a text as the root", text: '"Implementations"', refusal: "root-not-object 1:1" },
  {
    name: "N1: cut off behind a comma",
    text: '{"Implementations": [{"Type": "ReverseWebSocket",',
    refusal: "unterminated 1:50",
  },
  { name: "N1: cut off in a key", text: '{"Implementations": [{"Ty', refusal: "unterminated 1:26" },
  {
    name: "N1: cut off in a value",
    text: '{"Implementations": [{"Type": "Rev',
    refusal: "unterminated 1:35",
  },
  { name: "N1: cut off behind a colon", text: '{\n  "Implementations":', refusal: "unterminated 2:21" },
  { name: "N1: the last brace is missing", text: '{"Implementations": []', refusal: "unterminated 1:23" },
  { name: "N1: a comment that never ends", text: '{"Implementations": [] /* ', refusal: "bad-comment 1:24" },
  {
    name: "N1: a comma is missing",
    text: '{\n  "Account": {}\n  "Implementations": []\n}',
    refusal: "unexpected-token 3:3",
  },
  {
    name: "N1: two commas",
    text: '{"Account": {},, "Implementations": []}',
    refusal: "unexpected-token 1:16",
  },
  { name: "N1: a brace too many", text: '{"Account": {}}}', refusal: "unexpected-token 1:16" },
  { name: "N1: single quotes", text: "{'Account': {}}", refusal: "unexpected-token 1:2" },
  { name: "N1: Chinese quotes", text: "{“Account”: {}}", refusal: "unexpected-token 1:2" },
  {
    name: "N1: a Chinese comma",
    text: '{"Account": {}，"Implementations": []}',
    refusal: "unexpected-token 1:15",
  },
  { name: "N1: a key without quotes", text: "{Account: {}}", refusal: "unexpected-token 1:2" },
  { name: "N1: a backslash in a Windows path", text: '{"Log": "D:\\q"}', refusal: "bad-string 1:12" },
  { name: "N1: a line end in a string", text: '{"Log": "a\nb"}', refusal: "bad-string 1:11" },
  { name: "N1: a number with a leading zero", text: '{"Port": 02536}', refusal: "bad-number 1:11" },
  {
    name: "N1: a second root",
    text: '{"Account": {}} {"Implementations": []}',
    refusal: "unexpected-token 1:17",
  },
  { name: "N1: deeper than 64", text: `${'{"a":'.repeat(64)}{}${"}".repeat(64)}`, refusal: "too-deep 1:321" },
  { name: "N4: a file of NULs", text: "\0\0\0\0", refusal: "binary 1:1" },
  {
    name: "N4: UTF-16 without its mark",
    text: '{"Account": {}}'.replace(/./g, "$&\0"),
    refusal: "binary 1:2",
  },
  {
    name: "N2: an option twice in one entry",
    text: '{\n  "Implementations": [\n    {"Port": 1, "Port": 2}\n  ]\n}',
    refusal: "duplicate-key Implementations:0:Port 3:17",
  },
  {
    name: "N2: an option twice in two cases",
    text: '{"Implementations": [{"Port": 1, "port": 2}]}',
    refusal: "duplicate-key Implementations:0:port 1:34",
  },
  {
    name: "N2: two sections of one name with the same entry",
    text: '{"Implementations": [{"Type": "Http"}], "implementations": [{"Type": "Http"}]}',
    refusal: "duplicate-key implementations:0:Type 1:62",
  },
  {
    name: "L13: Lagrange.Milky's file",
    text: '{"Lagrange": {"Login": {}}, "Milky": {"WebSocket": {}}}',
    refusal: "program milky",
  },
  {
    name: "another program's file",
    text: '{"Logging": {}, "AllowedHosts": "*", "ConnectionStrings": {}}',
    refusal: "program other",
  },
];
