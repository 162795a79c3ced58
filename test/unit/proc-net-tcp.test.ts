import { expect, test } from "@playwright/test";
import { barredMounts } from "../../electron/adapters/system/proc-mounts.ts";
import { parseProcNetTcp } from "../../electron/adapters/system/proc-net-tcp.ts";

const rest = "00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000088da2307 100 0 0 10 0";
const line = (local: string, remote: string, state: string): string =>
  `   0: ${local} ${remote} ${state} ${rest}`;
const one = (local: string, remote = "00000000:0000", state = "0A") =>
  parseProcNetTcp(line(local, remote, state))[0];

test("an IPv4 listener comes out with address, port and inode", () => {
  expect(one("0100007F:09E8")).toEqual({
    state: "listening",
    localAddress: "127.0.0.1",
    localPort: 2536,
    remoteAddress: "0.0.0.0",
    remotePort: 0,
    inode: "4711",
  });
});

test("an established connection has both its ends", () => {
  expect(one("0100007F:C350", "0A01A8C0:01BB", "01")).toMatchObject({
    state: "established",
    localPort: 50_000,
    remoteAddress: "192.168.1.10",
    remotePort: 443,
  });
});

for (const [hex, address] of [
  ["00000000000000000000000000000000", "::"],
  ["00000000000000000000000001000000", "::1"],
  ["0000000000000000FFFF00000100007F", "127.0.0.1"],
  ["B80D0120000000000000000001000000", "2001:db8::1"],
  ["000080FE00000000FF005450B6AD1EFE", "fe80::5054:ff:fe1e:adb6"],
  ["B80D0120010002000300040005000600", "2001:db8:2:1:4:3:6:5"],
  ["B80D0120000001000000000001000000", "2001:db8:1::1"],
] as const) {
  test(`the IPv6 address ${address} is read and written in its shortest form`, () => {
    expect(one(`${hex}:09E8`)?.localAddress).toBe(address);
  });
}

test("sockets in other states, the heading and torn lines are left out", () => {
  const text = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    line("0100007F:0001", "00000000:0000", "06"),
    line("0100007F:0002", "00000000:0000", "0A"),
    "   3: 0100007F:00",
    "   4: XX00007F:0003 00000000:0000 0A 0 0 0 0 0 12",
    "",
  ].join("\n");
  expect(parseProcNetTcp(text).map(({ localPort }) => localPort)).toEqual([2]);
  expect(parseProcNetTcp("")).toEqual([]);
});

test("views of the kernel and folders of other machines are barred, disks and tmpfs are not", () => {
  const text = [
    "/dev/vda / ext4 rw 0 0",
    "proc /proc proc rw 0 0",
    "tmpfs /tmp tmpfs rw 0 0",
    "/dev/sdb1 /data ext4 rw 0 0",
    "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0",
    String.raw`nas:/share /mnt/my\040nas nfs4 rw 0 0`,
    "//pc/c /mnt/pc cifs rw 0 0",
    "me@host: /home/me/far fuse.sshfs rw 0 0",
    "overlay / overlay rw 0 0",
  ].join("\n");
  expect(barredMounts(text)).toEqual(["/proc", "/sys/fs/cgroup", "/mnt/my nas", "/mnt/pc", "/home/me/far"]);
  expect(barredMounts("")).toEqual([]);
});
