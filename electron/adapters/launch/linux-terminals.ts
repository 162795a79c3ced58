import type { Launch } from "../../jobs/ports.ts";

/** A terminal emulator, and how it is told what to run without a shell in between. */
interface Terminal {
  /** File name of its program. */
  readonly name: string;
  readonly args: (launch: Launch) => readonly string[];
}

/** The user's own choice first, then what desktops bring along, the bare one last. */
export const terminals: readonly Terminal[] = [
  { name: "x-terminal-emulator", args: (launch) => ["-e", ...plainWords(launch)] },
  {
    name: "gnome-terminal",
    args: (launch) => [`--working-directory=${launch.folder}`, "--", ...words(launch)],
  },
  { name: "konsole", args: (launch) => ["--workdir", launch.folder, "-e", ...words(launch)] },
  {
    name: "xfce4-terminal",
    args: (launch) => [`--working-directory=${launch.folder}`, "-x", ...words(launch)],
  },
  {
    name: "mate-terminal",
    args: (launch) => [`--working-directory=${launch.folder}`, "-x", ...words(launch)],
  },
  {
    name: "lxterminal",
    args: (launch) => [`--working-directory=${launch.folder}`, "-e", ...plainWords(launch)],
  },
  { name: "alacritty", args: (launch) => ["--working-directory", launch.folder, "-e", ...words(launch)] },
  { name: "kitty", args: (launch) => ["--directory", launch.folder, ...words(launch)] },
  { name: "xterm", args: (launch) => ["-e", ...plainWords(launch)] },
];

function words({ program, args }: Launch): readonly string[] {
  return [program, ...args];
}

/**
 * The same for a terminal that starts in the folder it is started in. A program in that folder goes without
 * its path: xterm hands a lone word that it cannot run to a shell, and older lxterminals split the first one
 * at its blanks, so nothing of a folder's name may stand there.
 */
function plainWords({ program, args, folder }: Launch): readonly string[] {
  const prefix = folder.endsWith("/") ? folder : `${folder}/`;
  const name = program.startsWith(prefix) ? program.slice(prefix.length) : "/";
  return [name.includes("/") ? program : `./${name}`, ...args];
}
