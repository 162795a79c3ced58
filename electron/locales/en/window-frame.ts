import type { FrameTexts } from "../window-frame-types.ts";

export const frame: FrameTexts = {
  steps: {
    find: "Find programs",
    link: "Port and suffix",
    verify: "Verify the link",
    review: "Review & write",
    done: "Done",
  },
  health: "Health check",
  next: "Next",
  back: "Back",
  stop: "Stop",
  close: "Close",
  cancel: "Cancel",
  help: "Help",
  helpSections: [
    {
      title: "What it does",
      text: "It makes Lagrange.OneBot connect to Yunzai (a reverse WebSocket). It connects for real first, and edits appsettings.json only once the link is proved.",
    },
    {
      title: "What it changes",
      text: "Only the values of the link to Yunzai; everything else stays as it is. A backup is made first, and can be restored at any time.",
    },
    {
      title: "What it does not do",
      text: "It ends no program, sends no QQ message, uses no network beyond the two programs, and needs no administrator rights.",
    },
  ],
  shut: {
    "choose-lagrange": "Choose the Lagrange folder first",
    "choose-yunzai": "Choose Yunzai first",
    fields: "Correct what is marked first",
    loading: "Reading the settings",
    "verify-first": "Opens once the link is verified",
    busy: "One moment",
  },
  connecting: "Opening the wizard",
  gone: {
    title: "The wizard has stopped",
    text: "The program behind this page has ended. No file was left half-written. Open the wizard again to go on.",
    again: "Reconnect",
    still: "Still no answer: the program is not running.",
  },
  otherWindow: {
    title: "The wizard is open in another window",
    text: "Only one window at a time can be used. Go back to that one, or close it and open the wizard again.",
  },
  noKey: {
    title: "This address is incomplete",
    text: "Open the whole address that the wizard gave at its start. It works once; after that, start the wizard again.",
  },
  failed: {
    title: "The wizard itself made a mistake",
    text: "This step did not finish, and nothing was changed. Try again; if it stays, tell the developers.",
    again: "Try again",
  },
  mayClose: {
    title: "You can close this page now",
    text: "The wizard has done what there was to do.",
    back: "Back to the wizard",
  },
};
