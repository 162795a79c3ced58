import type Koffi from "koffi";

/** What JavaScript holds for each C type that is used here. `BOOL` is an `int32`: anything but 0 is true. */
interface Values {
  readonly int32: number;
  readonly uint32: number;
  /** A `HANDLE`. None, or an invalid one, is 0 or -1. */
  readonly handle: number;
  /** Where something lies in some process's memory; 0 for nowhere. User space ends far below 2^53. */
  readonly address: number;
  /** Bytes of ours that the call reads or fills, alive for the time of the call only. */
  readonly memory: Uint8Array | null;
  /** UTF-16, ended by a zero. */
  readonly text: string | null;
}

type CType = keyof Values;

/** The name that koffi knows each by. */
const cTypes: Readonly<Record<CType, string>> = {
  int32: "int32_t",
  uint32: "uint32_t",
  handle: "intptr_t",
  address: "uintptr_t",
  memory: "void *",
  text: "str16",
};

/** Result and arguments of one function of the Win32 API. */
export type Prototype = readonly [result: CType, ...args: CType[]];

type Prototypes = Readonly<Record<string, Prototype>>;

type Arguments<Types extends readonly CType[]> = { [Index in keyof Types]: Values[Types[Index]] };

type ArgumentsOf<P extends Prototype> = P extends readonly [CType, ...infer Args extends readonly CType[]]
  ? Arguments<Args>
  : never;

/** Calls that return at once, or after as long as the system needs. */
export type Bound<P extends Prototypes> = {
  readonly [Name in keyof P]: (...args: ArgumentsOf<P[Name]>) => Values[P[Name][0]];
};

/** The libraries of the system's own folder. */
export interface Win32 {
  /** Absolute path of the system folder (`C:\Windows\System32`). */
  readonly systemFolder: string;
  /** Functions of one library; null where it, or one of them, is missing. */
  readonly bind: <const P extends Prototypes>(library: string, prototypes: P) => Bound<P> | null;
  /** The reason of the failed call just before, by the system's number. */
  lastError(): number;
  /** The text that a call has left in this process's memory; the address must be one that a call gave. */
  textAt(address: number): string;
}

const kernel = {
  GetSystemDirectoryW: ["uint32", "memory", "uint32"],
  GetLastError: ["uint32"],
} as const satisfies Prototypes;

/**
 * Opens the Win32 API; the only place that knows koffi. Null on any other system, on a 32-bit one, and
 * where koffi or its native file cannot be loaded: then nothing is known of the system, and that is all.
 */
export async function openWin32(): Promise<Win32 | null> {
  if (process.platform !== "win32" || (process.arch !== "x64" && process.arch !== "arm64")) return null;
  const koffi = await import("koffi").then(
    (loaded) => loaded.default,
    () => null,
  );
  if (koffi === null) return null;
  // This one is always the system's own, whatever lies beside the program.
  const own = bindAt(koffi, "kernel32.dll", kernel);
  const systemFolder = own && systemFolderOf(own);
  if (!systemFolder) return null;
  return {
    systemFolder,
    // By its full path: a file of that name in the program's own folder, maybe that of the downloads, is never loaded.
    bind: (library, prototypes) => bindAt(koffi, `${systemFolder}\\${library}`, prototypes),
    lastError: () => own.GetLastError(),
    textAt: (address) => koffi.decode.string16(BigInt(address)),
  };
}

function systemFolderOf(own: Bound<typeof kernel>): string | null {
  const text = Buffer.alloc(2 * 261);
  const length = own.GetSystemDirectoryW(text, 261);
  return length > 0 && length < 261 ? text.toString("utf16le", 0, length * 2) : null;
}

function bindAt<const P extends Prototypes>(
  koffi: typeof Koffi,
  path: string,
  prototypes: P,
): Bound<P> | null {
  try {
    const library = koffi.load(path);
    const functions: Record<string, unknown> = {};
    for (const [name, [result, ...args]] of Object.entries(prototypes)) {
      const types = args.map((type) => cTypes[type]);
      functions[name] = library.func(name, cTypes[result], types);
    }
    return isBound(functions, prototypes) ? functions : null;
  } catch {
    return null;
  }
}

/** koffi knows C types, not ours: that each function is there is all that can be looked at. */
function isBound<P extends Prototypes>(
  functions: Readonly<Record<string, unknown>>,
  prototypes: P,
): functions is Bound<P> {
  return Object.keys(prototypes).every((name) => typeof functions[name] === "function");
}
