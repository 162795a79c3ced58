import { expect, test } from "@playwright/test";
import { ownerOfPort, type SystemSnapshot } from "../../electron/jobs/examine/port-owner.ts";
import type { RunningProcess, TcpSocket } from "../../electron/jobs/ports.ts";

const listener = (localAddress: string, pid: number | null): TcpSocket => ({
  state: "listening",
  localAddress,
  localPort: 2536,
  remoteAddress: "0.0.0.0",
  remotePort: 0,
  pid,
});

const program = (pid: number, executable: string, workingDirectory: string | null): RunningProcess => ({
  pid,
  executable,
  commandLine: null,
  workingDirectory,
  startedAt: null,
});

const ownerIs = (snapshot: Omit<SystemSnapshot, "ownHosts">, host = "127.0.0.1") =>
  ownerOfPort({ ...snapshot, ownHosts: ["192.168.1.5", "[fd00::5]"] }, { host, port: 2536 }, "/bots/Yunzai", [
    "/bots/Other",
  ])?.is ?? null;

test("the owner is told by the folder it runs in", () => {
  const of = (executable: string, folder: string | null) =>
    ownerIs({ processes: [program(7, executable, folder)], sockets: [listener("::", 7)] });
  expect(of("/usr/bin/node", "/bots/Yunzai")).toBe("this-yunzai");
  expect(of("/usr/bin/node", "/bots/Other")).toBe("other-yunzai");
  expect(of("/usr/sbin/nginx", "/")).toBe("other-program");
});

test("a runtime in no known folder, a relay, and an owner nobody tells may all be Yunzai", () => {
  const of = (executable: string) =>
    ownerIs({ processes: [program(7, executable, "/")], sockets: [listener("::", 7)] });
  expect(of("/usr/bin/node")).toBe("unknown");
  expect(of("/usr/bin/docker-proxy")).toBe("unknown");
  expect(ownerIs({ processes: [], sockets: [listener("::", null)] })).toBe("unknown");
  expect(ownerIs({ processes: [], sockets: [] })).toBeNull();
});

test("Y14: with a listener on each family, the dialled one's owner counts", () => {
  const snapshot = {
    processes: [program(1, "/usr/sbin/nginx", "/"), program(2, "/usr/bin/node", "/bots/Yunzai")],
    sockets: [listener("127.0.0.1", 1), listener("::1", 2)],
  };
  expect(ownerIs(snapshot, "127.0.0.1")).toBe("other-program");
  expect(ownerIs(snapshot, "[::1]")).toBe("this-yunzai");
});

test("this machine's own addresses reach the same listeners", () => {
  const snapshot = { processes: [program(1, "/usr/bin/node", "/bots/Yunzai")], sockets: [listener("::", 1)] };
  expect(ownerIs(snapshot, "192.168.1.5")).toBe("this-yunzai");
  expect(ownerIs(snapshot, "[FD00::5]")).toBe("this-yunzai");
});

test("a port of another machine has no owner here", () => {
  const snapshot = { processes: [program(1, "/usr/bin/node", "/")], sockets: [listener("::", 1)] };
  expect(ownerIs(snapshot, "192.0.2.7")).toBeNull();
});
