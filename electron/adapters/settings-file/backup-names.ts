/** A backup's place in time, read from its name. */
export interface BackupStamp {
  /** Milliseconds since the epoch, to the second. */
  readonly at: number;
  /** 1 for the first backup of its second, then 2, 3, … */
  readonly count: number;
}

/** How many of the newest backups are kept, beside the very first. */
const newestKept = 10;

const stampPattern = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?:-([2-9]|[1-9]\d{1,3}))?$/;

/**
 * The name of a backup of `file` (a bare name) made at `at` (milliseconds since the epoch):
 * `appsettings.json.<yyyyMMdd-HHmmss>.bak` in local time, with `-2`, `-3` for the next ones in one second.
 */
export function backupName(file: string, at: number, count: number): string {
  const time = new Date(at);
  const day = padded(time.getFullYear(), 4) + padded(time.getMonth() + 1) + padded(time.getDate());
  const clock = padded(time.getHours()) + padded(time.getMinutes()) + padded(time.getSeconds());
  return `${file}.${day}-${clock}${count > 1 ? `-${count}` : ""}.bak`;
}

function padded(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

/** Reads a name that `backupName` gave to a backup of `file`; null for every other name. */
export function readBackupName(file: string, name: string): BackupStamp | null {
  if (!name.startsWith(`${file}.`) || !name.endsWith(".bak")) return null;
  const match = stampPattern.exec(name.slice(file.length + 1, -".bak".length));
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, count = 1] = match
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
  // UTC has no gaps: a local time that a move to another zone has made impossible is still our name.
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists =
    utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists) return null;
  return { at: new Date(year, month - 1, day, hour, minute, second).getTime(), count };
}

/** The names in `names` that are our backups of `file`, newest first; everything else is left out. */
export function backupsAmong(
  file: string,
  names: readonly string[],
): readonly { readonly name: string; readonly at: number }[] {
  return names
    .flatMap((name) => {
      const stamp = readBackupName(file, name);
      return stamp ? [{ name, ...stamp }] : [];
    })
    .sort((a, b) => b.at - a.at || b.count - a.count)
    .map(({ name, at }) => ({ name, at }));
}

/**
 * Which of our backups of `file` may go: all but the oldest, the ten newest, and `fresh`, the one just
 * made, whose time may be anything where the machine's clock is wrong.
 */
export function backupsToDrop(file: string, names: readonly string[], fresh: string): readonly string[] {
  return backupsAmong(file, names)
    .slice(newestKept, -1)
    .map(({ name }) => name)
    .filter((name) => name !== fresh);
}
