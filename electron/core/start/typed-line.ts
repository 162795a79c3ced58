/** What was started, and for which folder. */
export interface TypedStart {
  /** The folder that was asked about: a starter may work in another. */
  readonly home: string;
  readonly target: {
    readonly program: string;
    readonly args: readonly string[];
    /** Where it works. */
    readonly folder: string;
  };
}

/** What was run, as it is typed in a console that stands in the program's own folder. Pure. */
export function typedLine({ home, target: { program, args, folder } }: TypedStart): string {
  const isPosix = program.startsWith("/");
  const [separator, here] = isPosix ? ["/", "./"] : ["\\", ""];
  const inside = `${folder}${separator}`;
  // A starter lies above the folder that it starts.
  const bare = program.startsWith(inside) && !home.startsWith(inside);
  const name = bare ? `${here}${program.slice(inside.length)}` : program;
  return [name, ...args].map(isPosix ? quotedForSh : quotedForCmd).join(" ");
}

/** Letters, digits and what paths are made of: nothing that cmd.exe gives a meaning to, quoted or not. */
export const plainForCmd = /^[\p{L}\p{N}_.:\\/@+-]+$/u;

const plainForSh = /^[\p{L}\p{N}_.:/@+-]+$/u;

function quotedForSh(word: string): string {
  return plainForSh.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** No name in Windows has a quote in it. */
function quotedForCmd(word: string): string {
  return plainForCmd.test(word) ? word : `"${word}"`;
}
