import type {
  ListenDialogTexts,
  ShowFolderTexts,
  StartDialogTexts,
  WatchCardTexts,
} from "../window-start-types.ts";

export const start: StartDialogTexts = {
  open: { lagrange: "Start Lagrange…", yunzai: "Start Yunzai…" },
  title: { lagrange: "Start Lagrange?", yunzai: "Start Yunzai?" },
  planning: "Finding out what would run",
  window: {
    lagrange:
      "A new window opens for it. If it wants you to log in, the QR code is in that window: scan it with QQ on your phone.",
    yunzai: "A new window opens for it. Keep that window open for as long as you use Yunzai.",
  },
  program: "Runs",
  args: "With",
  folder: "In the folder",
  start: "Start",
  starting: "Starting",
  notStarted: "Not started",
  refused: {
    running: (program) =>
      program === "lagrange"
        ? "The Lagrange in this folder is open already. To start it anew, close its window first."
        : "The Yunzai in this folder is open already and may still be loading. Wait a moment and check again.",
    "no-program": (program) =>
      program === "lagrange"
        ? "There is no Lagrange.OneBot in this folder. Unpack the program here and try again."
        : "There is no whole Yunzai in this folder: app.js may be missing. See whether it is the right folder.",
    "no-runtime": (program) =>
      program === "lagrange"
        ? "It needs .NET, and none was found on this computer. Install .NET, or use a Lagrange that brings its own."
        : "It needs Node.js, and none was found on this computer. Start it the way you always do, or install Node.js and try again.",
    "not-here": () =>
      "The folder is on another computer, or in WSL, so it cannot be started from here. Start it the way you always do.",
    outside: () => "It lies outside the folder that this run may work in (in practice, the practice folder).",
    cancelled: () => "It was cancelled; nothing was started.",
  },
  failed: {
    running: "It was opened a moment ago, so there is nothing left to start.",
    "not-found":
      "The program or its folder was there a moment ago and is gone. See whether it was moved, or put away by an antivirus program.",
    "no-permission":
      "You may not run it. See whether the folder is another user's, or the file is not marked as a program.",
    "needs-elevation":
      "It asks for administrator rights, which the wizard never takes. Start it the way you always do.",
    "not-a-program":
      "This computer cannot run the file: it is broken, or made for another system. Download the one that fits.",
    blocked: "The system or an antivirus program stopped it. If you trust it, allow it there and try again.",
    "no-console": "No terminal window was found to show it in. Start it the way you always do.",
    cancelled: "It was cancelled; nothing was started.",
    unknown: "The system gave no reason. Start it the way you always do.",
  },
  broken: "The wizard itself failed; nothing was started.",
  again: "Try again",
  ended: {
    title: {
      lagrange: "Lagrange was started, and is gone again",
      yunzai: "Yunzai was started, and is gone again",
    },
    cause:
      "It runs no more. If its window is still open, its last lines say why; if not, the steps below show them again.",
    how: "How to see what it complained of",
    see: {
      windows: (command) => [
        "Open its folder, click the address bar at the top, type cmd and press Enter.",
        `In the new window type this line and press Enter: ${command}`,
      ],
      other: (command) => [`Open a terminal in its folder and run this line: ${command}`],
    },
    hint: {
      lagrange:
        "The last lines say why. With “address already in use” another program has the port: close that one, then start again.",
      yunzai:
        "The last lines say why. With ERR_MODULE_NOT_FOUND packages are missing: run pnpm i, then start again.",
    },
    log: (path) => `The log may tell as well: ${path}`,
  },
};

export const watch: WatchCardTexts = {
  title: "The real connection",
  words: {
    looking: "looking",
    "not-running": "to be started",
    ended: "gone again",
    "signing-in": "logging in",
    "old-settings": "old settings",
    connecting: "connecting",
    counting: "connected",
    unsettled: "not settled",
    flapping: "keeps dropping",
    unknown: "cannot be told",
    stopped: "not watching",
    stable: "stable",
    absent: "not connected",
  },
  looking: "Looking for Lagrange's connection",
  flapping: "Lagrange connects, is dropped, and tries again and again.",
  stopped: "Nobody is watching just now.",
  due: {
    "not-running": "Start Lagrange and wait for its login; scan the QR code if it shows one.",
    "old-settings": "Close Lagrange's window first; after that it can be started from here.",
    "not-greeted": "Use “Check again” to see where it breaks.",
    replaced: "Close the other program; Lagrange connects again by itself.",
    cause: "Use “Check again” to find the cause and mend it.",
  },
  seconds: (seconds, of) => `${seconds} of ${of} s`,
  again: "Watch again",
};

export const listen: ListenDialogTexts = {
  open: "See where Lagrange connects to",
  title: "Where Lagrange connects to",
  intro: (port, seconds) =>
    `Holds Yunzai's port ${port} for up to ${seconds} s to see who dials it. Nobody is let in, and the port is free as soon as Yunzai starts.`,
  beginning: "Taking the port",
  holding: "Waiting for Lagrange to dial",
  dials: "Dials so far",
  times: (count) => `${count} times`,
  qq: "QQ",
  fact: (label, value) => `${label}: ${value}`,
  repair:
    "It can be mended once Yunzai runs: start it, and the wizard verifies the link and corrects Lagrange's settings.",
  failed: "The port could not be held: the wizard itself failed.",
  again: "Look again",
  goOn: "Yunzai is here, go on",
};

export const folder: ShowFolderTexts = {
  open: { any: "Open the folder", lagrange: "Open Lagrange's folder", yunzai: "Open Yunzai's folder" },
  failed: (path) => `No window came up for the folder. It is here: ${path}`,
};
