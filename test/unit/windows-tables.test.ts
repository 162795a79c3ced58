import { expect, test } from "@playwright/test";
import { rangeAround } from "../../electron/adapters/windows/reserved-range.ts";
import { foldersIn } from "../../electron/adapters/windows/system-windows.ts";
import { ipv4, ipv6, parseTcpTable } from "../../electron/adapters/windows/tcp-tables.ts";

/** Numbers as a row holds them, in hex, the lowest byte first; addresses and ports in the network's order. */
function table(...rows: readonly (readonly string[])[]): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(rows.length);
  return Buffer.concat([count, ...rows.flat().map((part) => Buffer.from(part, "hex"))]);
}

const [listen, established, timeWait] = ["02000000", "05000000", "0b000000"];
const [home, any] = ["7f000001", "00000000"];

test("IPv4 rows: what listens and what is connected, with the owner; the rest is left out", () => {
  const rows = table(
    [listen, home, "09e80000", any, "5c3f0000", "39300000"],
    [established, home, "09e80000", home, "c0010000", "39300000"],
    [timeWait, home, "09e80000", home, "c0020000", "00000000"],
    [listen, any, "00500000", any, "00000000", "00000000"],
  );
  expect(parseTcpTable(rows, ipv4)).toEqual([
    {
      state: "listening",
      localAddress: "127.0.0.1",
      localPort: 2536,
      remoteAddress: "0.0.0.0",
      remotePort: 0,
      pid: 12_345,
    },
    {
      state: "established",
      localAddress: "127.0.0.1",
      localPort: 2536,
      remoteAddress: "127.0.0.1",
      remotePort: 49_153,
      pid: 12_345,
    },
    {
      state: "listening",
      localAddress: "0.0.0.0",
      localPort: 80,
      remoteAddress: "0.0.0.0",
      remotePort: 0,
      pid: null,
    },
  ]);
});

test("IPv6 rows: the shortest spelling, IPv4-mapped addresses as IPv4, scopes left out", () => {
  const nowhere = "0".repeat(32);
  const loopback = `${"0".repeat(31)}1`;
  const mapped = `${"0".repeat(20)}ffffc0a80102`;
  const linkLocal = "fe800000000000000000000000000042";
  const rows = table(
    [nowhere, any, "09e80000", nowhere, any, "00000000", listen, "01000000"],
    [loopback, any, "c0010000", loopback, any, "09e80000", established, "02000000"],
    [mapped, any, "09e80000", linkLocal, "07000000", "c0030000", established, "03000000"],
  );
  const ends = parseTcpTable(rows, ipv6).map((socket) => [
    socket.localAddress,
    socket.remoteAddress,
    socket.pid,
  ]);
  expect(ends).toEqual([
    ["::", "::", 1],
    ["::1", "::1", 2],
    ["192.168.1.2", "fe80::42", 3],
  ]);
});

test("a table that ends too early is read as far as it goes", () => {
  const rows = table([listen, home, "09e80000", any, "00000000", "01000000"], [listen, home, "0050"]);
  expect(parseTcpTable(rows, ipv4)).toHaveLength(1);
  expect(parseTcpTable(Buffer.alloc(0), ipv4)).toEqual([]);
});

test("Y15: a reserved port is told with the whole range around it", async () => {
  const between = (from: number, to: number) => (port: number) => port >= from && port <= to;
  expect(await rangeAround(2536, between(2464, 2563))).toEqual({ from: 2464, to: 2563 });
  expect(await rangeAround(2536, between(2536, 2536))).toEqual({ from: 2536, to: 2536 });
  expect(await rangeAround(65_535, between(65_500, 70_000))).toEqual({ from: 65_500, to: 65_535 });
  expect(await rangeAround(5, between(1, 80))).toEqual({ from: 1, to: 80 });
});

test("Y15: a port that can be had is not reserved, and where none can be had it is no reservation", async () => {
  expect(await rangeAround(2536, () => false)).toBeNull();
  expect(await rangeAround(2536, () => true)).toBeNull();
});

test("the folders of PATH: quotes and blanks taken off, relative and network ones left out", () => {
  const path = String.raw`C:\Windows;"D:\b c"; E:/tools ;;bin;.;\tools;\\server\share`;
  expect(foldersIn(path)).toEqual(["C:\\Windows", "D:\\b c", "E:/tools"]);
});
