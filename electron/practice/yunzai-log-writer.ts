import { appendFileSync, mkdirSync } from "node:fs";
import { EOL } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Dialect } from "./ages.ts";

export type LogLevel = "mark" | "warn" | "error" | "info";

/** Writes as Yunzai does: marks, warnings and errors to its files, everything to the console (FACTS Y11, Y12). */
export interface YunzaiLog {
  /**
   * One entry. `id` stands in the first bracket: `aligned` ids are padded or cut by the age's rule,
   * others stay whole; null leaves the bracket out. Strings stay as they are, anything else is inspected in colour.
   */
  write(level: LogLevel, id: LogId | null, parts: readonly unknown[]): void;
  /** Every console line so far, with its ANSI codes, oldest first. */
  console(): readonly string[];
}

export interface LogId {
  readonly text: string;
  readonly aligned: boolean;
}

export interface YunzaiLogOptions {
  /** The Yunzai folder; null keeps no files. */
  readonly folder: string | null;
  readonly dialect: Dialect;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onConsole: (line: string) => void;
}

const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[39m`;

/** The colours Yunzai uses in its lines. */
export const ink = { green: paint(32), blue: paint(34), magenta: paint(35), cyan: paint(36) } as const;

const levels = {
  mark: { name: "MARK", paint: paint(90) },
  warn: { name: "WARN", paint: paint(33) },
  error: { name: "ERRO", paint: paint(31) },
  info: { name: "INFO", paint: paint(32) },
} as const;

/** Opens the log of one practice Yunzai. Files are made at the first entry, mode 0600. */
export function createYunzaiLog(options: YunzaiLogOptions): YunzaiLog {
  const { folder, dialect } = options;
  const early = dialect.generation === "early";
  const lines: string[] = [];

  function toFile(name: string, line: string): void {
    if (folder === null) return;
    mkdirSync(join(folder, "logs"), { recursive: true });
    appendFileSync(join(folder, "logs", name), line + EOL, { mode: 0o600 });
  }

  return {
    write(level, id, parts) {
      const at = shanghai(options.now());
      const bracket = id === null ? [] : [ink.blue(`[${id.aligned ? align(id.text, dialect) : id.text}]`)];
      const text = [...bracket, ...parts.map(render)].join(" ");
      const head = `[${at.time}][${levels[level].name}]`;
      const gap = early ? " " : "";
      const consoleLine = levels[level].paint(`${early ? "[TRSSYz]" : ""}${head}`) + gap + text;
      lines.push(consoleLine);
      options.onConsole(consoleLine);
      if (level === "info") return;
      toFile(`command.${at.date}.log`, head + gap + text);
      if (level === "error") toFile("error.log", head + gap + text);
    },
    console: () => [...lines],
  };
}

/** Date and time of day in Asia/Shanghai, the zone Yunzai sets for itself whatever the system's is (FACTS Y12). */
export function shanghai(now: number): { readonly date: string; readonly time: string } {
  // No daylight saving there, so a fixed offset is exact.
  const [date = "", time = ""] = new Date(now + 8 * 3_600_000).toISOString().slice(0, -1).split("T");
  return { date, time };
}

function render(part: unknown): string {
  if (typeof part === "string") return part;
  return inspect(part, {
    depth: 10,
    colors: true,
    showHidden: true,
    breakLength: 100,
    maxArrayLength: 100,
    maxStringLength: 1000,
  });
}

const column = 10;

function align(id: string, dialect: Dialect): string {
  if (dialect.align === "none") return id;
  if (id.length > column) return `${id.slice(0, column - 1)}.`;
  const gap = (column - id.length) / 2;
  const left = dialect.align === "left-heavy" ? Math.ceil(gap) : Math.floor(gap);
  return id.padStart(id.length + left).padEnd(column);
}
