import type { Locale } from "../../locales/types.ts";
import { createPaint, safeText, type Paint } from "./paint.ts";
import { createProgress, type Progress } from "./progress.ts";

/** Where a job's words go: results to standard output, everything else to standard error. */
export interface Console {
  readonly locale: Locale;
  /** Print JSON instead of sentences. */
  readonly json: boolean;
  readonly paint: Paint;
  /** Columns to fill; endless in a pipe. */
  readonly width: number;
  readonly progress: Progress;
  /** The result in words. */
  readonly print: (lines: readonly string[] | string) => void;
  /** The result as one JSON document on one line. */
  readonly printJson: (value: unknown) => void;
  /** Notes beside the result. */
  readonly note: (lines: readonly string[] | string) => void;
}

/** What a formatter needs to know of where its lines go. */
export type Look = Pick<Console, "locale" | "paint" | "width">;

export interface ConsoleStreams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

interface ConsoleOptions {
  readonly locale: Locale;
  readonly json: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const widest = 110;

export function createConsole(streams: ConsoleStreams, options: ConsoleOptions): Console {
  const { stdout, stderr } = streams;
  const { locale, json, environment } = options;
  const progress = createProgress(stderr);
  const write = (stream: NodeJS.WriteStream, lines: readonly string[] | string): void => {
    progress.clear();
    stream.write(`${safeText([lines].flat().join("\n"))}\n`);
  };
  return {
    locale,
    json,
    progress,
    paint: createPaint(wantsColour(stdout, environment)),
    width: stdout.isTTY ? Math.min(stdout.columns, widest) : Number.POSITIVE_INFINITY,
    print: (lines) => write(stdout, lines),
    note: (lines) => write(stderr, lines),
    printJson: (value) => {
      progress.clear();
      stdout.write(`${JSON.stringify(value)}\n`);
    },
  };
}

/** Colour only for eyes: https://no-color.org, and terminals that say they cannot. */
function wantsColour(stream: NodeJS.WriteStream, environment: ConsoleOptions["environment"]): boolean {
  return stream.isTTY && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}
