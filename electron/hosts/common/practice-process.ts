import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Where a practice world is, as its process tells it. */
export interface PracticeAddress {
  readonly lagrange: string;
  readonly yunzai: string;
  readonly url: string;
}

export interface PracticeProcess extends PracticeAddress {
  /** Asks it to end, and waits until it has. */
  readonly end: () => Promise<void>;
}

const endsWithin = 5000;

/**
 * Opens a practice world in `folder`, in a process of its own, so that the system shows a Yunzai running
 * there. It ends with `end`, and also when this process dies: the channel between them closes then.
 * Null when it did not start; what was wrong stands on standard error.
 */
export async function startPracticeProcess(
  folder: string,
  signal: AbortSignal,
): Promise<PracticeProcess | null> {
  const [, program = ""] = process.argv;
  const child = spawn(process.execPath, [program, "practice", "--dir", folder], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const address = await firstLine(child, signal);
  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const killer = setTimeout(() => child.kill("SIGKILL"), endsWithin);
    await ended;
    clearTimeout(killer);
  };
  if (address) return { ...address, end };
  await end();
  return null;
}

async function firstLine({ stdout }: ChildProcess, signal: AbortSignal): Promise<PracticeAddress | null> {
  if (!stdout) return null;
  const lines = createInterface({ input: stdout });
  const quit = (): void => lines.close();
  signal.addEventListener("abort", quit, { once: true });
  try {
    for await (const line of lines) return addressIn(line);
    return null;
  } finally {
    signal.removeEventListener("abort", quit);
  }
}

function addressIn(line: string): PracticeAddress | null {
  const told: unknown = JSON.parse(line);
  return isAddress(told) ? { lagrange: told.lagrange, yunzai: told.yunzai, url: told.url } : null;
}

function isAddress(told: unknown): told is PracticeAddress {
  return (
    typeof told === "object" &&
    told !== null &&
    ["lagrange", "yunzai", "url"].every(
      (name) => typeof Object.getOwnPropertyDescriptor(told, name)?.value === "string",
    )
  );
}
