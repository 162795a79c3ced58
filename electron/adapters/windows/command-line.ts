/**
 * How Windows programs take their one command line apart (`CommandLineToArgvW`, and the C runtime alike): blanks
 * part, double quotes hold together, a backslash means something only in front of a quote. The program's own
 * name comes first and knows no backslash rule.
 */
export function splitCommandLine(line: string): readonly string[] {
  const first = /^"([^"]*)"?|^[^ \t]*/.exec(line);
  const name = first?.[1] ?? first?.[0] ?? "";
  const args = [name];
  let current = "";
  let quoted = false;
  let begun = false;
  // Runs of backslashes with the quote behind them, single characters otherwise.
  for (const [part] of line.slice(first?.[0].length ?? 0).matchAll(/\\*"|\\+|[^]/g)) {
    if (part.endsWith('"')) {
      const backslashes = part.length - 1;
      current += "\\".repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) current += '"';
      else quoted = !quoted;
      begun = true;
    } else if (!quoted && (part === " " || part === "\t")) {
      if (begun) args.push(current);
      current = "";
      begun = false;
    } else {
      current += part;
      begun = true;
    }
  }
  if (begun) args.push(current);
  return args;
}

/** A command line that is taken apart into exactly these; `program` must hold no quote, as no file's name can. */
export function joinCommandLine(program: string, args: readonly string[]): string {
  return [`"${program}"`, ...args.map(quoteArgument)].join(" ");
}

function quoteArgument(argument: string): string {
  if (argument !== "" && !/[\s"]/.test(argument)) return argument;
  // Backslashes are doubled where a quote follows, be it the closing one.
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, "$&$&")}"`;
}
