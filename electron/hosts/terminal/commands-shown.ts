/** How the terminal is started, as help and advice show it. */
const start = "npm run -s cli --";

/** A command line to copy: `true` is a switch, null leaves the option out. */
export function shownCommand(job: string, options: Readonly<Record<string, string | true | null>>): string {
  const parts = Object.entries(options).flatMap(([name, value]) => {
    if (value === null) return [];
    return value === true ? [`--${name}`] : [`--${name}`, quotedIfNeeded(value)];
  });
  return [start, job, ...parts].join(" ");
}

/** Double quotes serve cmd, PowerShell and sh alike for what paths and URLs contain. */
function quotedIfNeeded(value: string): string {
  return /^[\w.:/\\+,@=-]+$/.test(value) ? value : `"${value}"`;
}
