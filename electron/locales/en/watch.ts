import type { WatchTexts } from "../watch-types.ts";

const oldSettings =
  "This Lagrange logged in before the settings were changed: close it and open it again, only then do they count.";

export const watch: WatchTexts = {
  titles: {
    stable: "Connected and stable",
    flapping: "It connects and drops again and again",
    absent: "Not connected",
    "not-running": "Lagrange is not running",
    unknown: "Cannot be told yet",
  },
  stable: (id) => `${nameOf(id)} has been connected to Yunzai for 10 s without a break.`,
  flapping: (connects) => `Lagrange connected ${connects} times in this while, and never for long.`,
  absent: "Lagrange runs, but it is not connected to Yunzai.",
  notRunning: "No Lagrange was seen running in this folder. Open it and watch again.",
  tooShort: "It is connected, but the watch ended before 10 s were over. Watch again, and longer.",
  untold:
    "The system does not show programs and connections, so it cannot be told whether Lagrange is connected; look in Yunzai's window for the line that says it is.",
  causes: {
    "not-listening": () => "Nobody listens on Yunzai's port: it has not started, or it has stopped.",
    "path-unknown": ({ path }) => `Yunzai does not know the path it dials, ${path}.`,
    unauthorized: ({ key }) => `Yunzai turned it away: the value of ${key} is not the right one.`,
    dropped: () => "Yunzai took the connection and soon dropped it.",
    "not-greeted": () =>
      "The connection is open, but Yunzai has not greeted the bot; most likely the path is the wrong one.",
    replaced: () => "Another program dialled Yunzai with the same QQ id and gets the messages now.",
  },
  waiting: {
    "not-running": "Waiting for Lagrange to be started.",
    "signing-in": "Lagrange has started; waiting for its login. Scan the QR code if it shows one.",
    "old-settings": oldSettings,
    running: "Lagrange runs; waiting for it to connect.",
    unknown: "Whether Lagrange runs cannot be told.",
  },
  connected: (id) => `${nameOf(id)} is connected; now it has to last.`,
  otherId: (id) => `Another QQ id has arrived, ${id}. Was some other Lagrange opened?`,
  oldSettings,
};

function nameOf(id: string | null): string {
  return id === null ? "Lagrange" : `QQ ${id}`;
}
