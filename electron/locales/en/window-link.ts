import type { LinkTexts } from "../window-link-types.ts";

export const link: LinkTexts = {
  title: {
    reading: "Reading Yunzai's settings",
    "yunzai-settings": "Filled in, please confirm",
    guess: "Filled with the usual values, please check",
    own: "Your own values, please confirm",
    wrong: "Something is not right yet",
  },
  subtitle: {
    reading: "Port and suffix will be filled in at once.",
    "yunzai-settings": "Taken from Yunzai's own settings; usually right as they are.",
    guess: "Yunzai's settings could not be read; these are the usual values.",
    elsewhere:
      "These are the usual values. They mostly fit WSL and Docker; for another computer, enter its IP as the address.",
    own: "The next step dials for real and tells at once whether they fit.",
    wrong: "Correct what is marked, then verify.",
  },
  fields: { host: "Address (Host)", port: "Port", suffix: "Suffix" },
  short: { host: "address", port: "port", suffix: "suffix", token: "token" },
  suffixUse: {
    best: "OneBot v11, the one for Lagrange",
    oneBot: "OneBot v11 by its old name",
    other: (adapter) => `for ${adapter}, not for Lagrange`,
  },
  problem: {
    suffixQuery: "a / is needed before the ?",
    suffixCase: "capitals count: Yunzai would not know it",
    suffixUnknown: "this Yunzai serves no such suffix",
    suffixMasked: "*** stands for a hidden token; a changed suffix needs the token written out",
    portDiffers: (port) => `Yunzai's settings say ${port}`,
  },
  use: (values) => (values.length === 1 ? `Use ${values.join("")}` : `Fill in apart: ${values.join(", ")}`),
  preview: { label: "Lagrange will dial", incomplete: "shown once complete", withToken: "with token ***" },
  token: {
    label: "Token (AccessToken)",
    labelOptional: "Token (AccessToken), empty if Yunzai has none",
    none: "Yunzai asks for no token",
    known: "Yunzai asks for a token; it is filled in on writing",
    own: "Your own token is used",
    unmeetable:
      "Lagrange cannot carry the token Yunzai asks for. The next step tells how to change Yunzai's settings.",
    enterAnyway: "Enter one anyway",
    enterOther: "Use another",
    withdraw: "Enter none",
    show: "Show",
    hide: "Hide",
    showName: "Show the token",
    hideName: "Hide the token",
    showTyped: "Show the token as typed",
    bearer: "Leave out Bearer: Lagrange puts it there itself",
    dropBearer: "Leave out Bearer",
    gone: "no token was found",
  },
  paste: {
    label: "Paste to fill in",
    placeholder:
      "Paste Yunzai's line with its address, Lagrange's log, an address, or a piece of appsettings.json",
    reading: "Reading",
    filled: (parts, from) => `Filled in from ${from}: ${parts.join(", ")}`,
    part: (field, value) => `${field} ${value}`,
    same: (from) => `Understood as ${from}; it says what is already filled in.`,
    from: { announcement: "Yunzai's start line", url: "this address", settings: "these settings" },
    undo: "Undo",
    undone: "The old values are back.",
    nothing:
      "Not understood. Paste the line with “连接地址” from Yunzai's window, or the line that keeps coming back in Lagrange's.",
    failed: "It could not be read; please paste it again.",
    log: {
      reconnecting: {
        means: "Lagrange cannot connect and keeps trying; its log hides the cause.",
        next: "Mostly Yunzai is not running, or address or port are wrong. Start Yunzai, then verify.",
      },
      pathRefused: {
        means: "Yunzai does not know the suffix that Lagrange uses (404).",
        next: "Verify with the suffix above; if Yunzai has just started, let it finish loading.",
      },
      tokenRefused: {
        means: "Yunzai refused Lagrange's token.",
        next: "Enter the token that auth in Yunzai's server.yaml asks for, then verify.",
      },
      otherStatus: (status) => ({
        means: `The answer was HTTP ${status}, which is not Yunzai's way.`,
        next: "Check address and port, then verify.",
      }),
      dropped: {
        means: "Lagrange got through and was dropped at once.",
        next: "Mostly the suffix is wrong. Verify with the suffix above.",
      },
      noImplementation: {
        means: "Lagrange's settings name nothing to connect to.",
        next: "Just go on: the wizard will write it.",
      },
      invalidUrl: (url) => ({
        means: `The address Lagrange put together cannot be used: ${url}`,
        next: "Just go on: the wizard will mend it.",
      }),
    },
  },
  verify: "Verify",
};
