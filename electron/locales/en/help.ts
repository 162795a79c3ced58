import type { HelpTexts } from "../terminal-types.ts";

export const help: HelpTexts = {
  tagline:
    "Connects Lagrange.OneBot with TRSS-Yunzai: finds where the link breaks, proves it before changing the settings, and can undo the change.",
  usage: "Usage",
  jobPlace: "job",
  optionsPlace: "options",
  jobs: "Jobs",
  options: "Options",
  commonOptions: "For every job",
  examples: "Examples",
  exitCodes: "Exit codes",
  exits: [
    [0, "good: the link works, or it is written, unchanged or only planned"],
    [1, "the link is broken or not proved, or nothing could be listened to"],
    [2, "the command line is wrong"],
    [3, "refused to write or restore; nothing changed"],
    [4, "a bug in this program"],
  ],
  more: "One job with examples: npm run -s cli -- check --help",
  job: {
    find: {
      summary: "find Lagrange and Yunzai on this computer",
      about: "Looks at running programs and usual places first, and stops when it has both. Changes nothing.",
      examples: [
        { text: "a quick look", command: "find" },
        { text: "all of drive D, two minutes at most", command: "find --root D:\\ --full --max-seconds 120" },
        { text: "for scripts: a line of JSON for each one found", command: "find --stream" },
      ],
    },
    check: {
      summary: "does the link work, where does it break, and what cures it",
      about:
        "Reads settings, ports and logs, makes one real handshake and gives a verdict. Changes nothing. Without folders it takes those it finds.",
      examples: [
        { text: "find both and check them", command: "check" },
        { text: "name the two folders", command: "check --lagrange D:\\Lagrange --yunzai D:\\Yunzai" },
        { text: "a masked report, safe to post where you ask for help", command: "check --report" },
      ],
    },
    verify: {
      summary: "try one address and nothing else",
      about:
        "Dials as Lagrange would, with a made-up control path beside it. The bots in Yunzai do not notice.",
      examples: [
        { text: "try an address", command: "verify --url ws://127.0.0.1:2536/OneBotv11" },
        { text: "try what Yunzai's own settings say", command: "verify --yunzai D:\\Yunzai" },
        { text: "Yunzai is still loading: wait up to 90 s", command: "verify --yunzai D:\\Yunzai --wait 90" },
      ],
    },
    apply: {
      summary: "once verified, correct appsettings.json, with a backup",
      about:
        "Changes only the entry that leads to Yunzai and no other byte. Writes nothing that is not verified.",
      examples: [
        {
          text: "show what would change, write nothing",
          command: "apply --lagrange D:\\Lagrange --yunzai D:\\Yunzai --dry-run",
        },
        { text: "write it", command: "apply --lagrange D:\\Lagrange --yunzai D:\\Yunzai" },
        {
          text: "add an entry, leave the others alone",
          command: "apply --lagrange D:\\Lagrange --yunzai D:\\Yunzai --entry new",
        },
      ],
    },
    restore: {
      summary: "put a backup of appsettings.json back",
      about: "Takes the newest backup unless told otherwise, and backs up the present file first.",
      examples: [
        {
          text: "which backups there are, and what each would change",
          command: "restore --lagrange D:\\Lagrange --list",
        },
        { text: "restore the newest", command: "restore --lagrange D:\\Lagrange" },
      ],
    },
    listen: {
      summary: "while Yunzai is off, see what Lagrange really dials",
      about:
        "Holds Yunzai's port on this computer and tells the path, whether a token came along, and whose QQ it is. Reads only the head of each request and answers 503, so no message is taken in. Steps aside as soon as Yunzai starts, and ends by itself.",
      examples: [
        { text: "for a minute", command: "listen" },
        { text: "at Lagrange's factory port, for two minutes", command: "listen --port 8080 --seconds 120" },
        { text: "for scripts: a line of JSON for each dial", command: "listen --json" },
      ],
    },
    watch: {
      summary: "is the real Lagrange connected, and does it last",
      about:
        "Follows Lagrange's own connection to Yunzai and ends as soon as it has stood for 10 s. Changes nothing and dials nothing.",
      examples: [
        { text: "after a change, once Lagrange is open again", command: "watch" },
        {
          text: "name the two folders, watch for two minutes at most",
          command: "watch --lagrange D:\\Lagrange --yunzai D:\\Yunzai --seconds 120",
        },
      ],
    },
    practice: {
      summary: "a practice world: a make-believe Lagrange folder and Yunzai",
      about:
        "Prints one line of JSON with the folders and the address. Ctrl+C ends it and cleans up. Real programs are never touched.",
      examples: [
        { text: "a Yunzai of today", command: "practice" },
        { text: "an old one that takes 5 s to load", command: "practice --age B --loading 5" },
        { text: "one that asks for a token", command: 'practice --auth "authorization=Bearer abc"' },
      ],
    },
    demo: {
      summary: "the whole story on a practice world, in under 15 s",
      about:
        "From broken to cured: check, verify, preview, write, check again. Real programs are never touched.",
      examples: [
        { text: "watch it", command: "demo" },
        { text: "keep the practice folder afterwards", command: "demo --keep" },
      ],
    },
  },
  option: {
    age: "which age of Yunzai to imitate: A, B, C0 or C (the latest, default)",
    auth: "a token Yunzai asks for, as KEY=VALUE; may be repeated",
    backup: "the backup to restore; the newest by default",
    deadline: "milliseconds for the whole verification, 10000 by default",
    dir: "where the practice world goes; a temporary folder by default",
    "dry-run": "preview only, write nothing",
    entry: "the entry to change (its number behind # in check), or new for another one",
    full: "search everywhere, even after both are found",
    help: "show this help",
    json: "print one JSON document on standard output, for scripts",
    keep: "keep the practice folder at the end",
    lagrange: "the folder of Lagrange.OneBot",
    lang: "language: zh-CN or en; the system's by default",
    list: "list the backups, restore nothing",
    loading: "seconds Yunzai takes to load, 0 by default",
    "max-seconds": "seconds to search at most, 60 by default",
    port: "the port; by default 2536 for listen, any free one for practice",
    rebuild:
      "if the settings cannot be read: after a backup write fresh ones that keep what can still be read",
    report: "print a report that is safe to share: tokens and QQ ids masked, paths shortened",
    root: "search from this folder; may be repeated",
    seconds: "seconds to wait at most, 60 by default",
    stay: "milliseconds to watch an open connection, 1500 by default",
    stopped: "Yunzai does not run yet; a window on this practice world can start it",
    stream: "print a line of JSON for each one found, the whole result last",
    "token-env": "read the token from this environment variable; it is never shown",
    unverified: "write even if the link is not verified",
    url: "the address to dial, such as ws://127.0.0.1:2536/OneBotv11",
    version: "show the version",
    wait: "seconds to wait while Yunzai is still loading, 0 by default",
    yunzai: "the folder of TRSS-Yunzai",
  },
};
