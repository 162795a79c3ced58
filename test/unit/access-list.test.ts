import { expect, test } from "@playwright/test";
import { explicitAccessList } from "../../electron/adapters/settings-file/access-list.ts";

interface Entry {
  /** Handed down by the folder. */
  readonly inherited: boolean;
  readonly size?: number;
}

interface Parts {
  readonly control?: number;
  readonly entries: readonly Entry[];
  /** Instead of the true ones. */
  readonly count?: number;
  readonly size?: number;
}

const present = 0x8004;
const autoInherited = 0x0400;
const protectedList = 0x1000;
const entrySize = 20;
const header = 20;

/** A self-relative descriptor with nothing but an access list, as GetFileSecurityW fills it in. */
function descriptor({ control = present, entries, count = entries.length, size }: Parts): Uint8Array {
  const listSize = size ?? 8 + entries.length * entrySize;
  const bytes = Buffer.alloc(header + 8 + entries.length * entrySize);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt16LE(control, 2);
  bytes.writeUInt32LE(header, 16);
  bytes.writeUInt8(2, header);
  bytes.writeUInt16LE(listSize, header + 2);
  bytes.writeUInt16LE(count, header + 4);
  for (const [index, entry] of entries.entries()) {
    const at = header + 8 + index * entrySize;
    bytes.writeUInt8(entry.inherited ? 0x10 : 0, at + 1);
    bytes.writeUInt16LE(entry.size ?? entrySize, at + 2);
    bytes.writeUInt32LE(index + 1, at + 4);
  }
  return bytes;
}

const own = { inherited: false };
const inherited = { inherited: true };

test("a list that only hands down the folder's rights is not kept: a new file has it anyway", () => {
  const control = present | autoInherited;
  expect(explicitAccessList(descriptor({ control, entries: [inherited, inherited] }))).toBeNull();
});

test("a list with an entry of its own is kept whole, and goes on inheriting", () => {
  const bytes = descriptor({ control: present | autoInherited, entries: [own, inherited] });
  expect(explicitAccessList(bytes)).toEqual({ acl: new Uint8Array(bytes.subarray(header)), inherits: true });
});

test("a list that was cut off from the folder stays cut off", () => {
  for (const entries of [[own], [inherited], [own, inherited], []]) {
    const bytes = descriptor({ control: present | protectedList, entries });
    expect(explicitAccessList(bytes)).toEqual({
      acl: new Uint8Array(bytes.subarray(header)),
      inherits: false,
    });
  }
});

test("an old list without inheritance gets none: nobody is let in who was not before", () => {
  expect(explicitAccessList(descriptor({ entries: [own, own] }))?.inherits).toBe(false);
  expect(explicitAccessList(descriptor({ entries: [] }))?.inherits).toBe(false);
});

test("no list at all, as on a disk without rights, is nothing to keep", () => {
  const bytes = Buffer.from(descriptor({ entries: [own] }));
  bytes.writeUInt32LE(0, 16);
  expect(explicitAccessList(bytes)).toBeNull();
});

test("what follows the list in its buffer does not belong to it", () => {
  const bytes = Buffer.concat([descriptor({ entries: [own] }), Buffer.alloc(500, 0xff)]);
  expect(explicitAccessList(bytes)?.acl).toHaveLength(8 + entrySize);
});

test("bytes that are no descriptor, or a broken one, are nothing to keep", () => {
  const broken = [
    new Uint8Array(0),
    new Uint8Array(19),
    descriptor({ entries: [own] }).subarray(0, header + 4),
    descriptor({ entries: [own], size: 4000 }),
    descriptor({ entries: [own], count: 2 }),
    descriptor({ entries: [{ inherited: false, size: 0 }] }),
    descriptor({ entries: [{ inherited: false, size: entrySize + 4 }] }),
  ];
  expect(broken.map(explicitAccessList)).toEqual(broken.map(() => null));
});
