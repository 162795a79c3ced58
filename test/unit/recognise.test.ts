import { expect, test } from "@playwright/test";
import {
  guessProgram,
  looksLikeYunzai,
  isTellingName,
  recogniseLagrange,
  recogniseYunzai,
  recommendedSegment,
  type FolderEntry,
  type YunzaiFacts,
} from "../../electron/core/recognise.ts";

const files = (...names: readonly string[]): FolderEntry[] => names.map((name) => ({ name, kind: "file" }));
const folders = (...names: readonly string[]): FolderEntry[] =>
  names.map((name) => ({ name, kind: "folder" }));

for (const executable of [
  "Lagrange.OneBot.exe",
  "Lagrange.OneBot",
  "Lagrange.OneBot.dll",
  "lagrange.onebot.EXE",
]) {
  test(`L1: ${executable} makes a Lagrange folder, whatever the settings`, () => {
    for (const program of ["onebot", "other", null] as const) {
      expect(recogniseLagrange(files("readme.txt", executable), program)).toEqual({
        kind: "lagrange",
        program: "onebot",
        executable,
      });
    }
  });
}

test("L1: what can be started is preferred to what needs dotnet", () => {
  const entries = files("Lagrange.OneBot.dll", "Lagrange.OneBot", "Lagrange.OneBot.exe");
  expect(recogniseLagrange(entries, null)).toMatchObject({ executable: "Lagrange.OneBot.exe" });
  expect(recogniseLagrange(entries.slice(0, 2), null)).toMatchObject({ executable: "Lagrange.OneBot" });
});

test("L1: a link to the executable counts, a folder of its name does not", () => {
  expect(recogniseLagrange([{ name: "Lagrange.OneBot", kind: "link" }], null)).toMatchObject({
    kind: "lagrange",
  });
  expect(recogniseLagrange(folders("Lagrange.OneBot", "Lagrange.Core"), null)).toEqual({ kind: "nothing" });
});

for (const trace of ["keystore.json", "device.json", "lagrange-0-db", "lagrange-1234567890-db", "qr-0.png"]) {
  test(`L1: settings beside ${trace} are a Lagrange's without its executable`, () => {
    for (const program of ["onebot", "other", null] as const) {
      expect(recogniseLagrange(files("appsettings.json", trace), program)).toEqual({
        kind: "lagrange",
        program: "onebot",
        executable: null,
      });
    }
    expect(recogniseLagrange(files(trace), null)).toEqual({ kind: "nothing" });
  });
}

test("L1: settings alone are judged by whose they are", () => {
  const alone = files("appsettings.json");
  expect(recogniseLagrange(alone, "onebot")).toEqual({
    kind: "lagrange",
    program: "onebot",
    executable: null,
  });
  expect(recogniseLagrange(alone, "other")).toEqual({ kind: "refused", reason: "settings-only" });
  expect(recogniseLagrange(alone, null)).toEqual({ kind: "refused", reason: "settings-only" });
  expect(recogniseLagrange(files("appsettings.Development.json"), null)).toEqual({ kind: "nothing" });
});

test("L13: Lagrange.Milky is told by its executable or by its settings, which share a file name", () => {
  for (const executable of ["Lagrange.Milky.exe", "Lagrange.Milky"]) {
    expect(recogniseLagrange(files(executable, "appsettings.json"), "milky")).toEqual({
      kind: "lagrange",
      program: "milky",
      executable,
    });
    expect(recogniseLagrange(files(executable), null)).toMatchObject({ program: "milky" });
  }
  expect(recogniseLagrange(files("appsettings.json", "keystore.json"), "milky")).toEqual({
    kind: "lagrange",
    program: "milky",
    executable: null,
  });
});

test("L13: with both executables in one folder the settings decide, which are what would be written", () => {
  const both = files("Lagrange.Milky.exe", "Lagrange.OneBot.exe", "appsettings.json");
  expect(recogniseLagrange(both, "milky")).toMatchObject({
    program: "milky",
    executable: "Lagrange.Milky.exe",
  });
  expect(recogniseLagrange(both, "onebot")).toMatchObject({
    program: "onebot",
    executable: "Lagrange.OneBot.exe",
  });
});

test("L1: the source tree has nothing to run and is refused, also where its default settings lie", () => {
  const refused = { kind: "refused", reason: "lagrange-source" };
  const root = [...files("Lagrange.Core.sln", "README.md"), ...folders("Lagrange.OneBot", "Lagrange.Core")];
  expect(recogniseLagrange(root, null)).toEqual(refused);
  expect(recogniseLagrange(files("Lagrange.OneBot.csproj", "Program.cs"), null)).toEqual(refused);
  expect(recogniseLagrange(files("appsettings.json", "appsettings_schema.json"), "onebot")).toEqual(refused);
  // Built in place, it can be run.
  expect(recogniseLagrange(files("Lagrange.OneBot.csproj", "Lagrange.OneBot.dll"), null)).toMatchObject({
    kind: "lagrange",
  });
});

test("L1, L13: settings that cannot be parsed are guessed by the keys only one program has", () => {
  expect(guessProgram('{ "Implementations": [ {')).toBe("onebot");
  expect(guessProgram('{ "implementation" : {')).toBe("onebot");
  expect(guessProgram('{ "Lagrange": {}, "Milky": {')).toBe("milky");
  expect(guessProgram('{ "Logging": { "Implementations')).toBeNull();
});

const trss: YunzaiFacts = {
  entries: [...files("app.js", "package.json"), ...folders("plugins", "lib", "config")],
  packageName: "trss-yunzai",
  adapterFiles: ["OneBotv11.js", "ComWeChat.js", "stdin.js", "notes.md"],
  defaultConfigFiles: ["bot.yaml", "server.yaml"],
  botScriptHasWsf: true,
};

test("Y1: a TRSS-Yunzai is told by its shape, its adapters by their files", () => {
  expect(recogniseYunzai(trss)).toEqual({
    kind: "yunzai",
    flavour: "trss",
    name: "trss-yunzai",
    adapters: ["ComWeChat", "OneBotv11", "stdin"],
    age: "C",
  });
});

test("Y1: a fork keeps the shape under another name, and an unreadable package.json hides only the name", () => {
  for (const packageName of ["my-bot", "miao-yunzai", null]) {
    expect(recogniseYunzai({ ...trss, packageName })).toMatchObject({
      flavour: "trss",
      name: packageName ?? "",
    });
  }
});

for (const packageName of ["miao-yunzai", "yunzai-bot", "yunzai", "Miao-Yunzai"]) {
  test(`Y1: ${packageName} has no plugins/adapter and is another Yunzai`, () => {
    const facts = { ...trss, packageName, adapterFiles: [] };
    expect(recogniseYunzai(facts)).toEqual({ kind: "yunzai", flavour: "other", name: packageName });
  });
}

test("Y1: named trss-yunzai without app.js, lib/bot.js or adapters, it is incomplete", () => {
  const refused = { kind: "refused", reason: "yunzai-incomplete" };
  expect(recogniseYunzai({ ...trss, adapterFiles: [] })).toEqual(refused);
  expect(recogniseYunzai({ ...trss, adapterFiles: ["readme.md"] })).toEqual(refused);
  expect(recogniseYunzai({ ...trss, botScriptHasWsf: null })).toEqual(refused);
  expect(recogniseYunzai({ ...trss, entries: files("package.json") })).toEqual(refused);
});

test("Y1: any other Node project is nothing", () => {
  expect(recogniseYunzai({ ...trss, packageName: "koishi-app", adapterFiles: [] })).toEqual({
    kind: "nothing",
  });
  expect(recogniseYunzai({ ...trss, packageName: "trss-yunzai-plugin", botScriptHasWsf: null })).toEqual({
    kind: "nothing",
  });
});

const older = { ...trss, defaultConfigFiles: ["bot.yaml"] };
for (const [age, facts] of [
  ["Z", { ...older, adapterFiles: ["go-cqhttp.js", "ComWeChat.js"], botScriptHasWsf: false }],
  ["A", { ...older, adapterFiles: ["go-cqhttp.js", "ComWeChat.js"] }],
  ["B", { ...older, adapterFiles: ["OneBotv11.js", "ComWeChat.js"] }],
  ["C0", { ...trss, adapterFiles: ["OneBotv11.js", "ComWeChat.js"] }],
  ["C", trss],
  [null, { ...older, adapterFiles: ["ComWeChat.js"] }],
] as const) {
  test(`Y6: age ${age ?? "(none)"} by the files that tell it`, () => {
    expect(recogniseYunzai(facts)).toMatchObject({ age });
  });
}

test("Y4: Lagrange belongs on OneBotv11, else on go-cqhttp where that exists, else nowhere", () => {
  expect(recommendedSegment(["ComWeChat", "OneBotv11", "go-cqhttp"], "B")).toBe("OneBotv11");
  expect(recommendedSegment(["OneBotv11", "stdin"], "C")).toBe("OneBotv11");
  expect(recommendedSegment(["ComWeChat", "go-cqhttp"], "A")).toBe("go-cqhttp");
  expect(recommendedSegment(["go-cqhttp"], "Z")).toBe("go-cqhttp");
  // Gone since 2025-05-13: the file would be a leftover.
  expect(recommendedSegment(["go-cqhttp", "stdin"], "C")).toBeNull();
  expect(recommendedSegment(["ComWeChat", "GSUIDCore", "OPQBot"], "C")).toBeNull();
  expect(recommendedSegment([], null)).toBeNull();
});

test("L1, Y1: only names that may belong to one of the two make a folder worth opening files in", () => {
  const matter = [
    "appsettings.json",
    "AppSettings.json",
    "Lagrange.OneBot.exe",
    "Lagrange.OneBot",
    "Lagrange.Milky",
    "app.js",
    "package.json",
    "Lagrange.Core.sln",
    "lagrange.core.csproj",
    "appsettings_schema.json",
  ];
  expect(matter.filter((name) => !isTellingName(name))).toEqual([]);
  const others = [
    "keystore.json",
    "device.json",
    "appsettings.json.bak",
    "index.js",
    "package-lock.json",
    "OneBot.exe",
    "myapp.js",
    "app.jsx",
    "appsettings-json",
    "Lagrange.OneBot.exe.config",
    "Lagrange.sln.bak",
    "",
  ];
  expect(others.filter(isTellingName)).toEqual([]);
});

test("Y1: package.json is opened only beside app.js or plugins, as a Yunzai has them", () => {
  expect(looksLikeYunzai(files("package.json", "app.js"))).toBe(true);
  expect(looksLikeYunzai([...files("package.json"), ...folders("plugins")])).toBe(true);
  expect(looksLikeYunzai(files("package.json", "index.js"))).toBe(false);
  expect(looksLikeYunzai(files("app.js"))).toBe(false);
});
