import type { SystemProxy } from "../../core/proxy.ts";
import type { Win32 } from "./win32-library.ts";

const http = { WinHttpGetIEProxyConfigForCurrentUser: ["int32", "memory"] } as const;
const kernel = { GlobalFree: ["address", "address"] } as const;

/** WINHTTP_CURRENT_USER_IE_PROXY_CONFIG: a flag, then three texts. */
const configSize = 32;
const textsAt = { script: 8, servers: 16, exceptions: 24 } as const;

/**
 * The user's proxy as Windows' settings hold it, asked by the very call .NET makes (FACTS L14); all null where
 * it is switched off. Null where the system lacks the call.
 */
export function createSystemProxy(win32: Win32): (() => SystemProxy | null) | null {
  const calls = win32.bind("winhttp.dll", http);
  const memory = win32.bind("kernel32.dll", kernel);
  if (!calls || !memory) return null;
  return () => {
    const config = Buffer.alloc(configSize);
    if (calls.WinHttpGetIEProxyConfigForCurrentUser(config) === 0) return null;
    const take = (offset: number): string | null => {
      const address = Number(config.readBigUInt64LE(offset));
      if (address === 0) return null;
      const text = win32.textAt(address);
      memory.GlobalFree(address);
      return text || null;
    };
    return {
      script: take(textsAt.script),
      servers: take(textsAt.servers),
      exceptions: take(textsAt.exceptions),
    };
  };
}
