import { expect, test } from "@playwright/test";
import {
  type ProcessMemory,
  readEnvironmentBlock,
  readParameters,
} from "../../electron/adapters/windows/process-memory.ts";

/** Memory made of pieces; whatever lies outside them may not be read. */
function memoryOf(...pieces: readonly (readonly [at: number, bytes: Buffer])[]): ProcessMemory {
  return {
    read(address, length) {
      const piece = pieces.find(([at, bytes]) => address >= at && address + length <= at + bytes.length);
      return piece ? piece[1].subarray(address - piece[0], address - piece[0] + length) : null;
    },
  };
}

interface Strings {
  readonly folder: string;
  readonly command: string;
}

const [pebAt, parametersAt, folderAt, commandAt, environmentAt] = [0x1000, 0x2000, 0x3000, 0x4000, 0x5000];

/** A process of 64 bits, laid out by hand from the documented structures. */
function process64({ folder, command }: Strings): ProcessMemory {
  const peb = Buffer.alloc(0x100);
  peb.writeBigUInt64LE(BigInt(parametersAt), 0x20);
  const parameters = Buffer.alloc(0x400);
  const text = (offset: number, value: string, at: number): void => {
    parameters.writeUInt16LE(value.length * 2, offset);
    parameters.writeUInt16LE(value.length * 2 + 2, offset + 2);
    parameters.writeBigUInt64LE(BigInt(at), offset + 8);
  };
  text(0x38, folder, folderAt);
  text(0x70, command, commandAt);
  parameters.writeBigUInt64LE(BigInt(environmentAt), 0x80);
  return memoryOf(
    [pebAt, peb],
    [parametersAt, parameters],
    [folderAt, Buffer.from(folder, "utf16le")],
    [commandAt, Buffer.from(command, "utf16le")],
  );
}

/** The same of 32 bits. */
function process32({ folder, command }: Strings): ProcessMemory {
  const peb = Buffer.alloc(0x100);
  peb.writeUInt32LE(parametersAt, 0x10);
  const parameters = Buffer.alloc(0x300);
  const text = (offset: number, value: string, at: number): void => {
    parameters.writeUInt16LE(value.length * 2, offset);
    parameters.writeUInt32LE(at, offset + 4);
  };
  text(0x24, folder, folderAt);
  text(0x40, command, commandAt);
  parameters.writeUInt32LE(environmentAt, 0x48);
  return memoryOf(
    [pebAt, peb],
    [parametersAt, parameters],
    [folderAt, Buffer.from(folder, "utf16le")],
    [commandAt, Buffer.from(command, "utf16le")],
  );
}

for (const [bits, lay] of [
  [64, process64],
  [32, process32],
] as const) {
  test(`${bits} bits: folder, command line and environment are found, the folder without its last backslash`, () => {
    const memory = lay({ folder: "D:\\云崽 1\\", command: "node ." });
    expect(readParameters(memory, pebAt, bits)).toEqual({
      commandLine: "node .",
      workingDirectory: "D:\\云崽 1",
      environmentAt,
    });
  });

  test(`${bits} bits: a drive's root stays one`, () => {
    const memory = lay({ folder: "D:\\", command: "x" });
    expect(readParameters(memory, pebAt, bits)?.workingDirectory).toBe("D:\\");
  });
}

test("what may not be read is unknown, piece by piece", () => {
  expect(readParameters(memoryOf(), pebAt, 64)).toBeNull();
  const whole = process64({ folder: "D:\\bots\\", command: "node ." });
  const withoutFolder: ProcessMemory = {
    read: (address, length) => (address === folderAt ? null : whole.read(address, length)),
  };
  expect(readParameters(withoutFolder, pebAt, 64)).toEqual({
    commandLine: "node .",
    workingDirectory: null,
    environmentAt,
  });
});

const block = (...entries: readonly string[]): Buffer =>
  Buffer.from(`${entries.map((entry) => `${entry}\0`).join("")}\0`, "utf16le");

test("an environment is read to its end and no page further", () => {
  const long = "x".repeat(5000);
  const bytes = block(
    "=C:=C:\\bots",
    "HTTP_PROXY=http://127.0.0.1:7890/?a=b",
    `LONG=${long}`,
    "名=值",
    "EMPTY=",
  );
  // It begins in the middle of a page, and the page behind its last one is not there.
  const start = 0x10_0080;
  const end = Math.ceil((start + bytes.length) / 4096) * 4096;
  const memory = memoryOf([start, Buffer.concat([bytes, Buffer.alloc(end - start - bytes.length)])]);
  expect(readEnvironmentBlock(memory, start)).toEqual({
    HTTP_PROXY: "http://127.0.0.1:7890/?a=b",
    LONG: long,
    名: "值",
    EMPTY: "",
  });
});

test("what has no sign of equality is no variable, nor is a drive's own folder", () => {
  const bytes = block("=C:=C:\\bots", "NAMELESS", "HTTP_PROXY=p:1");
  const memory = memoryOf([0x1000, Buffer.concat([bytes, Buffer.alloc(0x1000 - bytes.length)])]);
  expect(readEnvironmentBlock(memory, 0x1000)).toEqual({ HTTP_PROXY: "p:1" });
});

test("an empty environment is empty, none at all is unknown, and one without an end is given up", () => {
  expect(readEnvironmentBlock(memoryOf([0x1000, Buffer.alloc(0x1000)]), 0x1000)).toEqual({});
  expect(readEnvironmentBlock(memoryOf(), 0x1000)).toBeNull();
  expect(readEnvironmentBlock(memoryOf(), 0)).toBeNull();
  const endless: ProcessMemory = { read: (_, length) => Buffer.alloc(length, "aa") };
  expect(readEnvironmentBlock(endless, 0x1000)).toBeNull();
});
