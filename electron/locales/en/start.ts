import type { StartTexts } from "../start-types.ts";

export const start: StartTexts = {
  opening: {
    desktop: "Opening the wizard's window.",
    "no-runtime":
      "Electron's runtime is not installed, so the wizard opens in the browser (npm run electron:install fetches it).",
    asked: "Opening in the browser, as --browser asks.",
    printed: "Here is the address, as --no-open asks; open it in a browser yourself.",
    "desktop-failed":
      "Electron's window did not start, so the wizard opens in the browser (npm run electron:install installs it anew).",
  },
  openItYourself: "No browser could be opened: copy the address above into one yourself.",
  help: {
    tagline: "Opens the wizard: in Electron's window where its runtime is installed, else in the browser.",
    usage: "Usage",
    options: "Options",
    option: {
      practice: "open on a practice world, removed at the end; nothing real is touched",
      browser: "open in the browser in any case",
      "no-open": "only print the address",
      lang: "zh-CN or en; the system's language by default",
      help: "show this help",
      within: "work in this folder only, as in a practice world: nothing outside it is searched or written",
      age: "practice: the age of Yunzai to imitate: A, B, C0 or C (default)",
      loading: "practice: seconds until Yunzai is ready, 0 by default",
      auth: "practice: a token that Yunzai asks for, as KEY=VALUE; may be repeated",
      stopped: "practice: Yunzai does not run yet; start it from the window",
    },
  },
  usage: {
    "unknown-option": ({ option }) => `There is no option ${option}; --help shows them all.`,
    "unexpected-argument": ({ argument }) =>
      `“${argument}” is not expected here; a value belongs behind its option.`,
    "value-missing": ({ option }) => `--${option} needs a value.`,
    "value-not-wanted": ({ option }) => `--${option} is a switch and takes no value.`,
    "no-such-language": ({ value }) => `--lang can be zh-CN, en, but not “${value}”.`,
    "practice-only": ({ option }) => `--${option} goes only with --practice.`,
    "not-together": ({ options: [first, second] }) => `--${first} and --${second} cannot be used together.`,
    "not-a-folder": ({ path }) => `--within wants a folder, and ${path} is none.`,
  },
  refusedTitle: "The wizard did not open",
  refused: {
    "bad-request": "This request makes no sense and was refused.",
    "wrong-method": "Only GET and HEAD are answered here.",
    "wrong-host":
      "The request names another host: only the 127.0.0.1 address printed at the start opens the wizard.",
    "wrong-origin": "The request does not come from the wizard's own page and was refused.",
    "cross-site":
      "The request comes from another site and was refused. Copy the address printed at the start into the browser's address bar.",
    "wrong-token": "The token in the address is wrong. Copy the whole address printed at the start.",
    "no-session": "Only the whole address printed at the start, token included, opens the wizard.",
    "other-window":
      "The wizard is already open in another window. Go back to that one; if it is closed, wait half a minute and run npm start again.",
    "forbidden-path": "This path may not be asked for.",
    "not-found": "There is no such file.",
    "not-a-socket": "This address takes WebSocket connections only.",
    "too-many": "Too many connections are open at once; this one was refused.",
  },
};
