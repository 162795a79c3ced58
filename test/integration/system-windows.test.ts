import { expect } from "@playwright/test";
import { execFile } from "node:child_process";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createSystem } from "../../electron/adapters/system/system.ts";
import { createWindowsSystem } from "../../electron/adapters/windows/system-windows.ts";
import { openWin32 } from "../../electron/adapters/windows/win32-library.ts";
import { pathKey } from "../../electron/core/folder-path.ts";
import type { System } from "../../electron/jobs/ports.ts";
import { sayAndStay, underWine } from "../contract/system-suite.ts";
import { startChild } from "../support/find-world.ts";
import { test } from "../support/folder-test.ts";
import { listenOn } from "../support/listen.ts";
import { removeFolder } from "../support/temp-folder.ts";
import { openReal, openWith, replaced } from "../support/windows-calls.ts";

const run = promisify(execFile);
const onWindows = process.platform === "win32";

/** Everything that system can be asked. */
function askAll(system: System) {
  return Promise.all([
    system.processes(),
    system.sockets(),
    system.environment(process.pid),
    system.lastingEnvironment(),
    system.proxy(),
    system.reservedRange(2536),
    system.places(),
    system.roots(),
    system.barred(),
    system.consoles(),
  ]);
}

test("where the system's calls cannot be had, everything is unknown and nothing fails", async () => {
  const system = createWindowsSystem({ programPath: null, open: async () => null });
  expect(await askAll(system)).toEqual([[], [], null, null, null, null, [], [], [], []]);
  expect(system.programFolders()).toBeNull();
});

test("nothing of Windows is opened on another system, and nowhere before it is asked for", async () => {
  let opened = 0;
  const system = createWindowsSystem({
    programPath: "C:\\Windows",
    open: async () => {
      opened += 1;
      return null;
    },
  });
  expect(system.programFolders()).toEqual(["C:\\Windows"]);
  expect(opened).toBe(0);
  await askAll(system);
  await askAll(system);
  expect(opened).toBe(1);
  if (!onWindows) expect(await openWin32()).toBeNull();
});

test.describe("by Windows' own calls", () => {
  test.skip(!onWindows, "needs Windows or Wine");
  const system = createSystem(process.platform, process.env);

  for (const [missing, index] of [
    ["ntdll.dll", 0],
    ["iphlpapi.dll", 1],
    ["userenv.dll", 3],
    ["winhttp.dll", 4],
  ] as const) {
    test(`without ${missing} the rest is told all the same`, async () => {
      const whole = await askAll(system);
      const lacking = await openWith(({ bind }) => ({
        bind: (library, prototypes) => (library === missing ? null : bind(library, prototypes)),
      }));
      const rest = await askAll(lacking);
      expect([[], null]).toContainEqual(rest[index]);
      expect([[], null]).not.toContainEqual(whole[index]);
      expect(rest[6]).toEqual(whole[6]);
      expect(rest[6].length).toBeGreaterThan(1);
    });
  }

  test("a library or a function that is not there is told as missing", async () => {
    const { bind } = await openReal();
    expect(bind("no-such-library.dll", { Anything: ["int32"] })).toBeNull();
    expect(bind("kernel32.dll", { NoSuchFunction: ["int32"] })).toBeNull();
  });

  test("every handle is closed again, also where a look inside fails", async () => {
    const open: number[] = [];
    let most = 0;
    const watched = await openWith(({ bind }) => ({
      bind: (library, prototypes) =>
        replaced(bind(library, prototypes), {
          OpenProcess: (real) => (access, inherit, pid) => {
            const handle = real(access, inherit, pid);
            if (handle !== 0) open.push(handle);
            most = Math.max(most, open.length);
            return handle;
          },
          OpenProcessToken: (real) => (process, access, token) => {
            const done = real(process, access, token);
            if (token instanceof Buffer) open.push(Number(token.readBigInt64LE()));
            return done;
          },
          CloseHandle: (real) => (handle) => {
            open.splice(open.indexOf(Number(handle)), 1);
            return real(handle);
          },
          ReadProcessMemory: () => () => 0,
        }),
    }));
    await askAll(watched);
    expect(most).toBeGreaterThan(0);
    expect(open).toEqual([]);
  });

  test("a process that has ended is not told, though somebody still holds it", async ({ folder }) => {
    const calls = (await openReal()).bind("kernel32.dll", {
      CloseHandle: ["int32", "handle"],
      OpenProcess: ["handle", "uint32", "int32", "uint32"],
    });
    const child = await startChild(process.execPath, ["-e", sayAndStay], folder);
    const handle = calls?.OpenProcess(0x1000, 0, child.pid) ?? 0;
    await child.stop();
    const all = await system.processes();
    calls?.CloseHandle(handle);
    expect(handle).not.toBe(0);
    expect(all.filter(({ pid }) => pid === child.pid)).toEqual([]);
  });

  test("only what may be Lagrange or Yunzai is looked into; of others the path is told", async ({
    folder,
  }) => {
    for (const name of ["Lagrange.OneBot.exe", "Some Game.exe"]) {
      const path = join(folder, name);
      await copyFile(process.execPath, path);
      const child = await startChild(path, ["-e", sayAndStay], folder);
      const opened: number[] = [];
      const watched = await openWith(({ bind }) => ({
        bind: (library, prototypes) =>
          replaced(bind(library, prototypes), {
            OpenProcess: (real) => (access, inherit, pid) => {
              if (pid === child.pid) opened.push(Number(access));
              return real(access, inherit, pid);
            },
          }),
      }));
      const found = (await watched.processes()).find(({ pid }) => pid === child.pid);
      await child.stop();
      const isLagrange = name.startsWith("Lagrange");
      expect(pathKey(found?.executable ?? "")).toBe(pathKey(path));
      expect(found?.workingDirectory).toBe(isLagrange ? folder : null);
      // PROCESS_QUERY_LIMITED_INFORMATION, then PROCESS_QUERY_INFORMATION and PROCESS_VM_READ.
      expect(opened).toEqual(isLagrange ? [0x1000, 0x410] : [0x1000]);
    }
  });

  test("known places are Windows' own, the drives behind them", async () => {
    const places = await system.places();
    const home = places.find(({ why }) => why === "home")?.path ?? "";
    expect(pathKey(home)).toBe(pathKey(process.env["USERPROFILE"] ?? ""));
    expect(places.map(({ why }) => why).filter((why) => why !== "drive" && why !== "installer")).toEqual([
      "desktop",
      "downloads",
      "documents",
      "home",
    ]);
    expect(places.at(-1)?.why).toBe("drive");
    expect(await system.roots()).toContain("C:\\");
  });

  test("Y2: the folder of Yunzai's installer is a known place once it is there", async () => {
    test.skip(!underWine, "would make a folder in a real user's profile");
    const installed = join(process.env["LOCALAPPDATA"] ?? "", "Programs", "Yunzai", "app");
    await mkdir(installed, { recursive: true });
    const [first] = await system.places();
    await removeFolder(join(installed, ".."));
    expect(first).toEqual({ path: installed, why: "installer" });
  });

  test("N5: what a new program would get has the machine's variables and the user's own", async () => {
    const lasting = await system.lastingEnvironment();
    const names = Object.keys(lasting ?? {}).map((name) => name.toUpperCase());
    expect(names).toEqual(expect.arrayContaining(["PATH", "SYSTEMROOT", "USERPROFILE", "TEMP"]));
  });

  test("L14: a variable that the user sets for good is what a new program would get, its own references filled in", async () => {
    test.skip(!underWine, "would change a real user's settings");
    const add = (name: string, type: string, value: string) =>
      run("reg.exe", ["add", "HKCU\\Environment", "/v", name, "/t", type, "/d", value, "/f"]);
    await add("SETUP_TEST_PROXY", "REG_SZ", "http://127.0.0.1:7890");
    await add("SETUP_TEST_PATH", "REG_EXPAND_SZ", "%SystemRoot%\\代理");
    const lasting = await system.lastingEnvironment();
    for (const name of ["SETUP_TEST_PROXY", "SETUP_TEST_PATH"])
      await run("reg.exe", ["delete", "HKCU\\Environment", "/v", name, "/f"]);
    expect(lasting?.["SETUP_TEST_PROXY"]).toBe("http://127.0.0.1:7890");
    expect(lasting?.["SETUP_TEST_PATH"]?.toLowerCase()).toBe("c:\\windows\\代理");
  });

  test("L14: the user's proxy is told with its exceptions and script, and not once it is switched off", async () => {
    test.skip(!underWine, "would change a real user's settings");
    const key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections";
    const tellWith = async (settings: Buffer) => {
      const value = ["/v", "DefaultConnectionSettings", "/t", "REG_BINARY", "/d", settings.toString("hex")];
      await run("reg.exe", ["add", key, ...value, "/f"]);
      return system.proxy();
    };
    const servers = "127.0.0.1:7890";
    const exceptions = "localhost;127.*;<local>";
    const script = "http://127.0.0.1:7890/pac";
    const manual = await tellWith(connectionSettings(0x2, [servers, exceptions, script]));
    const both = await tellWith(connectionSettings(0x2 | 0x4, [servers, exceptions, script]));
    const off = await tellWith(connectionSettings(0x1, [servers, exceptions, script]));
    await run("reg.exe", ["delete", key, "/v", "DefaultConnectionSettings", "/f"]);
    expect(manual).toEqual({ script: null, servers, exceptions });
    expect(both).toEqual({ script, servers, exceptions });
    expect(off?.servers).toBeNull();
    expect(off?.script).toBeNull();
  });

  test("Y15: a reserved port is told with its range", async () => {
    test.skip(underWine, "Wine has no reservations");
    // The far end of the port numbers, where nobody else is.
    const { server, port } = await listenOn("127.0.0.1");
    server.close();
    const range = ["ipv4", `startport=${port}`, "numberofports=3", "protocol=tcp"];
    const netsh = async (verb: string): Promise<boolean> => {
      const [family = "", ...rest] = range;
      const args = ["interface", family, verb, "excludedportrange", ...rest];
      const done = await run("netsh.exe", args).catch(() => null);
      return done !== null;
    };
    test.skip(!(await netsh("add")), "needs the rights of an administrator");
    const told = await system.reservedRange(port + 1);
    await netsh("delete");
    expect(told).not.toBeNull();
    expect(told?.from).toBeLessThanOrEqual(port);
    expect(told?.to).toBeGreaterThanOrEqual(port + 2);
  });

  test("whoever may not be opened is left out or unknown, and nothing fails", async () => {
    const denied = await openWith(({ bind }) => ({
      bind: (library, prototypes) => replaced(bind(library, prototypes), { OpenProcess: () => () => 0 }),
    }));
    expect(await denied.processes()).toEqual([]);
    expect(await denied.environment(process.pid)).toBeNull();
  });
});

/** What Windows' settings page keeps: which of the texts count (2: the proxy, 4: the script), then the texts. */
function connectionSettings(flags: number, texts: readonly string[]): Buffer {
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const parts = texts.flatMap((text) => [number(text.length), Buffer.from(text, "latin1")]);
  return Buffer.concat([number(0x46), number(1), number(flags), ...parts, Buffer.alloc(32)]);
}
