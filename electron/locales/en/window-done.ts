import type { DoneTexts } from "../window-review-types.ts";

const watchYunzai = "Watch Yunzai's window: a line that says it is connected, and all is well.";

export const done: DoneTexts = {
  title: "Written",
  subtitle: "After its next login, Lagrange connects to Yunzai by the new settings.",
  backup: "Backup from before",
  noBackup: "There was no such file before, so there is no backup. To undo this, delete the file.",
  nextHeading: "What to do now",
  next: {
    running: [
      "Close Lagrange's window.",
      "Start Lagrange again: it reads its settings only at login, and keeps the old ones until then.",
      watchYunzai,
    ],
    stopped: ["Start Lagrange and wait for its login; scan the QR code if it shows one.", watchYunzai],
    unknown: [
      "If Lagrange is open, close its window.",
      "Start Lagrange and wait for its login: that is when it reads its settings.",
      watchYunzai,
    ],
  },
  undo: "Undo",
  undoing: "Undoing",
  confirm: {
    title: "Undo what was just written?",
    text: "appsettings.json goes back to what it was; the present file is backed up first.",
    keep: "Keep it",
    undo: "Undo",
  },
  undone: {
    title: "Restored",
    subtitle: "appsettings.json is again what it was before.",
    backup: "What it replaced is backed up too",
    next: {
      running: ["Lagrange still works with the settings from before; close and start it again."],
      stopped: ["Lagrange will start with the restored settings."],
      unknown: ["If Lagrange is open, close and start it again to make this count."],
    },
  },
  notRestored: "Not restored",
  examine: "Check again",
  backups: {
    title: "Backups",
    intro: "Pick one to see what restoring it would change. The present file is backed up first.",
    reading: "Reading the backups",
    none: "There are no backups yet. Every write makes one first.",
    unreadable: "The backups could not be read.",
    legend: "Backups, newest first",
    sameAsNow: "same as now",
    wouldChange: "Restoring this one would change",
    restore: "Restore this one",
    restoring: "Restoring",
    nothingToRestore: "Same as now, nothing to restore",
    restored: (time) => `Restored the one of ${time}.`,
    replacedBackup: "What it replaced is backed up too:",
    again: "Try again",
  },
  report: {
    open: "Copy a report",
    title: "Report",
    text: "The report's text",
    making: "Checking; the report follows in a moment",
    failed: "The report could not be made; please try once more.",
    copy: "Copy",
    copied: "Copied",
    selected: "Copying is not allowed here. The text is selected: press Ctrl+C.",
  },
};
