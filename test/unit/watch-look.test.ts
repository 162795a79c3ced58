import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { watch } from "../../electron/jobs/watch/watch.ts";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import { ports } from "../support/engine.ts";
import { processOf } from "../support/find-world.ts";
import { makeLagrangeFolder, makeYunzaiFolder } from "../support/folders.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

test("a connection is not stable because the disk took ten seconds behind the sockets", async () => {
  const folder = await makeFolder();
  try {
    const name = lagrangeExecutable();
    const lagrange = await makeLagrangeFolder(join(folder, "l"), { uin: 1234567890, executable: name });
    const yunzai = await makeYunzaiFolder(join(folder, "y"), { age: "C" });
    const executable = join(lagrange, name);
    const running = processOf(99, { executable, commandLine: [executable], workingDirectory: lagrange });
    const local = { localAddress: "127.0.0.1", localPort: 51234 };
    const remote = { remoteAddress: "127.0.0.1", remotePort: 2536 };
    const link = { state: "established", ...local, ...remote, pid: 99 } as const;
    const disk = createDisk();
    let elapsed = 0;
    // Before the first look it is asked for the ports that Yunzai uses.
    let looks = -1;
    const over = new AbortController();
    const result = await watch(
      {
        disk: {
          ...disk,
          async list(path) {
            // A drive that has to spin up, or a scanner that looks first.
            if (looks === 2 && path === lagrange) elapsed += 20_000;
            return disk.list(path);
          },
        },
        system: {
          ...ports.system,
          processes: async () => [running],
          async sockets() {
            looks += 1;
            // It is gone while the second look goes on.
            return looks < 3 ? [link] : [];
          },
        },
        clock: {
          ...ports.clock,
          elapsed: () => elapsed,
          async sleep(ms, signal) {
            if (ms < 1000) elapsed += ms;
            else await once(signal, "abort");
          },
        },
      },
      { lagrange, yunzai, url: null, seconds: 600 },
      over.signal,
      ({ connected }) => connected || over.abort(),
    );
    expect(result).toMatchObject({ kind: "absent", connects: 1 });
  } finally {
    await removeFolder(folder);
  }
});
