import { execFile } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { onlyDocument, test } from "../support/cli-test.ts";
import { cliPath } from "../support/cli.ts";
import { homeEnvironment } from "../support/own-home.ts";
import { onWindows } from "../support/platform.ts";

const nobody = 65534;

/** Runs the command line as somebody whom permissions hold back. */
async function runAsAnyone(
  home: string,
  args: readonly string[],
): Promise<{ readonly code: unknown; readonly stdout: string }> {
  const options = {
    env: { ...process.env, ...homeEnvironment(home), LC_ALL: undefined, LANG: "en_US.UTF-8" },
    ...(process.getuid?.() === 0 ? { uid: nobody } : {}),
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [cliPath, ...args], options, (error, stdout) =>
      resolve({ code: error?.code ?? 0, stdout }),
    );
  });
}

for (const option of ["lagrange", "yunzai"]) {
  for (const job of ["check", "apply"]) {
    test(`${job} says that it may not look into the folder of --${option}, and judges nothing`, async ({
      home,
    }) => {
      test.skip(onWindows, "Windows has access lists instead of modes");
      const folder = join(home, "closed");
      await mkdir(folder, { mode: 0o711 });
      await chmod(home, 0o755);
      // Its owner, where the tests do not run as root, must not look inside either.
      if (process.getuid?.() !== 0) await chmod(folder, 0o311);
      const { code, stdout } = await runAsAnyone(home, [job, `--${option}`, folder, "--json"]);
      await chmod(folder, 0o755);
      expect(code).toBe(2);
      expect(onlyDocument(stdout)).toEqual({
        kind: "usage",
        reason: "bad-folder",
        option,
        path: folder,
        problem: "no-permission",
      });
    });
  }
}
