import type { HealthTexts } from "../window-health-types.ts";

export const health: HealthTexts = {
  title: { running: "Checking the link", stopped: "Stopped", unfinished: "The check did not finish" },
  running: "Only looking: it reads both sides' settings and dials once for real.",
  stopped: "You stopped the check; nothing was changed.",
  healthy: {
    running: "With these settings Lagrange reaches Yunzai.",
    "old-settings": "The settings are right; Lagrange uses them once it is restarted.",
    "not-running": "The settings are right; start Lagrange, and it connects to Yunzai.",
    "never-logged-in": "The settings are right; once Lagrange has logged in to QQ, it connects to Yunzai.",
  },
  broken: "Nothing was changed; every change is shown to you before it is written.",
  unproven: "No error was found, and the link could not be proved either.",
  rows: {
    settings: "Settings",
    yunzai: "Yunzai",
    lagrange: "Lagrange",
    words: {
      right: "right",
      attention: "have a look",
      answers: "answers",
      running: "running",
      "old-settings": "old settings",
      "not-running": "not running",
      "never-logged-in": "never logged in",
    },
    onlyEntry: (index) => `appsettings.json has one entry, #${index}, and it leads to Yunzai`,
    entryOfMany: (index, count) => `appsettings.json has ${count} entries; #${index} leads to Yunzai`,
    entryUnknown: "appsettings.json can be read",
    yunzaiProved: {
      handled: "The handshake succeeds, and its log confirms the OneBot adapter",
      registered: "The handshake succeeds and stays open",
      unproven: "The handshake succeeds, and the folder holds this adapter",
    },
    lagrangeStates: {
      running: "It has logged in before, and needs no restart",
      "old-settings": "The settings changed after it logged in; close it and start it again",
      "not-running": "Once started and logged in, it connects to Yunzai by itself",
      "never-logged-in": "It connects to Yunzai only after the QR code was scanned",
    },
  },
  stop: "Stop the check",
  again: "Check again",
  setUpAgain: "Set up again…",
  report: "Copy a report",
  backups: "Backups and restore",
};
