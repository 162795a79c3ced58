import type { FileCalls, OpenFile, OpenHow } from "../../electron/adapters/settings-file/file-calls.ts";
import type { FileMarks } from "../../electron/adapters/settings-file/windows-marks.ts";

/** One call to the disk: its place in the order, from 1, and the path or paths it is about. */
export interface Call {
  readonly number: number;
  readonly name: string;
  readonly path: string;
  /** Where a rename or a link leads. */
  readonly to: string | null;
}

export interface Watch {
  /** Runs before the real call; what it throws takes the call's place. */
  before?(call: Call): void | Promise<void>;
  /** Runs after the real call, whether it succeeded or not. */
  after?(call: Call): void | Promise<void>;
  /** How many bytes one call writes at most. */
  readonly most?: number;
}

/** The real calls, counted and watched one by one. A failed `close` has closed all the same. */
export function countedCalls(real: FileCalls, watch: Watch): FileCalls {
  let number = 0;

  function around<A extends unknown[], R>(
    name: string,
    path: string | null,
    action: (...args: A) => Promise<R>,
  ): (...args: A) => Promise<R> {
    return async (...args) => {
      number += 1;
      const to = name === "rename" || name === "link" ? String(args[1]) : null;
      const call = { number, name, path: path ?? String(args[0]), to };
      await watch.before?.(call);
      try {
        return await action(...args);
      } finally {
        await watch.after?.(call);
      }
    };
  }

  function watched(path: string, file: OpenFile): OpenFile {
    const closed = around("close", path, async () => undefined);
    return {
      read: around("read", path, (bytes: Uint8Array, offset: number, length: number) =>
        file.read(bytes, offset, length),
      ),
      write: around("write", path, (bytes: Uint8Array, offset: number, length: number) =>
        file.write(bytes, offset, Math.min(length, watch.most ?? length)),
      ),
      stat: around("fstat", path, () => file.stat()),
      chmod: around("chmod", path, (mode: number) => file.chmod(mode)),
      chown: around("chown", path, (uid: number, gid: number) => file.chown(uid, gid)),
      sync: around("sync", path, () => file.sync()),
      close: async () => {
        await file.close();
        await closed();
      },
    };
  }

  const open = around("open", null, (path: string, how: OpenHow, mode?: number) =>
    real.open(path, how, mode),
  );
  return {
    realpath: around("realpath", null, (path: string) => real.realpath(path)),
    readlink: around("readlink", null, (path: string) => real.readlink(path)),
    stat: around("stat", null, (path: string) => real.stat(path)),
    fileId: around("fileId", null, (path: string) => real.fileId(path)),
    access: around("access", null, (path: string, mode: number) => real.access(path, mode)),
    readdir: around("readdir", null, (path: string, options: { readonly withFileTypes: true }) =>
      real.readdir(path, options),
    ),
    open: async (path, how, mode) => watched(path, await open(path, how, mode)),
    mkdir: around("mkdir", null, (path: string) => real.mkdir(path)),
    rmdir: around("rmdir", null, (path: string) => real.rmdir(path)),
    link: around("link", null, (from: string, to: string) => real.link(from, to)),
    rename: around("rename", null, (from: string, to: string) => real.rename(from, to)),
    unlink: around("unlink", null, (path: string) => real.unlink(path)),
    readMarks: around("readMarks", null, (path: string) => real.readMarks(path)),
    giveMarks: around("giveMarks", null, (path: string, marks: FileMarks) => real.giveMarks(path, marks)),
  };
}

/** An error as the system reports it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}
