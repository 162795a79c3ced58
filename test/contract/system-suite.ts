import { expect, test } from "@playwright/test";
import { existsSync } from "node:fs";
import { mkdir, realpath, stat, writeFile } from "node:fs/promises";
import { connect, type Server, type Socket } from "node:net";
import { dirname, isAbsolute, join } from "node:path";
import { isWithin, pathKey } from "../../electron/core/folder-path.ts";
import type { RunningProcess, System, TcpSocket } from "../../electron/jobs/ports.ts";
import { startChild } from "../support/find-world.ts";
import { listenOn } from "../support/listen.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

/** Wine plays Windows well, but does not know whose the sockets are. */
export const underWine = existsSync("C:\\windows\\system32\\winecfg.exe");

export const sayAndStay = 'process.stdout.write("up"); setInterval(() => undefined, 1000);';

/** What every system behind the port must tell, proved by this very process, children and sockets of its own. */
export function systemSuite(name: string, system: System): void {
  /** Where the owner is not told, this process stands for it, so that all else can be compared. */
  const sockets = async (): Promise<readonly TcpSocket[]> =>
    (await system.sockets()).map((socket) => (underWine ? { ...socket, pid: process.pid } : socket));
  const find = async (pid: number): Promise<RunningProcess | undefined> =>
    (await system.processes()).find((process) => process.pid === pid);

  test.describe(`the system: ${name}`, () => {
    let folder: string;
    test.beforeEach(async () => {
      folder = await makeFolder();
    });
    test.afterEach(() => removeFolder(folder));

    test("this process is told with its executable, arguments, folder and start", async () => {
      const found = await find(process.pid);
      expect(pathKey(found?.executable ?? "")).toBe(pathKey(await realpath(process.execPath)));
      expect(pathKey(found?.workingDirectory ?? "")).toBe(pathKey(await realpath(process.cwd())));
      expect(found?.commandLine?.length).toBe(process.execArgv.length + process.argv.length);
      expect(Math.abs((found?.startedAt ?? 0) - (Date.now() - performance.now()))).toBeLessThan(2000);
    });

    test("a child is told as it was started, in a folder with blanks and Chinese in its name, and gone with its end", async () => {
      const own = join(folder, "机器人 1", "云崽");
      await mkdir(own, { recursive: true });
      await writeFile(join(own, "app.js"), sayAndStay);
      const args = ["app.js", "--flag", "", "a b", 'c"d', "e\\", "云崽"];
      const child = await startChild(process.execPath, args, own);
      const found = await find(child.pid);
      await child.stop();
      expect(pathKey(found?.executable ?? "")).toBe(pathKey(await realpath(process.execPath)));
      expect(found?.commandLine?.slice(1)).toEqual(args);
      expect(found?.workingDirectory).toBe(own);
      expect(Math.abs((found?.startedAt ?? 0) - Date.now())).toBeLessThan(60_000);
      expect(await find(child.pid)).toBeUndefined();
    });

    test("a process that went to another folder is told where it is now", async () => {
      const other = join(folder, "other");
      await mkdir(other);
      const child = await startChild(
        process.execPath,
        ["-e", `process.chdir("other"); ${sayAndStay}`],
        folder,
      );
      const found = await find(child.pid);
      await child.stop();
      expect(found?.workingDirectory).toBe(other);
    });

    test("nothing is told twice, and nothing of which all is unknown", async () => {
      const all = await system.processes();
      expect(new Set(all.map(({ pid }) => pid)).size).toBe(all.length);
      expect(
        all.filter(({ executable, commandLine }) => executable === null && commandLine === null),
      ).toEqual([]);
      expect(all.filter(({ executable }) => executable !== null && !isAbsolute(executable))).toEqual([]);
    });

    for (const host of ["127.0.0.1", "::1", "0.0.0.0", "::"]) {
      test(`a socket that listens on ${host} is told, and gone when it is closed`, async () => {
        const { server, port } = await listenOn(host);
        const listening = async () =>
          (await sockets()).filter((socket) => socket.state === "listening" && socket.localPort === port);
        const found = await listening();
        await closed(server);
        expect(found).toMatchObject([{ localAddress: host, remotePort: 0, pid: process.pid }]);
        expect(await listening()).toEqual([]);
      });
    }

    for (const host of ["127.0.0.1", "::1"]) {
      test(`a connection over ${host} to a listener of both families is told with both its ends`, async () => {
        const { server, port } = await listenOn("::");
        const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
        const client = connect({ host, port });
        const peer = await accepted;
        const found = await sockets();
        const other = peer.remotePort ?? 0;
        client.destroy();
        peer.destroy();
        await closed(server);
        const both = { pid: process.pid, state: "established", localAddress: host, remoteAddress: host };
        expect(found).toContainEqual({ ...both, localPort: port, remotePort: other });
        expect(found).toContainEqual({ ...both, localPort: other, remotePort: port });
      });
    }

    test("a socket's owner is the process that has it, not this one", async () => {
      test.skip(underWine, "Wine does not tell whose a socket is");
      const script = 'require("net").createServer().listen(0, "127.0.0.1", () => console.log("up"));';
      const child = await startChild(process.execPath, ["-e", script], folder);
      const owned = (await system.sockets()).filter(({ pid }) => pid === child.pid);
      await child.stop();
      expect(owned).toMatchObject([{ state: "listening", localAddress: "127.0.0.1" }]);
    });

    test("L14: the environment of a process can be read, of a missing one it is unknown", async () => {
      const value = "http://127.0.0.1:7890/?a=b&名=值";
      const child = await startChild(process.execPath, ["-e", sayAndStay], folder, {
        HTTP_PROXY: value,
        LONG: "x".repeat(20_000),
      });
      const environment = await system.environment(child.pid);
      await child.stop();
      expect(environment?.["HTTP_PROXY"]).toBe(value);
      expect(environment?.["LONG"]).toHaveLength(20_000);
      expect(await system.environment(child.pid)).toBeNull();
    });

    test("N5: what a new program would get has nothing of this one's own environment", async () => {
      process.env["SETUP_TEST_OWN"] = "x";
      const lasting = await system.lastingEnvironment();
      delete process.env["SETUP_TEST_OWN"];
      expect(Object.keys(lasting ?? {})).not.toContain("SETUP_TEST_OWN");
    });

    test("Y15: a port that is free or in use is not reserved", async () => {
      const { server, port } = await listenOn("127.0.0.1");
      const inUse = await system.reservedRange(port);
      await closed(server);
      expect([inUse, await system.reservedRange(port)]).toEqual([null, null]);
    });

    test("known places are folders that exist, each once; the roots are whole drives, and none is barred", async () => {
      const [places, roots, barred] = await Promise.all([system.places(), system.roots(), system.barred()]);
      const paths = places.map(({ path }) => path);
      expect(paths.length).toBeGreaterThan(0);
      expect(new Set(paths.map(pathKey)).size).toBe(paths.length);
      for (const path of [...paths, ...roots]) {
        expect(isAbsolute(path)).toBe(true);
        expect((await stat(path)).isDirectory()).toBe(true);
      }
      expect(roots.length).toBeGreaterThan(0);
      expect(roots.filter((root) => dirname(root) !== root)).toEqual([]);
      expect(roots.filter((root) => barred.includes(root))).toEqual([]);
      // What is here now is walked.
      expect(roots.some((root) => isWithin(folder, root))).toBe(true);
    });

    test("programs are looked for in absolute folders", () => {
      const folders = system.programFolders() ?? [];
      expect(folders.length).toBeGreaterThan(0);
      expect(folders.filter((path) => !isAbsolute(path))).toEqual([]);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
