import type { BotsTexts } from "../window-bots-types.ts";

export const bots: BotsTexts = {
  title: {
    checking: (all) => `Checking ${counted(all)}`,
    stopped: "Stopped",
    unfinished: "The check did not finish",
    healthy: (all) => (all === 1 ? "This bot is fine" : `${all === 2 ? "Both" : `All ${all}`} bots are fine`),
    broken: (broken, all) => not(broken, all, "cannot connect", "can connect"),
    unproven: (unproven, all) => not(unproven, all, "could not be proved", "could be proved"),
  },
  progress: (done, all) => `${done} of ${all} done`,
  subtitle: {
    stopped: (unchecked) => `${counted(unchecked)} not checked; nothing was changed.`,
    healthy: "With these settings, all of them reach Yunzai.",
    repairable: (count) => `${count} can be repaired; every change is shown to you before it is written.`,
    byHand: "“Details” tells the cause and what to do.",
    written: (count) => `${counted(count)} just written, and checked again since.`,
  },
  columns: { bot: "Bot", state: "State", actions: "Actions" },
  states: {
    healthy: "fine",
    attention: "have a look",
    broken: "cannot connect",
    unproven: "not proved",
    checking: "checking",
    waiting: "waiting",
    unchecked: "not checked",
  },
  healthy: {
    running: "Reaches Yunzai, and needs no restart",
    "old-settings": "The settings are right; restart Lagrange to use them",
    "not-running": "The settings are right; start Lagrange, and it connects",
    "never-logged-in": "The settings are right; it connects once the QR code was scanned",
  },
  name: {
    qq: (maskedId) => `QQ ${maskedId}`,
    neverLoggedIn: "Never logged in",
    full: (name, folder) => `${name} · ${folder}`,
  },
  yunzai: (folder) => (folder === null ? "Yunzai: by its address" : `Yunzai: ${folder}`),
  written: "Written; backup:",
  created: "Written; the settings file is new",
  interrupted: "The wizard failed while writing; this is how it stands now",
  repair: "Repair",
  details: "Details",
  of: (label, name) => `${label}: ${name}`,
  repairAll: (count) => (count === 1 ? "Repair this one" : `Repair all (${count})`),
  findMore: "Find more…",
  sameId: {
    title: (maskedId, folders) => `${folders.join(" and ")} are logged in as one QQ (${maskedId})`,
    text: "Running together, they log each other out, and Yunzai listens only to the one that connected last. Run one of them, or log in with another QQ in the other.",
    badge: "same QQ",
  },
  examine: (count) => `Check all (${count})`,
  showAll: "All bots",
  review: {
    title: {
      planning: "Checking each of them once more",
      planned: (count) => `The settings of ${counted(count)} will change`,
      nothing: "Nothing here can be written together",
      writing: (count) => `Writing the settings of ${counted(count)}`,
    },
    planning: "Connecting to Yunzai again before writing, and working out the lines to change",
    progress: (done, all) => `${done} of ${all} done`,
    subtitle: {
      planned: "Of each, only the lines shown change; everything else stays exactly as it is.",
      some: (left) =>
        `Only the lines shown change; ${left === 1 ? "1 bot is left as it is" : `${left} bots are left as they are`}, for the reason told.`,
      nothing: "Nothing was changed; the reasons stand below.",
    },
    list: "Bots to change",
    badges: {
      lines: (lines) => (lines === 1 ? "1 line" : `${lines} lines`),
      created: "new file",
      unchanged: "nothing to do",
      refused: "left as it is",
      writing: "writing",
      written: "written",
      notWritten: "not written",
    },
    unchanged: "The settings are right already.",
    ambiguous: "More than one entry could be the one for Yunzai: repair it alone, and choose.",
    alone: "Repair alone",
    backup: "Every file gets a backup in its own folder first, which can be restored with one click.",
    write: (count) => `Write all (${count})`,
    writing: (done, all) => `Writing (${done}/${all})`,
  },
};

function counted(number: number): string {
  return number === 1 ? "1 bot" : `${number} bots`;
}

/** "All bots cannot connect" could mean that some can. */
function not(count: number, all: number, cannot: string, can: string): string {
  if (all === 1) return `This bot ${cannot}`;
  if (count < all) return `${count} of ${all} bots ${cannot}`;
  return all === 2 ? `Neither bot ${can}` : `None of the ${all} bots ${can}`;
}
