/** Who may do what with a file, as Windows keeps it (a discretionary access control list). */
export interface AccessList {
  /** The `ACL` structure, entries and all. */
  readonly acl: Uint8Array;
  /** False where it stands for itself: nothing is to be added from the folder. */
  readonly inherits: boolean;
}

const controlAt = 2;
const listOffsetAt = 16;
const listHeader = 8;
const entryHeader = 4;

const isProtected = 0x1000;
const isInherited = 0x10;

/**
 * The access list in a self-relative `SECURITY_DESCRIPTOR`, where somebody has set one for this very file; null where
 * it has none but what its folder hands down, which a new file there gets by itself. Null too for bytes that are no
 * descriptor.
 */
export function explicitAccessList(descriptor: Uint8Array): AccessList | null {
  const view = new DataView(descriptor.buffer, descriptor.byteOffset, descriptor.byteLength);
  if (view.byteLength < listOffsetAt + 4) return null;
  const start = view.getUint32(listOffsetAt, true);
  if (start === 0 || start + listHeader > view.byteLength) return null;
  const end = start + view.getUint16(start + 2, true);
  if (end > view.byteLength) return null;
  const inherited = entriesInherited(view, start, end);
  if (inherited === null) return null;
  const alone = (view.getUint16(controlAt, true) & isProtected) !== 0;
  if (!alone && inherited.length > 0 && inherited.every(Boolean)) return null;
  // An old list without any inherited entry gets none now: nobody is let in who was not before.
  return { acl: descriptor.slice(start, end), inherits: !alone && inherited.some(Boolean) };
}

/** For each entry whether it came from the folder; null where the list is broken. */
function entriesInherited(view: DataView, start: number, end: number): readonly boolean[] | null {
  const inherited: boolean[] = [];
  let at = start + listHeader;
  for (let left = view.getUint16(start + 4, true); left > 0; left -= 1) {
    if (at + entryHeader > end) return null;
    inherited.push((view.getUint8(at + 1) & isInherited) !== 0);
    const size = view.getUint16(at + 2, true);
    if (size < entryHeader) return null;
    at += size;
  }
  return at > end ? null : inherited;
}
