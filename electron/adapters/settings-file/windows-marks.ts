import { toNamespacedPath } from "node:path";
import { openWin32, type Win32 } from "../windows/win32-library.ts";
import { explicitAccessList, type AccessList } from "./access-list.ts";

/** What Windows keeps of a file beside its bytes and the read-only mark. */
export interface FileMarks {
  /** `FILE_ATTRIBUTE_*` bits: those of `worthKeeping`. */
  readonly attributes: number;
  /** Null where the folder's own list says it all. */
  readonly accessList: AccessList | null;
}

/** Hidden, system, not indexed. Read-only never comes so far, and archive is set by every write. */
const worthKeeping = 0x2 | 0x4 | 0x2000;
const noAttributes = 0xffff_ffff;
const daclInformation = 0x4;
const protectedDacl = 0x8000_0000;
const unprotectedDacl = 0x2000_0000;
const fileObject = 1;

/** Both reject with an error as the disk's own calls do. */
export interface MarkCalls {
  /**
   * Null on a system that has no marks, and where the Win32 API cannot be reached: then a repair is worth more than
   * a mark.
   */
  readMarks(path: string): Promise<FileMarks | null>;
  /** Adds these marks to a file, and puts the access list in the place of its own. */
  giveMarks(path: string, marks: FileMarks): Promise<void>;
}

/** The Win32 API is opened when it is first needed, and once. */
export function createMarkCalls(): MarkCalls {
  let opening: Promise<Api | null> | null = null;
  const api = (): Promise<Api | null> => (opening ??= openApi());
  return {
    async readMarks(path) {
      const opened = await api();
      return opened && readMarks(opened, path);
    },
    async giveMarks(path, marks) {
      const opened = await api();
      if (opened) giveMarks(opened, path, marks);
    },
  };
}

function readMarks(api: Api, path: string): FileMarks {
  const file = toNamespacedPath(path);
  const attributes = api.kernel.GetFileAttributesW(file);
  if (attributes === noAttributes) throw failure(api.lastError(), "GetFileAttributesW", path);
  return { attributes: attributes & worthKeeping, accessList: readAccessList(api, file) };
}

function readAccessList({ security, lastError }: Api, file: string): AccessList | null {
  const needed = Buffer.alloc(4);
  let descriptor = Buffer.alloc(1024);
  for (;;) {
    const { length } = descriptor;
    if (security.GetFileSecurityW(file, daclInformation, descriptor, length, needed) !== 0) {
      return explicitAccessList(descriptor);
    }
    const code = lastError();
    if (needed.readUInt32LE() <= length) {
      if (hasNoLists.has(code)) return null;
      throw failure(code, "GetFileSecurityW", file);
    }
    descriptor = Buffer.alloc(needed.readUInt32LE());
  }
}

function giveMarks(api: Api, path: string, { attributes, accessList }: FileMarks): void {
  const file = toNamespacedPath(path);
  if (accessList) {
    const { acl, inherits } = accessList;
    const what = (daclInformation | (inherits ? unprotectedDacl : protectedDacl)) >>> 0;
    const code = api.security.SetNamedSecurityInfoW(file, fileObject, what, 0, 0, acl, 0);
    if (code !== 0 && !hasNoLists.has(code)) throw failure(code, "SetNamedSecurityInfoW", path);
  }
  const now = api.kernel.GetFileAttributesW(file);
  if (now === noAttributes) throw failure(api.lastError(), "GetFileAttributesW", path);
  const wanted = (now | attributes) >>> 0;
  if (wanted !== now && api.kernel.SetFileAttributesW(file, wanted) === 0) {
    throw failure(api.lastError(), "SetFileAttributesW", path);
  }
}

interface Api {
  readonly kernel: NonNullable<ReturnType<typeof bindKernel>>;
  readonly security: NonNullable<ReturnType<typeof bindSecurity>>;
  readonly lastError: () => number;
}

async function openApi(): Promise<Api | null> {
  const win32 = await openWin32();
  const kernel = win32 && bindKernel(win32);
  const security = win32 && bindSecurity(win32);
  return kernel && security ? { kernel, security, lastError: () => win32.lastError() } : null;
}

function bindKernel(win32: Win32) {
  return win32.bind("kernel32.dll", {
    GetFileAttributesW: ["uint32", "text"],
    SetFileAttributesW: ["int32", "text", "uint32"],
  });
}

function bindSecurity(win32: Win32) {
  return win32.bind("advapi32.dll", {
    GetFileSecurityW: ["int32", "text", "uint32", "memory", "uint32", "memory"],
    SetNamedSecurityInfoW: ["uint32", "text", "int32", "uint32", "address", "address", "memory", "address"],
  });
}

/** What a disk without access lists answers: invalid function, not supported, not implemented. */
const hasNoLists = new Set([1, 50, 120]);

/** Node's names for the system's numbers. */
const codes: Readonly<Record<number, string>> = {
  2: "ENOENT",
  3: "ENOENT",
  5: "EPERM",
  32: "EBUSY",
  33: "EBUSY",
};

function failure(code: number, call: string, path: string): Error {
  return Object.assign(new Error(`${call} of '${path}' failed with ${code}`), { code: codes[code] ?? "EIO" });
}
