import { listed } from "../phrase.ts";
import type { FindTexts } from "../window-find-types.ts";

export const find: FindTexts = {
  title: {
    searching: {
      nothing: "Looking for Lagrange and Yunzai",
      lagrange: "Lagrange found, still looking for Yunzai",
      yunzai: "Yunzai found, still looking for Lagrange",
      both: "Both found, still looking",
    },
    ended: {
      nothing: "Neither Lagrange nor Yunzai was found",
      lagrange: "Lagrange found, Yunzai is missing",
      yunzai: "Yunzai found, Lagrange is missing",
      both: "Found, please confirm",
      elsewhere: "Lagrange is chosen, Yunzai goes by its address",
      "only-elsewhere": "Lagrange is missing",
    },
  },
  searching: "Searching",
  starting: "First the running programs and the usual places.",
  folders: (folders) => `${counted(folders, "folder")} so far`,
  found: (lagrange, yunzai) =>
    `Found ${listed([lagrange > 0 && `${lagrange} Lagrange`, yunzai > 0 && `${yunzai} Yunzai`], " and ")}.`,
  looked: (folders, seconds) => `${counted(folders, "folder")} searched in ${seconds} s.`,
  stopped: (folders) => (folders === null ? "Stopped." : `Stopped after ${counted(folders, "folder")}.`),
  unreadable: (folders) => `${counted(folders, "folder")} could not be opened.`,
  sentences: (parts) => parts.join(" "),
  bestChosen: "The likeliest are chosen.",
  group: { lagrange: "Lagrange", yunzai: "Yunzai" },
  otherYunzai: "Another Yunzai",
  badge: {
    running: "running",
    neverLoggedIn: "never logged in",
    qq: (maskedId) => `QQ ${maskedId}`,
    port: (port) => `port ${port}`,
    settingsOnly: "no program",
    unusable: "not usable",
  },
  foundRunning: "found by its process",
  foundByPort: "found by the port it holds",
  stillSearching: {
    lagrange: "Still looking for Lagrange.OneBot",
    yunzai: "Still looking for TRSS-Yunzai",
  },
  missing: {
    lagrange: {
      title: "No Lagrange.OneBot was found",
      next: "If you have it, show it with “Browse folders”, or search all drives. If not, get Lagrange.OneBot from the Lagrange.Core project on GitHub, unpack it, and come back.",
      nextAfterFull:
        "If you have it, show it with “Browse folders”. If not, get Lagrange.OneBot from the Lagrange.Core project on GitHub, unpack it, and come back.",
    },
    yunzai: {
      title: "No TRSS-Yunzai was found",
      next: "If you have it, show it with “Browse folders”, or search all drives. If not, install it as the TRSS-Yunzai project on GitHub tells.",
      nextAfterFull:
        "If you have it, show it with “Browse folders”. If not, install it as the TRSS-Yunzai project on GitHub tells.",
    },
  },
  elsewhere: {
    label: "Yunzai is in no folder of this computer",
    meaning: "WSL, Docker, another computer",
  },
  refused: (folders) =>
    folders === 1 ? "1 lookalike that cannot be used" : `${folders} lookalikes that cannot be used`,
  browse: "Browse folders…",
  full: "Search all drives",
  stop: "Stop searching",
  drop: { hint: "or drop a folder here", release: "Let go to look into this folder" },
  looking: "Looking into the folder",
  taken: (paths) => `Chosen: ${paths.join(", ")}`,
  nothingIn: (path) => `Neither Lagrange.OneBot nor TRSS-Yunzai is in ${path}.`,
  refusedFolder: (path, reason) => `${path} cannot be used: ${reason}.`,
  notTaken: {
    outside: "This is practice: only folders of the practice world can be chosen.",
    "unreadable-drop": "Where the dropped folder is cannot be told; please use “Browse folders”.",
    failed: "The folder could not be opened; please try again.",
  },
  lookedFor: "Lagrange's folder holds Lagrange.OneBot.exe; Yunzai's holds app.js and plugins.",
  dialog: {
    title: "Choose a folder",
    hint: "The folder of Lagrange or Yunzai; the one above it will do too.",
    start: "Usual places",
    up: "Up",
    path: "Where you are",
    folders: "Folders",
    opening: "Opening",
    empty: "No more folders in here",
    failed: (path) => `${path} cannot be opened: no permission, or it is gone.`,
    take: (name) => (name === null ? "Choose" : `Choose ${name}`),
  },
};

function counted(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
