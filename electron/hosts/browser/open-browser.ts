import { spawn } from "node:child_process";
import { join } from "node:path";

/** The command that opens an address in the default browser, without a shell that could read the address its own way. */
export function openingCommand(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [program: string, ...args: string[]] {
  switch (platform) {
    case "win32":
      return [
        join(environment["SystemRoot"] ?? "C:\\Windows", "System32/rundll32.exe"),
        "url.dll,FileProtocolHandler",
      ];
    case "darwin":
      return ["open"];
    default:
      return ["xdg-open"];
  }
}

/** Opens an address in the default browser. `onFailed` is called, now or later, when none came up. */
export function openBrowser(url: string, onFailed: () => void): void {
  const [program, ...args] = openingCommand(process.platform, process.env);
  const child = spawn(program, [...args, url], { detached: true, stdio: "ignore", windowsHide: true });
  child.once("error", onFailed);
  // What stays is the browser itself; what ends with another code found none.
  child.once("exit", (code) => {
    if (code !== 0) onFailed();
  });
  child.unref();
}
