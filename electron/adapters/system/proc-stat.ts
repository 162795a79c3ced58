/** What matters here of /proc/<pid>/stat. */
export interface ProcStat {
  /** `R`, `S`, `Z`, …: field 3. */
  readonly state: string;
  /** When it started, in clock ticks since the boot: field 22. */
  readonly started: string;
}

/** Reads /proc/<pid>/stat; null for text of another kind. */
export function parseProcStat(text: string): ProcStat | null {
  // The command's name may hold blanks and brackets of its own; the numbered fields start behind its last one.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, started] = [fields[0], fields[19]];
  return state && started ? { state, started } : null;
}
