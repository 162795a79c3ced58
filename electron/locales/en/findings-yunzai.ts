import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What is wrong with the other side, or on the way there. */
export const yunzaiFindings = {
  "not-trss": {
    title: () => "Wrong program: this is not TRSS-Yunzai",
    cause: ({ path, name }) => `${path} holds ${name}, which has no OneBot adapter for Lagrange to reach.`,
    cure: () => ["Use TRSS-Yunzai; if you have it already, choose its folder."],
  },
  "adapter-missing": {
    title: () => "It breaks at the adapter: Yunzai has no OneBot v11 adapter",
    cause: ({ path, adapters }) =>
      adapters.length === 0
        ? `There is no adapter at all in plugins/adapter of ${path}.`
        : `plugins/adapter of ${path} holds only ${adapters.join(", ")}.`,
    cure: () => ["Update Yunzai (git pull in its folder) to get OneBotv11.js back.", "Restart Yunzai."],
  },
  "yunzai-not-running": {
    title: () => "It breaks at the port: Yunzai is not running",
    cause: ({ host, port, window }) =>
      `Nothing listens on ${host}:${port}.${window === null ? "" : ` But a window is titled “${window}”: Yunzai may still be starting there, or has stopped with an error.`}`,
    cure: ({ path, window }) => [
      ...(window === null
        ? []
        : ["Look at the last lines in that window: wait if it is starting, or mend what it complains of."]),
      path === null
        ? "Start Yunzai and wait for the line with its address (连接地址)."
        : `Start the Yunzai in ${path} and wait for the line with its address (连接地址).`,
      "Check again.",
    ],
  },
  "yunzai-paused": {
    title: () => "Yunzai is paused: text is selected in its window",
    cause: ({ window }) =>
      `The window's title has become “${window}”. A click into that window does it: while text is selected there, Yunzai stands still.`,
    cure: () => [
      "Click on that window, press Esc once, and check again.",
      "To be spared this, right-click the window's title bar and untick “QuickEdit Mode” in its properties.",
    ],
  },
  "yunzai-loading": {
    title: () => "Yunzai is still loading",
    cause: () => "Yunzai has started, but is still loading and takes no connections yet.",
    cure: () => [
      "Wait a little and check again; with many plugins it may take over a minute.",
      "If it stays so for minutes, look for an error in the last lines of its window, close that and start it again.",
    ],
  },
  "yunzai-needs-restart": {
    title: ({ works }) =>
      works
        ? "Yunzai changes its port with its next start"
        : "Yunzai has not been restarted since its port was changed",
    cause: ({ path, file, port, listens }) =>
      `Since the Yunzai in ${path} was started, the port in its ${file} was changed to ${port}; as yet it listens on ${listens.join(", ")}.`,
    cure: ({ works, file }) =>
      works
        ? [
            `To keep the port, change it back in ${file}.`,
            "To move to the new one, close Yunzai's window, start it again and check again.",
          ]
        : [
            "Close Yunzai's window, start it again and wait for the line with its address (连接地址).",
            "Check again.",
          ],
  },
  "other-port": {
    title: () => "It breaks at the port: Yunzai is on another one",
    cause: ({ path, port, listens }) =>
      `Port ${port} is not the one for Lagrange: the Yunzai in ${path} is running, and takes it on port ${listens}.`,
    cure: ({ listens }) => [`Set the port to ${listens} and check again.`],
  },
  "port-taken": {
    title: () => "It breaks at the port: another program holds it",
    cause: ({ port, pid, program }) =>
      `Port ${port} belongs to ${program ?? "another program"}${pid === null ? "" : ` (PID ${pid})`}, not to Yunzai.`,
    cure: () => [
      "Close that program, or set another port in Yunzai's server.yaml.",
      "Restart Yunzai and check again.",
    ],
  },
  "wrong-yunzai": {
    title: () => "Another Yunzai is on that port",
    cause: ({ port, path, expected }) =>
      `The Yunzai on port ${port} runs in ${path}, but ${expected} was chosen.`,
    cure: () => [
      "To use the one that runs, choose its folder.",
      "To use the chosen one, close the other and start it.",
    ],
  },
  "yunzai-settings-invalid": {
    title: () => "A settings file of Yunzai is broken",
    cause: ({ file, problem, line }) =>
      `${file}${line === null ? "" : `, line ${line}`}: ${reasons.yunzaiSettings[problem]}.`,
    cure: ({ file }) => [`Mend ${file}.`, "Restart Yunzai."],
  },
  "auth-unmeetable": {
    title: () => "It breaks at the token: nobody can satisfy Yunzai's auth",
    cause: ({ file, problem, key }) => `${file}: ${reasons.auth[problem](key)}.`,
    cure: ({ file }) => [
      `In ${file}, write auth as two lines: auth: and, indented by two spaces, authorization: "Bearer your-token".`,
      "It takes effect seconds after saving; check again.",
    ],
  },
  "redis-not-running": {
    title: ({ reason }) =>
      isAboutPassword(reason)
        ? "Yunzai cannot start: Redis refuses its password"
        : "Yunzai cannot start: Redis is not running",
    cause: ({ host, port, reason }) =>
      isAboutPassword(reason)
        ? `The Redis that Yunzai needs (${host}:${port}) does not take the password in redis.yaml: ${reason}.`
        : `The Redis that Yunzai needs (${host}:${port}) does not answer: ${reason}.`,
    cure: ({ reason }) => [
      isAboutPassword(reason)
        ? "Correct password in Yunzai's config/config/redis.yaml: a number needs quotes, and it stays empty where Redis has none."
        : "Start Redis, or correct its address in Yunzai's config/config/redis.yaml.",
      "Restart Yunzai.",
    ],
  },
  "reserved-port": {
    title: () => "It breaks at the port: Windows has reserved it",
    cause: ({ port, from, to }) =>
      `Windows (Hyper-V or WSL) reserves ports ${from} to ${to}, so Yunzai cannot listen on ${port}.`,
    cure: ({ from, to }) => [
      `Set a port outside ${from} to ${to} in Yunzai's server.yaml and restart Yunzai.`,
      "Check again, and point Lagrange at the new port.",
    ],
  },
  "remote-unreachable": {
    title: () => "It breaks at the address: the other machine cannot be reached",
    cause: ({ host, port, code }) => `${host}:${port} cannot be reached (${code}).`,
    cure: () => [
      "Make sure that machine is on and the address is right.",
      "Make sure its firewall lets this port through, and check again.",
    ],
  },
} satisfies Partial<FindingTexts>;

/** Redis answers, but not to what redis.yaml says. */
function isAboutPassword(reason: string): boolean {
  return /^(?:NOAUTH|WRONGPASS|NO_PASSWORD_SET|PASSWORD_NOT_TEXT)$/.test(reason);
}
