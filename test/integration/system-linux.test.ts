import { expect } from "@playwright/test";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { createSystem } from "../../electron/adapters/system/system.ts";
import { createLinuxSystem } from "../../electron/adapters/system/system-linux.ts";
import { startChild } from "../support/find-world.ts";
import { test } from "../support/folder-test.ts";
import { listenOn } from "../support/listen.ts";

const system = createLinuxSystem({ home: "/nonexistent", configHome: null, programPath: null });
const sayAndStay = 'process.stdout.write("up"); setInterval(() => undefined, 1000);';

test("a running process is told with its executable, arguments, folder and start", async ({ folder }) => {
  await writeFile(join(folder, "app.js"), sayAndStay);
  const before = Date.now();
  const child = await startChild(process.execPath, ["app.js", "--flag", "", "a b"], folder);
  try {
    const found = (await system.processes()).find(({ pid }) => pid === child.pid);
    expect(found).toMatchObject({ executable: process.execPath, workingDirectory: folder });
    expect(found?.commandLine?.slice(1, 3)).toEqual(["app.js", "--flag"]);
    expect(found?.commandLine).toContain("a b");
    expect(Math.abs((found?.startedAt ?? 0) - before)).toBeLessThan(30_000);
  } finally {
    await child.stop();
  }
  expect((await system.processes()).some(({ pid }) => pid === child.pid)).toBe(false);
});

test("Y2: a process title written over the arguments is read as what it is", async ({ folder }) => {
  await writeFile(join(folder, "app.js"), `process.title = "TRSS Yunzai v3.1.3 © x"; ${sayAndStay}`);
  const child = await startChild(process.execPath, ["app.js", "x".repeat(60)], folder);
  try {
    const found = (await system.processes()).find(({ pid }) => pid === child.pid);
    expect(found?.commandLine?.[0]).toMatch(/^TRSS Yunzai/);
    expect(found?.workingDirectory).toBe(folder);
  } finally {
    await child.stop();
  }
});

test("a process whose folder was removed has none", async ({ folder }) => {
  const gone = join(folder, "gone");
  await mkdir(gone);
  const child = await startChild(process.execPath, ["-e", sayAndStay], gone);
  try {
    await rm(gone, { recursive: true });
    const found = (await system.processes()).find(({ pid }) => pid === child.pid);
    expect(found).toMatchObject({ workingDirectory: null, executable: process.execPath });
  } finally {
    await child.stop();
  }
});

test("kernel threads and other nothings are left out", async () => {
  const all = await system.processes();
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter(({ executable, commandLine }) => executable === null && commandLine === null)).toEqual(
    [],
  );
});

for (const [host, address] of [
  ["127.0.0.1", "127.0.0.1"],
  ["::1", "::1"],
  ["::", "::"],
  ["0.0.0.0", "0.0.0.0"],
] as const) {
  test(`a socket of this process that listens on ${host} is told with its owner`, async () => {
    const { server, port } = await listenOn(host);
    try {
      const found = (await system.sockets()).filter(
        ({ localPort, state }) => localPort === port && state === "listening",
      );
      expect(found).toMatchObject([{ localAddress: address, pid: process.pid }]);
    } finally {
      server.close();
    }
    const after = (await system.sockets()).filter(
      ({ localPort, state }) => localPort === port && state === "listening",
    );
    expect(after).toEqual([]);
  });
}

for (const host of ["127.0.0.1", "::1"]) {
  test(`an established connection over ${host} is told with both its ends; mapped addresses are plain ones`, async () => {
    const { server, port } = await listenOn("::");
    const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
    const client = connect({ host, port });
    try {
      const peer = await accepted;
      const ends = (await system.sockets()).filter(({ state }) => state === "established");
      const mine = { pid: process.pid, localAddress: host, remoteAddress: host };
      expect(ends).toContainEqual({
        ...mine,
        state: "established",
        localPort: port,
        remotePort: peer.remotePort,
      });
      expect(ends).toContainEqual({
        ...mine,
        state: "established",
        localPort: peer.remotePort,
        remotePort: port,
      });
      peer.destroy();
    } finally {
      client.destroy();
      server.close();
    }
  });
}

test("a port's owner is the process that listens, not this one", async ({ folder }) => {
  const script = `require("net").createServer().listen(0, "127.0.0.1", function () { console.log(this.address().port) }); `;
  const child = await startChild(process.execPath, ["-e", script], folder);
  try {
    const owned = (await system.sockets()).filter(
      ({ pid, state }) => pid === child.pid && state === "listening",
    );
    expect(owned.map(({ localAddress }) => localAddress)).toEqual(["127.0.0.1"]);
  } finally {
    await child.stop();
  }
});

test("L14: the environment of a process can be read, of a missing one it is unknown", async ({ folder }) => {
  const child = await startChild(process.execPath, ["-e", sayAndStay], folder, {
    HTTP_PROXY: "http://127.0.0.1:7890/?a=b",
  });
  try {
    expect((await system.environment(child.pid))?.["HTTP_PROXY"]).toBe("http://127.0.0.1:7890/?a=b");
  } finally {
    await child.stop();
  }
  expect(await system.environment(child.pid)).toBeNull();
});

test("known places: the desktop's own settings, the usual names in both languages, each once and only where they exist", async ({
  folder,
}) => {
  for (const name of ["桌面", "Downloads", "文档", "mine/docs", ".config"])
    await mkdir(join(folder, name), { recursive: true });
  await writeFile(
    join(folder, ".config/user-dirs.dirs"),
    [
      'XDG_DESKTOP_DIR="$HOME/桌面"',
      'XDG_DOCUMENTS_DIR="$HOME/mine/docs/"',
      'XDG_DOWNLOAD_DIR="$HOME/"',
      'XDG_MUSIC_DIR="$HOME/x"',
      "",
    ].join("\n"),
  );
  const places = await createLinuxSystem({ home: folder, configHome: null, programPath: null }).places();
  const inHome = places.filter(({ path }) => path.startsWith(folder));
  expect(inHome).toEqual([
    { path: join(folder, "桌面"), why: "desktop" },
    { path: join(folder, "mine/docs"), why: "documents" },
    { path: join(folder, "Downloads"), why: "downloads" },
    { path: join(folder, "文档"), why: "documents" },
    { path: folder, why: "home" },
  ]);
  expect(places.at(-1)).toEqual({ path: "/", why: "drive" });
});

test("the walk starts at the root and is barred from the kernel's own file systems, not from this disk", async ({
  folder,
}) => {
  expect(await system.roots()).toEqual(["/"]);
  const barred = await system.barred();
  expect(barred).toContain("/proc");
  expect(barred.filter((path) => path === "/" || folder.startsWith(`${path}/`))).toEqual([]);
});

test("where no system is written for yet, everything is unknown and nothing fails", async () => {
  const unknown = createSystem("aix", {});
  const answers = await Promise.all([
    unknown.processes(),
    unknown.sockets(),
    unknown.places(),
    unknown.roots(),
    unknown.barred(),
  ]);
  expect(answers).toEqual([[], [], [], [], []]);
  expect(await unknown.environment(1)).toBeNull();
});
