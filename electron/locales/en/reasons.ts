import type { ReasonTexts } from "../types.ts";

const endpoint: ReasonTexts["endpoint"] = {
  "host-missing": "Host is missing",
  "host-wildcard": "* and 0.0.0.0 are for listening, not for connecting",
  "host-scheme": "Host may start with ws:// or wss:// in lower case only",
  "host-has-path": "Host contains a path, which belongs in Suffix",
  "host-has-port": "Host contains a port, which belongs in Port",
  "host-unbracketed": "an IPv6 address needs brackets, such as [::1]",
  "host-malformed": "Host contains characters that cannot be used",
  "port-missing": "Port is missing",
  "port-not-a-number": "Port is not a positive whole number",
  "port-out-of-range": "Port must be between 1 and 65535",
  "suffix-no-slash": "Suffix lacks its leading /",
};

const disk: ReasonTexts["disk"] = {
  "not-found": "it does not exist",
  "not-a-file": "it is not a file",
  "not-a-folder": "it is not a folder",
  "no-permission": "permission denied",
  "read-only": "the file or the disk is read-only",
  busy: "another program is using it",
  "disk-full": "the disk is full",
  "too-large": "it is too large",
  io: "the disk reported an error",
};

export const reasons: ReasonTexts = {
  unreadable: {
    ...disk,
    empty: "the file is empty",
    "root-not-object": "the outermost value is not an object in braces { }",
    unterminated: "the text ends early: a closing bracket or quote is missing",
    "unexpected-token":
      "something stands here that does not belong, often after a missing comma, colon or quote",
    "bad-string": "a string is malformed, for example a single backslash where two are needed",
    "bad-number": "a number is malformed",
    "bad-comment": "a comment is malformed; only // and /* */ are allowed",
    "too-deep": "the brackets are nested too deeply",
    "too-large": "the file is over 4 MB, too large for a settings file",
    binary: "this is not a text file",
  },
  endpoint,
  url: {
    ...endpoint,
    "not-a-url": "this is not a complete address such as ws://127.0.0.1:2536/OneBotv11",
    scheme: "the address must start with ws:// or wss://",
    credentials: "the address must not contain a user name or password",
  },
  disk,
  yunzaiSettings: {
    "not-yaml": "it is not valid YAML, often because of indentation or a missing space after a colon",
    "not-a-map": "it should hold lines of the form “name: value”",
    "port-invalid": "port is not a whole number between 1 and 65535",
    "too-large": "it is too large for settings",
    unreadable: "it cannot be read",
  },
  auth: {
    "not-a-map": () => "auth is followed by plain text, which Yunzai compares one character at a time",
    "not-a-string": (key) =>
      `the value of ${named(key)} under auth is no text: a number or true without quotes, or nothing at all, never equals the token that arrives`,
    "no-single-value": (key) =>
      `the value of ${named(key)} under auth can be carried neither by AccessToken nor by a query in the suffix`,
  },
  found: {
    running: "running now",
    listening: "owns a listening port",
    remembered: "used last time",
    "known-place": "in a usual place",
    walk: "found by searching",
    given: "given by you",
  },
  refusedFolder: {
    milky: "this is Lagrange.Milky (Lagrange v2), which speaks another protocol",
    "other-yunzai": "this kind of Yunzai has no OneBot adapter, so Lagrange cannot reach it",
    "lagrange-source": "this is Lagrange's source code, with no program to run",
    "yunzai-incomplete": "this TRSS-Yunzai is incomplete: app.js or its adapters are missing",
    "settings-only": "this appsettings.json belongs to another program",
  },
  refusedApply: {
    "not-verified":
      "The link is not verified yet, so nothing was written. Follow the advice above, then try again.",
    ambiguous: "More than one candidate could be meant, and the tool does not guess. Name one.",
    "settings-unreadable":
      "Lagrange cannot read the present appsettings.json, so it cannot be edited. A check names the line: mend it, or rebuild the file.",
    "layer-unreadable":
      "The file over appsettings.json (most often appsettings.Production.json) cannot be read. Lagrange stops there, whatever appsettings.json says, so nothing was written. A check names its line and column: mend it by hand, then try again.",
    "wrong-program": "These are not the settings of Lagrange.OneBot, so nothing was written.",
    "would-not-rebuild":
      "The rebuilt text did not pass the final check, so nothing was written. Edit by hand, and send the developers the report.",
    "would-not-parse":
      "Changing this entry is not enough, so nothing was written: another setting wins over it (appsettings.Production.json or an environment variable), or it holds a malformed value, or is not a reverse link. A check names what stands in the way.",
    locked: "Another program is using the file. Close it, then try again.",
    "no-permission":
      "Permission to change the file was denied. Check the folder's permissions, then try again.",
    "read-only": "The file is read-only, and that is for you to decide. Clear the attribute, then try again.",
    "disk-full": "The disk is full. Free some space, then try again.",
    "changed-meanwhile": "Another program has just changed the file. Check again, then try again.",
    "not-found": "A file or folder that is needed does not exist. Check the path, then try again.",
    outside:
      "A link leads from here to an appsettings.json outside the folder that this run may work in, so nothing was written.",
    cancelled: "Stopped; nothing was changed.",
    io: "The disk reported an error. Check it, then try again.",
  },
  writeStep: {
    lock: "taking the lock",
    resolve: "finding the file",
    read: "reading the old file",
    backup: "backing up",
    write: "writing the new file",
    replace: "replacing the old file",
    "read-back": "reading back",
  },
};

function named(key: string | null): string {
  return key ?? "a key";
}
