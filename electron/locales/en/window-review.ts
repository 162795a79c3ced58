import type { ReviewTexts } from "../window-review-types.ts";

export const review: ReviewTexts = {
  planning: {
    title: "Checking once more",
    what: "Connecting to Yunzai again before writing, and working out which lines to change",
  },
  unfinished: { plan: "The check did not finish", write: "The write did not finish" },
  planned: {
    title: (lines) =>
      lines === 1 ? "Only this 1 line will change" : `Only these ${lines} lines will change`,
    subtitle: "Everything else (comments, order, line ends) stays exactly as it is.",
    created: {
      title: "appsettings.json will be created",
      subtitle: "It holds Lagrange's default settings, with the link pointing to Yunzai.",
    },
    rebuilt: {
      title: "appsettings.json will be rebuilt",
      subtitle: "Every setting that can still be read is carried over; the rest becomes the default.",
    },
    backup: "A backup goes into the same folder first, and can be restored with one click at any time.",
    noBackup: "This one file is created, nothing else is touched; to undo it, delete the file.",
    verified: (time) => `Verified ${time}`,
    unverified: "Not verified",
    unverifiedMeaning: "This link did not pass the check; it may still not work once written.",
    write: "Write",
    writing: "Writing",
  },
  unchanged: {
    title: "The settings are right already",
    remaining: "The link is right, one step is left",
    proved: "They hold a link that reaches Yunzai:",
    unproved: "They hold this very link, but it could not be verified just now.",
    finish: "Finish",
  },
  refused: {
    titles: {
      "not-verified": "Not written: the link is not verified",
      ambiguous: "Which entry is the one to change?",
      "settings-unreadable": "Not written: the settings file cannot be read",
      "layer-unreadable": "Not written: another settings file cannot be read",
      "wrong-program": "Not written: these are not Lagrange.OneBot's settings",
      "would-not-rebuild": "Not written: the rebuilt text failed its check",
      "would-not-parse": "Not written: changing this entry is not enough",
      locked: "Not written: the file is in use",
      "no-permission": "Not written: permission denied",
      "read-only": "Not written: the file is read-only",
      "disk-full": "Not written: the disk is full",
      "changed-meanwhile": "Not written: another program just changed the file",
      "not-found": "Not written: a file or folder is missing",
      outside: "Not written: the file lies outside this run's folder",
      cancelled: "Stopped, nothing written",
      io: "Not written: the disk reported an error",
    },
    nothingChanged: "The wizard has changed nothing.",
    instead: {
      "not-verified": "Yunzai could not be reached just now. See where it breaks, mend that, then write.",
      "settings-unreadable": "Lagrange cannot read the present appsettings.json, so it cannot be edited.",
      "layer-unreadable":
        "The file over appsettings.json (most often appsettings.Production.json) cannot be read. Lagrange stops there, whatever appsettings.json says.",
      ambiguous:
        "It is not clear which entry is meant for Yunzai. One can be added; the others stay as they are.",
    },
    stoppedAt: (step) => `It stopped while ${step}.`,
    backupMade: "A backup had been made already:",
    clearReadOnly: "Right-click the file, choose Properties, untick Read-only, then OK.",
    lookingWhere: "Looking for the line with the error",
    rebuildMeaning:
      "Or rebuild it: what can still be read is carried over, the rest becomes the default. The old file is backed up, and you see the result before it is written.",
    entries: {
      subtitle:
        "More than one entry could be meant for Yunzai. Pick the one to change; the others stay as they are.",
      legend: "Possible entries",
      entry: (index, type) => `Entry #${index} · ${type ?? "no Type"}`,
      add: "Add an entry",
      addMeaning: "The others stay as they are; one for Yunzai is added at the end.",
      chooseFirst: "Pick one first",
    },
    next: {
      verify: "Back to verifying",
      examine: "Run a check",
      "use-entry": "Use this one",
      "add-entry": "Add an entry",
      rebuild: "Rebuild the file…",
      "choose-folder": "Choose another folder",
      "check-again": "Check once more",
      "try-again": "Try again",
    },
  },
};
