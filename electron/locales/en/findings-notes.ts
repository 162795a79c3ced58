import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What works, or may work, but will bite, and what is merely worth knowing. */
export const noteFindings = {
  "settings-encoding": {
    title: () => "The settings file is not UTF-8",
    cause: ({ path, line }) =>
      `${path} holds text that is not UTF-8 from line ${line} on, probably GBK, and Lagrange reads it garbled.`,
    cure: () => ["Open it in an editor and save it as UTF-8."],
  },
  "several-links": {
    title: () => "Several entries lead to the same Yunzai",
    cause: ({ indexes }) =>
      `Entries ${indexes.map((index) => `#${index}`).join(", ")} all lead to this Yunzai and take the bot over from one another.`,
    cure: () => ['Keep one and add "Enable": "false", quotes included, to the others.'],
  },
  "file-not-writable": {
    title: () => "The settings file cannot be changed",
    cause: ({ path, reason }) => `${path} cannot be written now: ${reasons.disk[reason]}.`,
    cure: () => ["Clear the read-only attribute, or check the folder's permissions."],
  },
  "url-port-disagree": {
    title: () => "Yunzai shows another address than it listens on",
    cause: ({ file, url, port }) => `The url in ${file} is ${url}, but Yunzai listens on port ${port}.`,
    cure: ({ port }) => [`Port ${port} is the one that counts; correct the url so that it does not mislead.`],
  },
  "stale-port-setting": {
    title: () => "One port setting has no effect any more",
    cause: ({ file, port, effective }) =>
      `Nothing reads the port: ${port} in ${file} any more; Yunzai uses ${effective}.`,
    cure: () => ["To change the port, set it in config/config/server.yaml and restart Yunzai."],
  },
  "two-yunzais": {
    title: () => "There is more than one Yunzai",
    cause: ({ paths }) => `Also running: ${paths.join(", ")}.`,
    cure: () => ["Make sure the chosen one is the one you mean, and close those you do not need."],
  },
  "proxy-in-the-way": {
    title: () => "A proxy stands in the way",
    cause: ({ variable, proxy, url }) =>
      `Lagrange dials ${url} through the proxy ${proxy} (from ${variable ?? "Windows' proxy settings"}), which most likely cannot reach Yunzai.`,
    cure: ({ variable }) => [
      variable === null
        ? "In Windows' settings, under Network & internet → Proxy, tick “Don't use the proxy server for local addresses”; the proxy program has a switch for that too."
        : "Let 127.0.0.1 and localhost bypass the proxy, or set NO_PROXY=127.0.0.1,localhost,::1 in the environment.",
      "Restart Lagrange.",
    ],
  },
  "lagrange-needs-restart": {
    title: () => "Lagrange still uses the old settings",
    cause: ({ path }) =>
      `The settings were changed after the Lagrange in ${path} logged in, and it reads them only then.`,
    cure: () => ["Close Lagrange and open it again."],
  },
  "lagrange-paused": {
    title: () => "Lagrange is paused: text is selected in its window",
    cause: ({ path }) =>
      `The Lagrange in ${path} is running, but a word such as “Select” stands before its window's title: a click into that window does it, and Lagrange stands still.`,
    cure: () => ["Click on that window and press Esc once; the word before its title goes away."],
  },
  "lagrange-flapping": {
    title: () => "Lagrange keeps losing its connection",
    cause: ({ path, connects }) =>
      `Yunzai's log shows that the Lagrange in ${path} has connected ${connects} times of late and soon dropped each time.`,
    cure: () => ["Cure what is listed above first, then restart Lagrange."],
  },
  "sign-server-gone": {
    title: () => "Never logged in, and the public sign server is gone",
    cause: ({ server }) =>
      `Lagrange has never logged in, and its sign server (${server === "" ? "the default" : server}) has been down since October 2025. It dials Yunzai only after logging in.`,
    cure: () => ["Set SignServerUrl to a sign server that works.", "Restart Lagrange and scan the QR code."],
  },
  "enable-has-no-effect": {
    title: () => "This Enable has no effect",
    cause: ({ index }) =>
      `Entry #${index} is used all the same: only "Enable": "false", with quotes, disables an entry.`,
    cure: () => [],
  },
  "ignored-enabled": {
    title: () => "Enabled has no effect",
    cause: ({ section }) => `Lagrange does not read Enabled in ${section}, whatever it says.`,
    cure: () => [],
  },
  "shadowed-section": {
    title: ({ section }) => `${section} has no effect`,
    cause: ({ section, by }) => `The file has both ${by} and ${section}, and Lagrange reads only ${by}.`,
    cure: () => [],
  },
  "lagrange-not-running": {
    title: () => "Lagrange is not running",
    cause: ({ path }) =>
      `The Lagrange in ${path} is not open; it dials Yunzai once it is open and logged in.`,
    cure: () => ["Start Lagrange."],
  },
  "lagrange-never-logged-in": {
    title: () => "Lagrange has never logged in",
    cause: ({ path }) =>
      `${path} holds no login record, and Lagrange dials Yunzai only after logging in to QQ.`,
    cure: () => ["Start Lagrange and scan the QR code."],
  },
  "marker-not-echoed": {
    title: () => "The log did not show the probe's marker",
    cause: ({ log }) =>
      `The handshake was good, but ${log} did not show the marker within a second, so it stays open whether the OneBot adapter handles it.`,
    cure: () => [],
  },
  "link-healthy": {
    title: () => "The link is healthy",
    cause: ({ url }) => `The handshake with ${url} was good, and Yunzai's OneBot adapter is there.`,
    cure: () => [],
  },
} satisfies Partial<FindingTexts>;
