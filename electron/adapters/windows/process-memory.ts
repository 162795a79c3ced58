import { variablesIn } from "../system/environment-entries.ts";

/** Another process's memory, or this one's. */
export interface ProcessMemory {
  /** All of these bytes; null where even one of them may not be read. */
  read(address: number, length: number): Buffer | null;
}

/** Where the start parameters of a process lie (its PEB and RTL_USER_PROCESS_PARAMETERS), by its pointers' size. */
interface Layout {
  readonly pointer: 4 | 8;
  /** In the PEB. */
  readonly parameters: number;
  /** In the parameters: three texts or places, unchanged since Windows 2000. */
  readonly folder: number;
  readonly commandLine: number;
  readonly environment: number;
}

const layouts: Readonly<Record<32 | 64, Layout>> = {
  32: { pointer: 4, parameters: 0x10, folder: 0x24, commandLine: 0x40, environment: 0x48 },
  64: { pointer: 8, parameters: 0x20, folder: 0x38, commandLine: 0x70, environment: 0x80 },
};

export interface ProcessParameters {
  readonly commandLine: string | null;
  /** Absolute, without a separator at its end unless it is a drive's root. */
  readonly workingDirectory: string | null;
  /** Where the environment block lies; 0 for nowhere. */
  readonly environmentAt: number;
}

/** What a process was started with and where it is now, from the PEB at `peb`; null where it cannot be read. */
export function readParameters(memory: ProcessMemory, peb: number, bits: 32 | 64): ProcessParameters | null {
  const layout = layouts[bits];
  const place = memory.read(peb + layout.parameters, layout.pointer);
  const at = place ? pointerAt(place, 0, layout) : 0;
  const block = at === 0 ? null : memory.read(at, layout.environment + layout.pointer);
  if (block === null) return null;
  const folder = readText(memory, block, layout.folder, layout);
  return {
    commandLine: readText(memory, block, layout.commandLine, layout),
    workingDirectory: folder ? folder.replace(/(?<!^[a-z]:)[\\/]+$/i, "") : null,
    environmentAt: pointerAt(block, layout.environment, layout),
  };
}

function pointerAt(bytes: Buffer, offset: number, { pointer }: Layout): number {
  return pointer === 4 ? bytes.readUInt32LE(offset) : Number(bytes.readBigUInt64LE(offset));
}

/** A UNICODE_STRING: length in bytes, room, and behind that, at a pointer's own alignment, where the text lies. */
function readText(memory: ProcessMemory, block: Buffer, offset: number, layout: Layout): string | null {
  const length = block.readUInt16LE(offset);
  const at = pointerAt(block, offset + layout.pointer, layout);
  return at === 0 ? null : (memory.read(at, length)?.toString("utf16le") ?? null);
}

const pageSize = 4096;

/** What no environment ever comes near to, in bytes. */
const longestEnvironment = 1024 * 1024;

/**
 * The environment block at an address: `NAME=value` texts, each ended by a zero, one more behind the last. Read page
 * by page to its end, since its length stands in different places in different versions. Null where it cannot be read.
 */
export function readEnvironmentBlock(
  memory: ProcessMemory,
  address: number,
): Readonly<Record<string, string>> | null {
  if (address === 0) return null;
  let text = "";
  for (let read = 0; read < longestEnvironment;) {
    // To the end of the page: the next one may not be there.
    const page = memory.read(address + read, pageSize - ((address + read) % pageSize));
    if (page === null) return null;
    const seen = Math.max(0, text.length - 1);
    text += page.toString("utf16le");
    const end = text.startsWith("\0") ? 0 : text.indexOf("\0\0", seen);
    // Windows keeps each drive's folder under names that begin with `=`; those are no variables.
    if (end >= 0) return variablesIn(text.slice(0, end).split("\0"));
    read += page.length;
  }
  return null;
}
