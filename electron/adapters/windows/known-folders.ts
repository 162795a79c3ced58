import { joinPath } from "../../core/folder-path.ts";
import type { Place } from "../../jobs/ports.ts";
import type { Win32 } from "./win32-library.ts";

const shell = { SHGetKnownFolderPath: ["int32", "memory", "uint32", "handle", "memory"] } as const;
const ole = { CoTaskMemFree: ["int32", "address"] } as const;

/** Their ids (KNOWNFOLDERID), as GUIDs are written. */
const ids = {
  desktop: "b4bfcc3a-db2c-424c-b029-7fe99a87c641",
  downloads: "374de290-123f-4565-9164-39c4925e467b",
  documents: "fdd39ad0-238f-46af-adb4-6c85480369c7",
  home: "5e6c858f-0e22-4760-9afe-ea3317b67173",
  localAppData: "f1b32785-6fba-4fcf-9d55-7b8e7f157091",
} as const;

/** Where people and Yunzai's installer put things (FACTS Y2), also where the folders were moved; cheapest first. */
export function createKnownFolders(win32: Win32): (() => readonly Place[]) | null {
  const shellCalls = win32.bind("shell32.dll", shell);
  const oleCalls = win32.bind("ole32.dll", ole);
  if (!shellCalls || !oleCalls) return null;

  const pathOf = (id: keyof typeof ids): string | null => {
    const pointer = Buffer.alloc(8);
    const problem = shellCalls.SHGetKnownFolderPath(guidBytes(ids[id]), 0, 0, pointer);
    const address = Number(pointer.readBigUInt64LE());
    try {
      return problem === 0 ? win32.textAt(address) : null;
    } finally {
      // To be freed whether it worked or not; nothing happens for nowhere.
      oleCalls.CoTaskMemFree(address);
    }
  };

  return () => {
    const own = pathOf("localAppData");
    const installed = own && ["Programs", "Yunzai", "app"].reduce(joinPath, own);
    const places: readonly { readonly path: string | null; readonly why: Place["why"] }[] = [
      { path: installed, why: "installer" },
      ...(["desktop", "downloads", "documents", "home"] as const).map((why) => ({ path: pathOf(why), why })),
    ];
    return places.flatMap(({ path, why }) => (path === null ? [] : [{ path, why }]));
  };
}

/** The first three groups are numbers, the lowest byte first; the rest are bytes. */
function guidBytes(guid: string): Buffer {
  const bytes = Buffer.from(guid.replaceAll("-", ""), "hex");
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
